"""The paragraphs of a text: lines that a narrow page had broken, joined again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.segmentation.lines import Line, Mark, lines_of
from summarizer.text import Span

_WIDEST_PAGE = 130
_TOLERANCE = 0.8
_TERMINAL = tuple(".!?:;…。！？।؟۔။።")
_CLOSING = "\"'”’»)]*_"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading, list item or row; `apart` as its first line has it."""

    span: Span
    mark: Mark = Mark.PROSE
    marker: str = ""
    apart: bool = True
    quoted: bool = False
    lines: int = 1


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of `text`, in order.

    Whether a line break ends a paragraph is decided by the layout: on a narrow page, a line ends where
    the next word would not have fitted, and seldom with a full stop.
    """
    lines = lines_of(text)
    width = _page_width(text, lines)
    return tuple(_joined(text, lines, width))


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does: in a terminal mark, quotation marks and brackets aside."""
    return text.rstrip().rstrip(_CLOSING).endswith(_TERMINAL)


def _joined(text: str, lines: Sequence[Line], width: int) -> Iterator[Paragraph]:
    current: Paragraph | None = None
    opening = above = None
    for line in lines:
        if current and opening and above and _goes_on(text, opening, above, line, width=width):
            current = replace(current, span=Span(current.span.start, line.span.end), lines=current.lines + 1)
        else:
            if current:
                yield current
            current = Paragraph(line.span, line.mark, line.marker, line.apart, line.quoted)
            opening = line
        above = line
    if current:
        yield current


def _goes_on(text: str, opening: Line, above: Line, line: Line, *, width: int) -> bool:
    if not _adjoin(above, line) or opening.mark not in (Mark.PROSE, Mark.ITEM):
        return False
    if opening.mark is Mark.ITEM and line.indent >= opening.indent > 0:
        return True
    return width > 0 and _was_full(text, above, line, width)


def _adjoin(above: Line, line: Line) -> bool:
    return not line.apart and line.mark is Mark.PROSE and line.quoted == above.quoted


def _page_width(text: str, lines: Sequence[Line]) -> int:
    """The width at which lines were broken, or 0 if each line is a paragraph."""
    breaks = [(a, b) for a, b in pairwise(lines) if _adjoin(a, b) and a.mark in (Mark.PROSE, Mark.ITEM)]
    if not breaks:
        return 0
    widths = sorted(above.width for above, _ in breaks)
    width = widths[int(0.95 * (len(widths) - 1))]
    full = [above for above, below in breaks if _was_full(text, above, below, width)]
    ended = sum(ends_sentence(above.span.of(text)) for above in full)
    broken = width <= _WIDEST_PAGE and len(full) >= 0.6 * len(breaks) and ended <= 0.5 * len(full)
    return width if broken else 0


def _was_full(text: str, above: Line, below: Line, width: int) -> bool:
    """Whether the first word of `below` would not have fitted on the line above it."""
    start = text[below.span.start : min(below.span.end, below.span.start + width)]
    spaced = unicodedata.east_asian_width(start[0]) not in "WF"
    word = len(start.split(maxsplit=1)[0]) if spaced else 1
    return above.width + spaced + word > _TOLERANCE * width
