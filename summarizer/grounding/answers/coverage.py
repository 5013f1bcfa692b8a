"""How well each sentence of a passage covers the words of a question, its neighbours' words included."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.documents import Sentence
from summarizer.language.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# Cutting words here makes forms of one word alike, roughly, in a language without a vocabulary.
_STEM = 6
# What a word counts for that stands so many sentences before (or, negative, after) the one in question:
# “the bridge”, three sentences on, is “it”.
_NEAR = {0: 1.0, 1: 0.8, 2: 0.65, 3: 0.55, 4: 0.5, 5: 0.45, 6: 0.45, 7: 0.45, 8: 0.45, -1: 0.5, -2: 0.35}
_FAR = 0.25
# What it counts for in the question to which the sentence is the reply; and as the sentence's own.
_ASKED = 0.95
_ADOPTED = 0.5
_REPLY = 3
_SYNONYM = 0.8
_TURNED = {"+": "-", "-": "+"}


def terms(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The stems of the words with content, in order; in scripts without spaces, pairs of characters.

    >>> from summarizer.language.vocabulary import vocabulary
    >>> terms("When will the bridges open?", vocabulary("en"))
    ('bridg', 'open')
    """
    letters = "".join(_UNSPACED.findall(text))
    if len(letters) * 2 > len(text):
        return tuple(dict.fromkeys(letters[i : i + 2] for i in range(len(letters) - 1)))
    found = (match.group().casefold().replace("’", "'") for match in _WORD.finditer(text))
    plain = (word.removesuffix("'s") for word in found)
    return tuple(dict.fromkeys(_stem(word, vocabulary) for word in plain if word not in vocabulary.function))


def stems_of(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The stem of one word, a function word or not; more than one where a hyphen or a mark parts it."""
    return tuple(_stem(match.group().casefold(), vocabulary) for match in _WORD.finditer(word))


def _stem(word: str, vocabulary: Vocabulary) -> str:
    return vocabulary.stem(word) if vocabulary else word[:_STEM]


def keys(term: str, vocabulary: Vocabulary, *, opposites: bool = False) -> Iterator[tuple[str, float]]:
    """The term, and the senses that it shares with synonyms, and what each counts for.

    With `opposites`, also those of its opposites: that the price fell tells whether it rose.
    """
    yield term, 1.0
    for sense in sorted(vocabulary.senses(term)):
        yield f"#{sense}", _SYNONYM
        if opposites and sense[-1] in _TURNED:
            yield f"#{sense[:-1]}{_TURNED[sense[-1]]}", _SYNONYM


@dataclass(frozen=True)
class Cover:
    """How much of a question a sentence covers, 0 to 1, by what its words weigh.

    `around` counts its neighbours too; `own` is what stands in the sentence itself, or in the question to
    which it replies, and `core` how much of the question's core does.
    """

    around: float = 0.0
    own: float = 0.0
    core: float = 0.0


class TermIndex:
    """The terms of a passage's sentences; built in time linear in the text."""

    def __init__(self, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> None:
        self._sentences = sentences
        self._vocabulary = vocabulary

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        places: dict[str, list[int]] = {}
        for place, sentence in enumerate(self._sentences):
            told = f"{sentence.speaker} {sentence.line}"
            found = {key for term in terms(told, self._vocabulary) for key, _ in keys(term, self._vocabulary)}
            for key in found:
                places.setdefault(key, []).append(place)
        return places

    @cached_property
    def _asks(self) -> frozenset[int]:
        return frozenset(i for i, s in enumerate(self._sentences) if is_question(s))

    def covers(self, asked: Iterable[str], core: Iterable[str], *, opposites: bool) -> Mapping[int, Cover]:
        """How much each sentence, by its place, covers of the terms and of their core.

        Terms weigh by their rarity (inverse sentence frequency). Sentences that cover nothing near them
        are left out.
        """
        weights = {term: self._weight(term) for term in asked}
        cored = {term: weights[term] for term in core if term in weights} or weights
        total, total_core = sum(weights.values()) or 1.0, sum(cored.values()) or 1.0
        around: dict[int, float] = {}
        inside: dict[int, float] = {}
        central: dict[int, float] = {}
        far = 0.0
        for term, weight in weights.items():
            near, own = self._reach(term, opposites)
            far += _FAR * weight * bool(near)
            for place, share in near.items():
                around[place] = around.get(place, 0.0) + weight * (share - _FAR)
            for place, share in own.items():
                inside[place] = inside.get(place, 0.0) + weight * share
                central[place] = central.get(place, 0.0) + weight * share * (term in cored)
        return {
            place: Cover(
                (value + far) / total, inside.get(place, 0.0) / total, central.get(place, 0.0) / total_core
            )
            for place, value in around.items()
        }

    def _weight(self, term: str) -> float:
        return math.log(1 + len(self._sentences) / max(1, len(self._places.get(term, ()))))

    def _reach(self, term: str, opposites: bool) -> tuple[Mapping[int, float], Mapping[int, float]]:
        """What a term counts for at the places near it, and at those that have it themselves."""
        near: dict[int, float] = {}
        own: dict[int, float] = {}
        for key, worth in keys(term, self._vocabulary, opposites=opposites):
            for place in self._places.get(key, ()):
                own[place] = max(own.get(place, 0.0), worth)
                for step, share in _NEAR.items():
                    replies = self._replies(place + step, place)
                    value = worth * (_ASKED if replies else share)
                    if 0 <= place + step < len(self._sentences):
                        near[place + step] = max(near.get(place + step, 0.0), value)
                    if replies:
                        own[place + step] = max(own.get(place + step, 0.0), _ADOPTED * worth)
        return near, own

    def _replies(self, place: int, asked: int) -> bool:
        """Whether a sentence replies to a question: it is of the turn that follows, another speaker's."""
        if not 0 < place - asked <= _REPLY or asked not in self._asks or place >= len(self._sentences):
            return False
        turn = {sentence.speaker for sentence in self._sentences[asked + 1 : place + 1]}
        return len(turn) == 1 and not turn & {"", self._sentences[asked].speaker}


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence asks, rather than tells."""
    return sentence.line.rstrip("\"”’'»)] ").endswith(("?", "？", "؟", ";?"))
