"""The paragraphs of a text: lines that a narrow page had broken, joined again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from summarizer.segmentation.credits import is_byline
from summarizer.segmentation.footnotes import blanked, is_mark
from summarizer.segmentation.lexicon import Lexicon
from summarizer.segmentation.lines import Line, Mark
from summarizer.segmentation.names import label_at
from summarizer.text import Span

_NARROWEST_PAGE, _WIDEST_PAGE = 40, 130
_FULL = 0.8
_TERMINAL = tuple(".!?:;…。！？।॥؟۔")
_CLOSING = "\"'”’»›)]）】」』*_"
# A word of some length before the full stop is no abbreviation.
_AFTER_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?][”\"’»)]?\s+(?=\S)")
_ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, list item or row. `apart`, `marker` and `quoted` are as in its first line."""

    span: Span
    mark: Mark = Mark.PROSE
    marker: str = ""
    apart: bool = True
    quoted: bool = False
    lines: int = 1


def paragraphs_of(text: str, lines: Sequence[Line], words: Lexicon) -> tuple[Paragraph, ...]:
    """The paragraphs that `lines` of `text` make, in order.

    The layout decides whether a line break ends a paragraph: on a narrow page, a line ends where the
    next word would not have fitted, and seldom with a full stop.
    """
    breaks = _open_breaks(text, lines, words)
    width = _page_width(text, lines, breaks.keys())
    return tuple(_joined(text, lines, breaks, width=width))


def ends_sentence(text: str) -> bool:
    """Whether `text` ends in a terminal mark, but for quotation marks, brackets and marks of footnotes."""
    return blanked(text).rstrip().rstrip(_CLOSING).endswith(_TERMINAL)


def _joined(
    text: str, lines: Sequence[Line], breaks: Mapping[int, bool], *, width: int
) -> Iterator[Paragraph]:
    opening = 0
    for index, line in enumerate(lines, 1):
        if index in breaks and (
            breaks[index]
            or _hangs(lines[opening], lines[index])
            or _was_full(text, line, lines[index], width=width)
        ):
            continue
        first = lines[opening]
        span = Span(first.span.start, line.span.end)
        yield Paragraph(span, first.mark, first.marker, first.apart, first.quoted, index - opening)
        opening = index


def _open_breaks(text: str, lines: Sequence[Line], words: Lexicon) -> dict[int, bool]:
    """The lines that may go on with the line above: prose under prose or an item, nothing of its own.

    True for those that do so whatever the layout.
    """
    breaks: dict[int, bool] = {}
    credit_above = False
    for index, line in enumerate(lines):
        above, below = lines[index - 1].span.of(text), line.span.of(text)
        under_prose = index > 0 and _is_under_prose(lines[index - 1], line)
        closing = under_prose and ends_sentence(below) and not ends_sentence(above)
        credit = is_byline(below, words) and not closing
        if under_prose and not (credit or credit_above or _is_labelled(text, line, words)):
            breaks[index] = is_mark(below) or _is_left_open(above, below, words)
        credit_above = credit
    return breaks


def _is_under_prose(above: Line, below: Line) -> bool:
    return (
        below.mark is Mark.PROSE
        and above.mark in (Mark.PROSE, Mark.ITEM)
        and not below.apart
        and below.quoted == above.quoted
    )


def _is_left_open(above: str, below: str, words: Lexicon) -> bool:
    """Whether `above` leaves a second sentence unfinished, and `below` opens with a date: it is its end."""
    dated = words.date.match(below) is not None
    return dated and not ends_sentence(above) and _AFTER_SENTENCE.search(above) is not None


def _is_labelled(text: str, line: Line, words: Lexicon) -> bool:
    label = label_at(text, line.span.start, line.span.end)
    return label is not None and (label.is_speaker or label.name.lower() in words.labels)


def _hangs(opening: Line, below: Line) -> bool:
    return opening.mark is Mark.ITEM and below.indent >= opening.indent


def _page_width(text: str, lines: Sequence[Line], breaks: Set[int]) -> int:
    """The width at which lines were broken, or 0 if each line is a paragraph."""
    widths = sorted(_columns(text, lines[index - 1]) for index in breaks)
    width = widths[int(0.95 * len(widths))] if widths else 0
    if not _NARROWEST_PAGE <= width <= _WIDEST_PAGE:
        return 0
    ended = {index for index in breaks if ends_sentence(lines[index - 1].span.of(text))}
    broken = {index: _columns(text, lines[index - 1]) for index in breaks - ended}
    full = sum(n for i, n in broken.items() if _was_full(text, lines[i - 1], lines[i], width=width))
    return width if full >= 0.6 * sum(broken.values()) and len(ended) <= len(broken) else 0


def _was_full(text: str, above: Line, below: Line, *, width: int) -> bool:
    """Whether the page has a `width`, and the first word of `below` had no room on the line above.

    The page may have been wrapped with the addresses of its links or without.
    """
    start = text[below.span.start : min(below.span.end, below.span.start + _WIDEST_PAGE)]
    word = 2 if _is_wide(start[0]) else 1 + len(start.split(maxsplit=1)[0])
    return width > 0 and _columns(text, above) + _addresses(text, above) + word > _FULL * width


def _columns(text: str, line: Line) -> int:
    """The width of `line` on a page, where a wide character takes two columns, and an address none."""
    shown = text[line.span.start : min(line.span.end, line.span.start + _WIDEST_PAGE)]
    return line.span.end - line.start + sum(map(_is_wide, shown)) - _addresses(text, line)


def _addresses(text: str, line: Line) -> int:
    """The characters that the addresses of links take in `line`."""
    content = line.span.of(text)
    return sum(len(address) for address in _ADDRESS.findall(content)) if "](" in content else 0


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
