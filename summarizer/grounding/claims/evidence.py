"""The sentences that one claim is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.grounding.claims.context import REACH
from summarizer.grounding.claims.names import named_in
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text, opens
from summarizer.language.lexicon import Lexicon

# Of a long passage, so many of the sentences that have most of a claim are looked into.
_WIDE = 80


@dataclass(frozen=True)
class Evidence:
    """The numbers of the best sentences for a claim, and whether the claim cites them.

    Cited sentences are all the evidence there is, with those just before them, which tell whom they
    mean. Without citations the whole passage is, the sentences that have most of the claim first.
    """

    claim: Text
    numbers: tuple[int, ...]
    cited: bool
    sources: Sources
    lexicon: Lexicon

    @cached_property
    def best(self) -> tuple[Text, ...]:
        """The best sentences, the very best first."""
        return tuple(self.sources.text(number) for number in self.numbers)

    @cached_property
    def shares(self) -> Mapping[int, float]:
        """How much of the claim each sentence of the evidence has."""
        found = self.sources.shares({word.stem: 1.0 for word in self.claim.content})
        return (
            {number: share for number, share in found.items() if number in self.allowed}
            if self.cited
            else found
        )

    @cached_property
    def allowed(self) -> frozenset[int]:
        """The numbers of all sentences that may be looked into."""
        if self.cited:
            before = (s.number for number in self.numbers for s in self.sources.before(number, REACH))
            return frozenset((*self.numbers, *before))
        statements = self.sources.passage.statements
        if len(statements) <= _WIDE:
            return frozenset(sentence.number for sentence in statements)
        ranked = sorted(self.shares.items(), key=lambda pair: (-pair[1], pair[0]))
        near = (s.number for number in self.numbers for s in self.sources.before(number, REACH))
        return frozenset((*self.numbers, *near, *(number for number, _ in ranked[:_WIDE])))

    @cached_property
    def all(self) -> tuple[Text, ...]:
        """All sentences that may be looked into, in their order."""
        return tuple(self.sources.text(number) for number in sorted(self.allowed))

    def has(self, stem: str) -> bool:
        """Whether the sources have a word of this stem: all of them, or those that are cited."""
        if self.cited:
            return any(stem in text.stems for text in self.all)
        return self.sources.holds(stem)

    def means(self, stem: str) -> bool:
        """Whether the sources have a word that may stand for this one."""
        vocabulary = self.sources.vocabulary
        if not self.cited:
            return self.sources.means(stem)
        return any(vocabulary.alike(stem, other) for text in self.all for other in text.stems)

    def naming(self, name: Sequence[Word], claim: Text) -> list[int]:
        """The numbers of the sentences that name somebody."""
        numbers = set(self.allowed)
        if not self.cited:
            numbers.update(self.sources.holding(name[-1].stem)[:_WIDE])
        texts = (self.sources.text(number) for number in sorted(numbers))
        return [text.number or 0 for text in texts if named_in(name, claim, text, self.lexicon)]

    def capitalised(self, word: Word) -> bool:
        """Whether the sources have a word with a capital inside a sentence, and never without one."""
        same = [(other, text) for text in self.all for other in text.words if other.stem == word.stem]
        return any(not opens(other, text) for other, text in same) and all(other.capital for other, _ in same)
