"""A claim in another language than its sources: what can be compared is compared by value, and no word is.

Figures, dates, names and quotations mean the same in any language. A name is doubted where two capitals stand
side by side, as first name and last name do; one word with a capital may be a noun, or a town by its own name
in that language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from summarizer.grounding.claims import quoted
from summarizer.grounding.claims.dates import meets
from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.figures import Figure, agree, derived
from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.names import kindred
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text
from summarizer.text import Span

_COUNTED = 12
"""What a small number in words says may be counted from the sources."""


@dataclass(frozen=True)
class Foreign:
    """A claim, analysed by the vocabulary of its own language, and its evidence by that of the sources."""

    claim: Text
    evidence: Evidence

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What a claim in this language can be checked for."""
        if not self.claim.vocabulary:  # its months are not known, nor its millions
            return (Fault.NAME, Fault.QUOTE)
        return (Fault.NUMBER, Fault.DATE, Fault.NAME, Fault.QUOTE)

    def doubts(self) -> Iterator[Doubt]:
        """What speaks against the claim."""
        if self.claim.vocabulary:
            yield from chain(self._figures(), self._dates())
        yield from chain(self._names(), quoted.doubts(self.claim, self.evidence))

    def _figures(self) -> Iterator[Doubt]:
        theirs = [figure for text in self.evidence.all for figure in text.figures]
        best = [figure for text in self.evidence.best for figure in text.figures]
        for figure in self.claim.figures:
            counted = figure.spelled and figure.value <= _COUNTED
            stands = any(agree(figure, other) for other in theirs) or derived(figure, best)
            if not counted and not stands and not self._year(figure):
                yield self._doubt(Fault.NUMBER, self.claim.words[figure.first : figure.last + 1])

    def _year(self, figure: Figure) -> bool:
        """Whether a bare number is the year of one of the dates there."""
        years = {moment.year for text in self.evidence.all for moment in text.moments}
        return not figure.unit and figure.value in years

    def _dates(self) -> Iterator[Doubt]:
        theirs = [moment for text in self.evidence.all for moment in text.moments]
        for moment in self.claim.moments:
            if not any(meets(moment, other) for other in theirs):
                yield self._doubt(Fault.DATE, self.claim.words[moment.first : moment.last + 1])

    def _names(self) -> Iterator[Doubt]:
        for run in self.claim.names:
            name = self._untitled([word for word in run if word not in self._counting])
            if len(name) > 1 and not self._described(name) and not self._named(name):
                yield self._doubt(Fault.NAME, name)

    @cached_property
    def _counting(self) -> frozenset[Word]:
        """The words of figures: “Millionen Euro” is no name."""
        return frozenset(w for f in self.claim.figures for w in self.claim.words[f.first : f.last + 1])

    def _untitled(self, run: Sequence[Word]) -> Sequence[Word]:
        """A run of capitals without the titles and posts that open it: “Verkehrsministerin Ann Lee”."""
        titles = tuple(self.claim.vocabulary.words("names", "titles"))
        while run and titles and run[0].text.endswith(titles):
            run = run[1:]
        return run

    def _described(self, name: Sequence[Word]) -> bool:
        """Whether it is a common name that each language has in words of its own: “Vereinte Nationen”."""
        endings = tuple(self.claim.vocabulary.words("names", "adjectives"))
        if endings and any(word.text.endswith(endings) for word in name[:-1]):
            return True
        return self.claim.of(name).casefold() in _territories(self.claim.vocabulary.language)

    def _named(self, name: Sequence[Word]) -> bool:
        """Whether the evidence has all of the name, or its last word where the sources have all of it."""
        if any(all(_has(word, text) for word in name) for text in self.evidence.all):
            return True
        sources = self.evidence.sources
        holding = map(sources.text, sources.holding(sources.vocabulary.stem(name[-1].text)))
        known = any(all(_has(word, text) for word in name) for text in holding)
        return known and any(_has(name[-1], text) for text in self.evidence.all)

    def _doubt(self, kind: Fault, words: Sequence[Word]) -> Doubt:
        span = Span(words[0].span.start, words[-1].span.end)
        return Doubt(Reason(kind, span.of(self.claim.text), span), Rule.UNSEEN)


def _has(word: Word, source: Text) -> bool:
    return word.text in source.forms or any(
        other.capital and kindred(word.text, other.text, source.vocabulary) for other in source.words
    )


@cache
def _territories(language: str) -> frozenset[str]:
    """The names that a language has for the countries of the world."""
    from babel import Locale

    return frozenset(name.casefold() for name in Locale.parse(language).territories.values())
