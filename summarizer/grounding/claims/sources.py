"""The sentences that claims are held against: analysed once, and found again by their rare words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from math import log

from summarizer.documents import Passage, Sentence
from summarizer.grounding.claims.dates import day_of
from summarizer.grounding.claims.terms import words_of
from summarizer.grounding.claims.texts import Text
from summarizer.language.vocabulary import Vocabulary

# What it counts that a sentence tells little else, beside what it has of the claim.
_CLOSE = 0.3
# So many sentences that have most of a claim are looked at more closely.
_RANKED = 30
# A word in the sense of another finds its sentence, but for less.
_SENSE = 0.6
# Common words find nothing: a word in more sentences than this is passed over where there are others.
_COMMON = 800


class Sources:
    """The statements of a passage as analysed texts, with an index of their words."""

    def __init__(self, passage: Passage, vocabulary: Vocabulary) -> None:
        self.passage = passage
        self.vocabulary = vocabulary
        self._texts: dict[int, Text] = {}

    @cached_property
    def dates(self) -> Mapping[str, date | None]:
        """The date of each document, as its date line or its first lines tell."""
        return {document.id: self._dated(document.id, document.date) for document in self.passage.documents}

    def _dated(self, id: str, written: str) -> date | None:
        if written:
            return day_of(written, self.vocabulary)
        first = [s for s in self.passage.sentences if s.document == id and not s.is_statement][:4]
        days = (day_of(sentence.text, self.vocabulary) for sentence in first)
        return next((day for day in days if day is not None), None)

    def text(self, number: int) -> Text:
        """A sentence, analysed; whoever's turn it is stands before it."""
        if number not in self._texts:
            sentence = self.passage.sentence(number)
            line = f"{sentence.speaker}: {sentence.line}" if sentence.speaker else sentence.line
            self._texts[number] = Text(line, self.vocabulary, number, self.dates[sentence.document])
        return self._texts[number]

    @cached_property
    def _postings(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the statements that hold a stem."""
        found: dict[str, list[int]] = {}
        for sentence in self.passage.statements:
            words = words_of(f"{sentence.speaker} {sentence.line}", self.vocabulary)
            for stem in {word.stem for word in words}:
                found.setdefault(stem, []).append(sentence.number)
        return found

    @cached_property
    def _meanings(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the statements that hold a stem of a sense."""
        found: dict[str, set[int]] = {}
        for stem, numbers in self._postings.items():
            for sense in self.vocabulary.senses(stem):
                found.setdefault(sense, set()).update(numbers)
        return {sense: sorted(numbers) for sense, numbers in found.items()}

    def holding(self, stem: str) -> Sequence[int]:
        """The numbers of the statements that have a word of this stem."""
        return self._postings.get(stem, ())

    def holds(self, stem: str) -> bool:
        """Whether any statement has a word of this stem."""
        return stem in self._postings

    def means(self, stem: str) -> bool:
        """Whether any statement has a word of this stem, or one of its senses."""
        return self.holds(stem) or any(sense in self._meanings for sense in self.vocabulary.senses(stem))

    def weight(self, stem: str) -> float:
        """How telling a word is: the logarithm of how rare it is among the statements."""
        return log(1 + len(self.passage.statements) / (0.5 + len(self._postings.get(stem, ()))))

    def best(
        self, terms: Mapping[str, float], *, limit: int = 4, among: Collection[int] | None = None
    ) -> tuple[int, ...]:
        """The numbers of the sentences that fit the terms best, the very best first.

        `terms` are stems with what each counts. A sentence counts for its share of their weight (rare
        words weigh more: inverse document frequency), and a little for having not much else.
        """
        shares = self.shares(terms, among=among)
        first = sorted(shares, key=lambda number: (-shares[number], number))[:_RANKED]
        total = sum(share * self.weight(stem) for stem, share in terms.items()) or 1.0
        fits = {n: shares[n] + _CLOSE * min(1.0, shares[n] * total / self._size(n)) for n in first}
        return tuple(sorted(fits, key=lambda number: (-fits[number], number))[:limit])

    def literal(self, stems: Collection[str], *, among: Collection[int] | None = None) -> tuple[int, ...]:
        """The two sentences that have most of the stems themselves, other words for them aside."""
        found = Counter(number for stem in stems for number in self._postings.get(stem, ()))
        ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(number for number, _ in ranked if among is None or number in among)[:2]

    def _size(self, number: int) -> float:
        """The weight of all that a sentence tells."""
        return sum(self.weight(word.stem) for word in self.text(number).content) or 1.0

    def _held(
        self, terms: Mapping[str, float], among: Collection[int] | None = None
    ) -> dict[int, dict[str, float]]:
        """What each sentence that has any of the terms has of them."""
        held: dict[int, dict[str, float]] = {}
        for stem, share in terms.items():
            weight = share * self.weight(stem)
            for number, value in self._found(stem):
                if among is None or number in among:
                    held.setdefault(number, {})[stem] = value * weight
        return held

    def shares(
        self, terms: Mapping[str, float], *, among: Collection[int] | None = None
    ) -> Mapping[int, float]:
        """How much of the terms' weight each sentence has, from 0 to 1; those that have none are left out."""
        total = sum(share * self.weight(stem) for stem, share in terms.items()) or 1.0
        return {number: sum(has.values()) / total for number, has in self._held(terms, among).items()}

    def _found(self, stem: str) -> Iterable[tuple[int, float]]:
        exact = self._postings.get(stem, ())
        if len(exact) <= _COMMON or len(self._postings) < _COMMON:
            yield from ((number, 1.0) for number in exact)
        if len(exact) > _COMMON:
            return
        seen = set(exact)
        for sense in self.vocabulary.senses(stem):
            numbers = self._meanings.get(sense, ())
            if len(numbers) <= _COMMON:
                yield from ((number, _SENSE) for number in numbers if number not in seen)

    def before(self, number: int, reach: int) -> tuple[Sentence, ...]:
        """The statements just before one, in its document, the nearest first."""
        document = self.passage.sentence(number).document
        near = (n for n in range(number - 1, max(0, number - 1 - reach), -1) if n in self.passage)
        found = (self.passage.sentence(n) for n in near)
        return tuple(s for s in found if s.document == document)
