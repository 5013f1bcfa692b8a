"""Key sentences: those that together cover what the documents speak of most, without repetition."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.documents import Kind, Sentence
from summarizer.grounding.reading import Reading

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
# Scripts that put no space between words: there, pairs of characters stand for words.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# Cutting words here makes forms of one word alike, roughly, in any language.
_STEM = 6
# A sentence with more of it between quotation marks is nothing but quotation.
_QUOTED = 0.85
_STRESS = 1.3
# What a topic that the chosen sentences have counts the next time: two sides may speak of one thing.
_AGAIN = 0.35
_LEANING = frozenset({"he", "she", "they", "it", "this", "that", "these", "those", "them", "him", "i", "we"})
# More sentences than this are first thinned by their own weight, so that a long text stays linear.
_CANDIDATES = 2_000


@lru_cache(maxsize=100_000)
def concepts(text: str, stop: frozenset[str]) -> frozenset[str]:
    """What a sentence speaks of: its content words, cut to stems, and pairs of neighbours.

    >>> sorted(concepts("The harbour dues rose.", frozenset({"the"})))
    ['dues', 'dues rose', 'harbou', 'harbou dues', 'rose']
    """
    if len(_UNSPACED.findall(text)) * 2 > len(text):
        letters = "".join(_UNSPACED.findall(text))
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


def key_sentences(
    reading: Reading,
    count: int,
    *,
    covered: frozenset[int] = frozenset(),
    stressed: frozenset[int] = frozenset(),
) -> tuple[Sentence, ...]:
    """The `count` statements that cover most of the passage's topics between them, in order.

    What the statements `covered` say is taken as said: neither they nor their like are chosen. Those
    `stressed` count for more.

    Greedy maximisation of coverage; a sentence's gain is divided by the root of its length, and
    multiplied by a prior for its place and kind. Ties go to the earlier sentence.
    """
    found = topics(reading)
    candidates = [s for s in reading.passage.statements if s.number not in covered]
    fitness = _Fitness.of(reading)
    priors = {s.number: fitness(s) * (_STRESS if s.number in stressed else 1.0) for s in candidates}
    if len(candidates) > _CANDIDATES:
        candidates.sort(key=lambda s: -found.weight(s.number) * priors[s.number])
        candidates = candidates[:_CANDIDATES]
    before = [reading.passage.sentence(number) for number in sorted(covered)]
    chosen: list[Sentence] = []
    said: set[str] = set().union(*(found.by_sentence[number] for number in covered))
    heard: Counter[str] = Counter()
    prominence = _prominence(reading)
    while candidates and len(chosen) < count:
        best = max(
            candidates,
            key=lambda s: (
                _gain(s, found, said) * priors[s.number] * _fresh(s, reading, heard, prominence),
                -s.number,
            ),
        )
        candidates.remove(best)
        if _repeats(best, [*before, *chosen], found):
            continue
        chosen.append(best)
        said |= found.by_sentence[best.number]
        heard.update({v.party for a in reading.said.get(best.number, ()) for v in a.voices})
    return tuple(sorted(chosen, key=lambda s: s.number))


def _gain(sentence: Sentence, found: Topics, covered: set[str]) -> float:
    return (found.weight(sentence.number, covered) + 0.01) / math.sqrt(len(sentence.text) + 40)


def _fresh(
    sentence: Sentence, reading: Reading, heard: Counter[str], prominence: Mapping[str, float]
) -> float:
    """More for a party that is much heard, less for one that the chosen sentences quote already."""
    parties = {v.party for a in reading.said.get(sentence.number, ()) for v in a.voices if not v.observer}
    if not parties:
        return 1.0
    return max((1.1 + prominence[party]) * 0.8 ** heard[party] for party in parties)


def _prominence(reading: Reading) -> Mapping[str, float]:
    """The share of each party in all that is said, the most heard as 1."""
    counts = Counter(v.party for a in reading.attributions for v in a.voices)
    most = max(counts.values(), default=1)
    return {party: count / most for party, count in counts.items()}


def _repeats(sentence: Sentence, chosen: Sequence[Sentence], found: Topics) -> bool:
    """Whether most of what a sentence says is said by one that was chosen."""
    own = found.by_sentence[sentence.number]
    return any(len(own & found.by_sentence[c.number]) > 0.6 * len(own) for c in chosen) if own else False


@dataclass(frozen=True)
class _Fitness:
    """How fit sentences are to stand as points, from their place, length, form and what is said in them.

    `openings` are the paragraphs in which the documents open, `transcript` is whether turns make up most
    of the passage.
    """

    reading: Reading
    openings: Mapping[str, Sentence]
    transcript: bool

    @classmethod
    def of(cls, reading: Reading) -> _Fitness:
        openings: dict[str, Sentence] = {}
        for sentence in reading.passage.statements:
            openings.setdefault(sentence.document, sentence)
        spoken = sum(bool(sentence.speaker) for sentence in reading.passage.statements)
        return cls(reading, openings, spoken > len(reading.passage.statements) / 2)

    def __call__(self, sentence: Sentence) -> float:
        fit = self._place(sentence) * _size(sentence) * _standing(sentence, self.reading)
        return fit * _news(sentence, self.reading)

    def _place(self, sentence: Sentence) -> float:
        """News comes first; in a transcript, what nobody says (the agenda, who was present) comes last."""
        if self.transcript:
            return 1.0 if sentence.speaker else 0.2
        opening = self.openings[sentence.document]
        return (
            2.0 if sentence == opening else 1.0 + 0.4 / (1 + 0.2 * (sentence.paragraph - opening.paragraph))
        )


def _size(sentence: Sentence) -> float:
    if sentence.text.rstrip().endswith(("?", "？", "؟")):
        return 0.3
    if _UNSPACED.search(sentence.text):
        return 1.0
    words = sentence.text.count(" ") + 1
    return 0.4 if words < 8 else 0.8 if words > 50 else 1.0


def _standing(sentence: Sentence, reading: Reading) -> float:
    """Less for a sentence that leans on the one before, or is all quotation."""
    doc = reading.docs.get(sentence.number)
    if doc is None:
        return 1.0
    said = reading.said.get(sentence.number, ())
    share = sum(q.end - q.start for a in said for q in a.quotes) / len(sentence.text)
    if share > _QUOTED and not any(a.cue for a in said):
        return 0.1  # words without their speaker
    weight = 0.5 if share > 0.6 else 1.0
    leaning = [t for t in doc if t.lower_ in _LEANING and _refers(t)]
    outside = [t for t in leaning if not _resolved_inside(t)] or _anaphors(doc, reading)
    weight *= 0.35 if outside else 0.85 if leaning else 1.0
    return weight * (0.6 if doc[0].tag_ in {"VBN", "CC"} or doc[0].lower_ in {"that", "this", "as"} else 1.0)


def _refers(token: Token) -> bool:
    """Whether a pronoun, or a “those” before a noun, points to something said before."""
    return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} or (
        token.dep_ == "det" and token.tag_ == "DT"
    )


def _resolved_inside(pronoun: Token) -> bool:
    """Whether the sentence itself has, before a pronoun, what it may stand for."""
    nouns = {"NOUN", "PROPN"}
    before = [t for t in pronoun.doc if t.i < pronoun.i and t.pos_ in nouns and t.dep_ != "compound"]
    if pronoun.lower_ in {"he", "she", "him", "they", "them"}:
        return any(t.pos_ == "PROPN" for t in before)
    verbs = {pronoun.head.i, *(above.i for above in pronoun.ancestors)}
    subjects = {t.i for t in before if t.dep_ in {"nsubj", "nsubjpass"} and t.head.i in verbs}
    return any(t.ent_type_ != "PERSON" and t.i not in subjects for t in before)


def _anaphors(doc: Doc, reading: Reading) -> list[Token]:
    """“the announcement”, “the figure”: nouns that name what was said before, and nothing more."""
    return [
        t
        for t in doc
        if t.lower_ in reading.lexicon["claims.denial_nouns"] | reading.lexicon["open.proposal_nouns"]
        and [c.lower_ for c in t.children if not c.is_punct] == ["the"]
        and t.dep_ in {"dobj", "pobj"}
    ]


def _news(sentence: Sentence, reading: Reading) -> float:
    """More where somebody takes a stand, sets a condition, or names a figure."""
    weight = 1.0
    said = reading.said.get(sentence.number, ())
    words = set(sentence.text.lower().split())
    if not said and words & reading.lexicon["words.modals"]:
        weight *= 0.5  # what the reporter thinks might be
    if any(a.verb and a.verb not in reading.lexicon["plain_speech"] for a in said):
        weight *= 1.2
    if words & reading.lexicon["words.condition"]:
        weight *= 1.25
    return weight * (1.1 if any(c.isdigit() for c in sentence.text) else 1.0)
