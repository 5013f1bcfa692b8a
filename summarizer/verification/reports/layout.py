"""A note cut into runs at the borders of what was judged in it, for every report that shows it whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from summarizer.text import Span
from summarizer.verification.results import Judged, JudgedQuote, Verification
from summarizer.verification.shown import ornaments

MARKS = frozenset("“”„‟\"«»‹›「」『』‘’‚'")


class Standing(IntEnum):
    """How something in a note came off; the worst is the highest."""

    UNJUDGED = 0
    STANDS = 1
    WARNED = 2
    FAILS = 3

    @property
    def word(self) -> str:
        """The name that a style sheet knows it by."""
        return self.name.lower()


class Item(NamedTuple):
    """A quote or a claim, numbered in the order of the note, from 1.

    `span` is its range in the note's text, the quotation marks around it included.
    """

    number: int
    judged: Judged
    span: Span

    @property
    def standing(self) -> Standing:
        if not self.judged.stands:
            return Standing.FAILS
        return Standing.WARNED if self._is_doubtful else Standing.STANDS

    @property
    def _is_doubtful(self) -> bool:
        judged = self.judged
        if isinstance(judged, JudgedQuote):
            return bool(judged.finding.warnings)
        return bool(judged.outweighed or judged.resting)


class Run(NamedTuple):
    """A stretch of the note that the same items cover; `opens` are those that begin with it.

    `text` is as it stands in the note, `shown` without Markdown's marks.
    """

    text: str
    shown: str
    standing: Standing
    opens: tuple[Item, ...]


class Stretch(NamedTuple):
    """Whole lines of the note, and what was judged in them; none is cut by the border."""

    line: int
    runs: tuple[Run, ...]
    items: tuple[Item, ...]


def items_of(verification: Verification) -> tuple[Item, ...]:
    """All that was judged, numbered."""
    text = verification.note.text
    return tuple(
        Item(number, judged, _with_marks(text, judged.place.span))
        for number, judged in enumerate(verification.judged, 1)
    )


def stretches_of(verification: Verification) -> Iterator[Stretch]:
    """The note in stretches of lines, in order; blank lines end up at the end of the stretch before."""
    text = verification.note.text
    items = items_of(verification)
    ornamented = ornaments(text)
    at = 0
    for line, span in _stretches(text, items):
        first = at
        while at < len(items) and items[at].span.start < span.end:
            at += 1
        held = items[first:at]
        yield Stretch(line, tuple(_runs(text, span, held, ornamented)), held)


def _with_marks(text: str, span: Span) -> Span:
    before = span.start > 0 and text[span.start - 1] in MARKS
    after = span.end < len(text) and text[span.end] in MARKS
    return Span(span.start - before, span.end + after) if before and after else span


def _stretches(text: str, items: Sequence[Item]) -> Iterator[tuple[int, Span]]:
    """The lines, those together over whose border something judged goes; each with its line number."""
    start = end = at = reach = 0
    opening = 1
    for line, content in enumerate(text.splitlines(keepends=True), 1):
        end += len(content)
        while at < len(items) and items[at].span.start < end:
            reach = max(reach, items[at].span.end)
            at += 1
        if reach <= end:
            yield opening, Span(start, end)
            start, opening = end, line + 1


def _runs(text: str, span: Span, items: Sequence[Item], ornamented: Sequence[Span]) -> Iterator[Run]:
    borders = {span.start, span.end}
    for item in items:
        borders |= {item.span.start, item.span.end}
    for start, end in pairwise(sorted(borders)):
        covering = [item for item in items if item.span.start <= start and end <= item.span.end]
        yield Run(
            text=text[start:end],
            shown=_without(text, Span(start, end), ornamented),
            standing=max((item.standing for item in covering), default=Standing.UNJUDGED),
            opens=tuple(item for item in items if item.span.start == start),
        )


def _without(text: str, span: Span, ornamented: Sequence[Span]) -> str:
    """The text of `span` less the ornaments in it, which are in order and apart."""
    kept = []
    at = span.start
    for ornament in ornamented[bisect_left(ornamented, Span(span.start, span.start)) :]:
        if ornament.start >= span.end:
            break
        kept.append(text[at : ornament.start])
        at = min(ornament.end, span.end)
    return "".join([*kept, text[at : span.end]])
