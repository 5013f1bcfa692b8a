"""What of a claim must stand in its sources as it is: figures, dates, names, quoted words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.claims.dates import Moment, meets
from summarizer.grounding.claims.figures import Figure, agree, derived
from summarizer.grounding.claims.findings import Fault, Reason
from summarizer.grounding.claims.names import known, own, place
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text, opens
from summarizer.language.lexicon import Lexicon
from summarizer.text import Span, fold


@dataclass(frozen=True)
class Anchors:
    """The figures, dates, names and quotations of a claim, held against `sources`, the best first.

    `around` are sentences that tell whom and what the sources mean: those before them.
    """

    claim: Text
    sources: Sequence[Text]
    around: Sequence[Text]
    lexicon: Lexicon

    def reasons(self) -> Iterator[Reason]:
        """Each that stands in no sentence."""
        yield from self._figures()
        yield from self._dates()
        yield from self._names()
        yield from self._quotations()

    def _reason(self, kind: Fault, span: Span, found: str = "") -> Reason:
        best = self.sources[0].number if self.sources and found else None
        return Reason(kind, span.of(self.claim.text), span, best, found)

    def _figures(self) -> Iterator[Reason]:
        for figure in self.claim.figures:
            if not self.holds_figure(figure):
                yield self._reason(Fault.NUMBER, figure.span)

    def holds_figure(self, figure: Figure) -> bool:
        """Whether some sentence has the figure, or the best ones together give it."""
        if any(agree(figure, other) for text in self.sources for other in text.figures):
            return True
        return any(derived(figure, text.figures) for text in self.sources[:2])

    def _dates(self) -> Iterator[Reason]:
        for moment in self.claim.moments:
            if not self.holds_moment(moment):
                yield self._reason(Fault.DATE, moment.span)

    def holds_moment(self, moment: Moment) -> bool:
        """Whether some sentence has the date, or is told of the day on which its document appeared."""
        if any(meets(moment, other) for text in (*self.sources, *self.around) for other in text.moments):
            return True
        today = self.sources[0].today if self.sources else None
        if today is None or self.sources[0].moments:
            return False
        day = today.toordinal()
        return any(low <= day <= high for low, high in moment.days) and moment.day is not None

    def _names(self) -> Iterator[Reason]:
        for name in self.claim.names:
            words = own(name, self.claim, self.lexicon)
            if words and not known(words, self.claim, (*self.sources, *self.around), self.lexicon):
                if not self._plain(name):
                    yield self._reason(Fault.NAME, Span(words[0].span.start, words[-1].span.end))

    def _plain(self, name: Sequence[Word]) -> bool:
        """Whether a single word may have its capital from opening the sentence."""
        (first, *more) = name
        if more or not opens(first, self.claim):
            return False
        at = self.claim.words.index(first)
        speech = {self.claim.vocabulary.stem(verb) for verb in self.lexicon["speech"]}
        speaks = any(word.stem in speech for word in self.claim.words[at + 1 : at + 2])
        return not (place(self.claim.of(name)) or speaks)

    def _quotations(self) -> Iterator[Reason]:
        folded = [" " + " ".join(word.text for word in text.words) + " " for text in (*self.sources, *self.around)]
        for span in self.claim.quotations:
            parts = [part for part in span.of(self.claim.text).replace("...", "…").split("…")]
            for part in parts:
                words = " ".join(word.text for word in Text(_plain_words(part), self.claim.vocabulary).words)
                if words and not any(f" {words} " in text for text in folded):
                    yield self._reason(Fault.QUOTE, span)
                    break


def _plain_words(part: str) -> str:
    """A part of a quotation without what its writer put in brackets: “[T]he” is “The”."""
    return fold(part.replace("[", "").replace("]", ""))
