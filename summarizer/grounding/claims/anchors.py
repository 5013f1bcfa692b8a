"""What of a claim must stand in its sources as it is, and beside the same: figures, dates, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from summarizer.grounding.claims.dates import Moment, meets
from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.figures import Figure, agree, derived
from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.links import Links
from summarizer.grounding.claims.names import own, place
from summarizer.grounding.claims.speech import speech_stems
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text, opens
from summarizer.language.lexicon import Lexicon
from summarizer.text import Span

# What a small count says may be counted from the sources.
_SMALL = 12
# What a cited sentence has, though beside other words, is less doubtful.
_CITED = 0.3
# An anchor may be apart from its neighbours where other sentences have so much more of them, and surely is.
_LOOSE, _APART = 0.1, 0.4


@dataclass(frozen=True)
class Anchors:
    """The figures, dates and names of a claim, held against the evidence."""

    claim: Text
    evidence: Evidence
    links: Links
    lexicon: Lexicon

    def doubts(self) -> Iterator[Doubt]:
        """What speaks against each of them."""
        return chain(self._figures(), self._dates(), self._names())

    def _figures(self) -> Iterator[Doubt]:
        for figure in self.claim.figures:
            words = self.claim.words[figure.first : figure.last + 1]
            if figure.unit == "" and figure.spelled and figure.value <= 1:
                continue
            holders = any(agree(figure, f) for text in self.evidence.all for f in text.figures)
            if not holders and not self._follows(figure) and not self._spelled(figure, words):
                small = figure.spelled and figure.value <= _SMALL and figure.unit in {"", "ordinal", "times"}
                yield self._doubt(Fault.NUMBER, words, Rule.UNCOUNTED if small else Rule.UNSEEN)

    def _spelled(self, figure: Figure, words: Sequence[Word]) -> bool:
        """Whether a number in words stands so in the best sentences, whatever it counts there."""
        running = f" {' '.join(word.text for word in words)} "
        return figure.spelled and any(running in text.running for text in self.evidence.best)

    def _follows(self, figure: Figure) -> bool:
        """Whether the figure can be worked out from those of the best sentences."""
        figures = [f for text in self.evidence.best for f in text.figures]
        return derived(figure, figures) or _between(figure, self.evidence.best)

    def _dates(self) -> Iterator[Doubt]:
        for moment in self.claim.moments:
            words = self.claim.words[moment.first : moment.last + 1]
            holders = [n for n, text in self._numbered() if any(meets(moment, m) for m in text.moments)]
            if holders:
                yield from self._loose(Fault.DATE, words, holders)
            elif not self._appeared(moment) and not self._lasting(words):
                yield self._doubt(Fault.DATE, words, Rule.UNSEEN)

    def _lasting(self, words: Sequence[Word]) -> bool:
        """Whether a time that is counted, “within twelve months”, stands there as a length of time."""
        counted = " ".join(word.text for word in words[1:])
        return len(words) > 2 and any(f" {counted} " in text.running for text in self.evidence.all)

    def _appeared(self, moment: Moment) -> bool:
        """Whether it is the day on which the document appeared, and its sentence tells no other."""
        best = self.evidence.best[:1]
        today = best[0].today if best and not best[0].moments else None
        return today is not None and any(low <= today.toordinal() <= high for low, high in moment.days)

    def _names(self) -> Iterator[Doubt]:
        for name in self.claim.names:
            words = own(name, self.claim, self.lexicon)
            if not words or self._plain(name):
                continue
            holders = self.evidence.naming(words, self.claim)
            if holders:
                yield from self._loose(Fault.NAME, words, holders)
            else:
                yield self._doubt(Fault.NAME, words, Rule.UNSEEN)

    def _numbered(self) -> Iterator[tuple[int, Text]]:
        return ((text.number or 0, text) for text in self.evidence.all)

    def _loose(self, kind: Fault, words: Sequence[Word], holders: Iterable[int]) -> Iterator[Doubt]:
        plain = min(1.0, (self.links.gap(words, holders) - _LOOSE) / (_APART - _LOOSE))
        if plain > 0:
            yield self._doubt(kind, words, Rule.APART, plain * (_CITED if self.evidence.cited else 1.0))

    def _doubt(self, kind: Fault, words: Sequence[Word], rule: Rule, strength: float = 1.0) -> Doubt:
        span = Span(words[0].span.start, words[-1].span.end)
        return Doubt(Reason(kind, span.of(self.claim.text), span), rule, strength)

    def _plain(self, name: Sequence[Word]) -> bool:
        """Whether a single word may have its capital from opening the sentence."""
        (first, *more) = name
        if more or not opens(first, self.claim):
            return False
        if self.evidence.capitalised(first) or place(self.claim.of(name)):
            return False
        at = self.claim.words.index(first)
        speech = speech_stems(self.claim.vocabulary)
        return not any(word.stem in speech for word in self.claim.words[at + 1 : at + 2])


def _between(figure: Figure, texts: Sequence[Text]) -> bool:
    """Whether a count is that of the years between two dates."""
    told = {moment.year for text in texts for moment in text.moments if moment.year}
    years = told | {text.today.year for text in texts if text.today}
    return any(later - earlier == figure.value for earlier in years for later in years)
