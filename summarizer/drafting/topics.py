"""What a passage speaks of: the concepts of its statements, and how much each weighs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.documents import Kind, Sentence
from summarizer.grounding.reading import Reading

if TYPE_CHECKING:
    from summarizer.language.parse import Token

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
# Cutting words here makes forms of one word alike, roughly, in any language.
_STEM = 6
# What a topic that the chosen sentences have counts the next time: two sides may speak of one thing.
_AGAIN = 0.35
# A sentence of which so much is said already says nothing else.
_MOST = 0.6
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def unspaced(text: str) -> str:
    """The characters of `text` that are of scripts which put no space between words."""
    return "".join(_UNSPACED.findall(text))


@lru_cache(maxsize=100_000)  # every drafter asks it of the same sentences, disputes many times over
def concepts(text: str, stop: frozenset[str]) -> frozenset[str]:
    """What a sentence speaks of: its content words, cut to stems, and pairs of neighbours.

    >>> sorted(concepts("The harbour dues rose.", frozenset({"the"})))
    ['dues', 'dues rose', 'harbou', 'harbou dues', 'rose']
    """
    letters = unspaced(text)
    if len(letters) * 2 > len(text):  # there, pairs of characters stand for words
        return frozenset(letters[i : i + 2] for i in range(len(letters) - 1))
    words = [w.casefold() for w in _WORD.findall(text)]
    stems = [w.removesuffix("’s").removesuffix("'s")[:_STEM] for w in words if w not in stop and len(w) > 1]
    return frozenset(stems) | frozenset(f"{a} {b}" for a, b in pairwise(stems))


@dataclass(frozen=True)
class Topics:
    """How much each concept weighs in a passage, and what each statement speaks of."""

    weights: Mapping[str, float]
    by_sentence: Mapping[int, frozenset[str]]

    @cached_property
    def heaviest(self) -> float:
        """The weight of the statement that speaks of most; never 0."""
        return max((self.weight(number) for number in self.by_sentence), default=0.0) or 1.0

    def weight(self, number: int, covered: frozenset[str] | set[str] = frozenset()) -> float:
        """The weight of what a sentence adds to what is covered; what it tells anew counts for less."""
        own = self.by_sentence[number]
        fresh = sum(self.weights.get(concept, 0.0) for concept in own - covered)
        return fresh + _AGAIN * sum(self.weights.get(concept, 0.0) for concept in own & covered)


def topics(reading: Reading) -> Topics:
    """The topics of a passage: a concept weighs by the number of statements that share it.

    After the concept-coverage objective of Gillick and Favre, “A Scalable Global Model for
    Summarization” (2009), with logarithmic weights, so that one frequent name does not outweigh all. A
    word of a heading weighs more, one of a speaker's name less: who speaks is counted apart.
    """
    by_sentence = {s.number: _concepts(s, reading) for s in reading.passage.statements}
    counts = Counter(concept for found in by_sentence.values() for concept in found)
    stop = reading.lexicon["stop.words"]
    headings = frozenset().union(
        *(concepts(s.text, stop) for s in reading.passage.sentences if s.kind is Kind.HEADING)
    )
    names = _names(reading)
    weights = {
        concept: math.log(n + (concept in headings)) * _share(concept, headings, names)
        for concept, n in counts.items()
        if n + (concept in headings) > 1
    }
    return Topics(weights, by_sentence)


def _share(concept: str, headings: frozenset[str], names: frozenset[str]) -> float:
    words = concept.split()
    weight = 1.5 if len(words) > 1 else 1.0
    return weight * (1.3 if concept in headings else 1.0) * (0.5 if set(words) & names else 1.0)


def _concepts(sentence: Sentence, reading: Reading) -> frozenset[str]:
    """The nouns and full verbs of a parsed sentence, with noun pairs; of any other, its words."""
    doc = reading.docs.get(sentence.number)
    stop = reading.lexicon["stop.words"]
    if doc is None:
        return concepts(sentence.text, stop)
    plain = stop | reading.lexicon["speech"] | reading.lexicon["issues.vague"]
    stems = {t.i: t.lemma_.lower()[:_STEM] for t in doc if _full(t) and t.lemma_.lower() not in plain}
    pairs = (f"{stem} {stems[i + 1]}" for i, stem in stems.items() if i + 1 in stems)
    return frozenset(stems.values()) | frozenset(pairs)


def _full(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"} and token.is_alpha and not token.like_num


def _names(reading: Reading) -> frozenset[str]:
    """The stems of the parties' and speakers' names."""
    names = (
        name for voices in reading.parties.values() for voice in voices for name in (voice.name, voice.party)
    )
    return frozenset(word.casefold()[:_STEM] for name in names for word in _WORD.findall(name))


def repeats(number: int, chosen: Iterable[int], found: Topics) -> bool:
    """Whether most of what a statement says is said by one that was chosen."""
    own = found.by_sentence[number]
    return any(len(own & found.by_sentence[other]) > _MOST * len(own) for other in chosen) if own else False
