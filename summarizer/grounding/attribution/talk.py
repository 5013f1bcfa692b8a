"""How speech goes on from sentence to sentence: “…,” she said. “…”"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.documents import Sentence
from summarizer.grounding.attribution.model import Attribution, Mode
from summarizer.grounding.attribution.quoted import Quoted, all_quoted
from summarizer.text import Span, has_word


@dataclass(frozen=True)
class _Heard:
    """Who was heard last, and where: the quotation that may go on in the next sentence."""

    sentence: Sentence
    attribution: Attribution
    quote: Quoted | None

    def goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence of quotation and nothing else is this speaker's too."""
        if sentence.number != self.sentence.number + 1:
            return False
        same = sentence.paragraph == self.sentence.paragraph
        leads = self.attribution.cue is not None and self.sentence.text.rstrip().endswith(":")
        return same or leads or (self.quote is not None and self.quote.open)


@dataclass(frozen=True)
class _Waiting:
    """A sentence of quotation and nothing else, and whose it is unless the next sentence tells."""

    sentence: Sentence
    parts: tuple[Quoted, ...]
    before: Attribution | None


class Talk:
    """Follows one document's speech over the borders of sentences."""

    def __init__(self) -> None:
        self._last: _Heard | None = None
        self._waiting: list[_Waiting] = []

    def hear(
        self, sentence: Sentence, parts: tuple[Quoted, ...], found: Sequence[Attribution], *, handed: bool
    ) -> Iterator[Attribution]:
        """The attributions that a sentence settles, its own and those of the quotations before it.

        A speaker does not go on after a sentence where the word is `handed` on: “…, and Reed cut in.”
        """
        if not found and all_quoted(sentence, [part.span for part in parts]):
            before = self._last.attribution if self._last and self._last.goes_on(sentence) else None
            self._waiting.append(_Waiting(sentence, parts, before))
            if before is not None:
                self._last = _Heard(sentence, before, parts[-1])
            return
        yield from self._settle(sentence, parts, found)
        yield from found
        quoting = [a for a in found if a.quotes]
        if said := quoting or [a for a in found if a.mode is Mode.SPEECH]:
            last = _Heard(sentence, said[-1], parts[-1] if parts and quoting else None)
            self._last = None if handed else last

    def waits(self, sentence: Sentence) -> bool:
        """Whether a quotation right before a sentence, in its paragraph, is nobody's yet."""
        last = self._waiting[-1] if self._waiting else None
        if last is None or last.before is not None:
            return False
        return (last.sentence.number + 1, last.sentence.paragraph) == (sentence.number, sentence.paragraph)

    def end(self) -> Iterator[Attribution]:
        """The attributions that no later sentence can tell more of."""
        waiting, self._waiting = self._waiting, []
        return iter([_continued(w, w.before) for w in waiting if w.before is not None])

    def _settle(
        self, sentence: Sentence, parts: Sequence[Quoted], found: Sequence[Attribution]
    ) -> Iterator[Attribution]:
        """Give the quotations that wait to whom this sentence names for them, else to who went on."""
        given, opening = _given_back(sentence, parts, found), _opening(sentence, parts, found)
        whole = self._waiting[-1].parts[-1].whole if self._waiting else None
        for waiting in self._waiting:
            near = waiting.sentence.paragraph == sentence.paragraph and waiting.parts[-1].whole == whole
            speaker = (given if near else opening if waiting.parts[-1].open else None) or waiting.before
            if speaker is not None:
                yield _continued(waiting, speaker)
        self._waiting = []


def _given_back(
    sentence: Sentence, parts: Sequence[Quoted], found: Sequence[Attribution]
) -> Attribution | None:
    """The attribution of a sentence that gives the quotation before it as well.

    Either the quotation ends in this sentence, or the sentence says no more than who spoke: “Lee asked.”
    """
    if parts and parts[0].whole.start < sentence.span.start:
        return next((a for a in found if parts[0].span in a.quotes), None)
    for attribution in found:
        words = [span for span in (attribution.speaker, attribution.cue) if span is not None]
        opening = Span(sentence.span.start, min((w.start for w in words), default=sentence.span.end))
        first = not has_word(opening.shifted(-sentence.span.start).of(sentence.text))
        if first and attribution.mode is Mode.SPEECH and attribution.cue and not attribution.content:
            return attribution
    return None


def _opening(sentence: Sentence, parts: Sequence[Quoted], found: Sequence[Attribution]) -> Attribution | None:
    """Who says the quotation with which a sentence opens: that of the paragraphs before, if left open."""
    if not parts or has_word(sentence.text[: max(parts[0].span.start - sentence.span.start, 0)]):
        return None
    return next((a for a in found if parts[0].span in a.quotes), None)


def _continued(waiting: _Waiting, speaker: Attribution) -> Attribution:
    """Quoted words that another sentence gives to their speaker."""
    sentence, spans = waiting.sentence, tuple(part.span for part in waiting.parts)
    cue = speaker.cue or speaker.continues
    return Attribution(
        sentence.number, sentence.document, speaker.voices, None, None, "", spans, spans, speaker.mode, cue
    )
