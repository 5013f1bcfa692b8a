"""The lines of a text: what each holds beside the marks that lay it out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from summarizer.segmentation.rows import stating_rows
from summarizer.text import Span, has_word


class Mark(StrEnum):
    """What a line's own marks make it; `CELLS` are what stands between bars and is no row of data."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    CELLS = "cells"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something to read on it.

    `span` leaves out marks and outer space; `start` is where the line itself starts. `apart` tells that
    a blank line or a mere rule stands before it. `marker` is the list marker, `quoted` a Markdown quote.
    """

    span: Span
    start: int
    mark: Mark = Mark.PROSE
    marker: str = ""
    apart: bool = True
    quoted: bool = False

    @property
    def indent(self) -> int:
        """Characters before what the line holds, marks included."""
        return self.span.start - self.start


# Each is matched against a line without its outer right space, and takes time in proportion to it.
_QUOTED = re.compile(r"[ ]{0,3}>(?:[ ]?>)*[ ]?")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(?P<held>.{1,300}?)(?:[ \t]{1,9}#{1,9})?$")
_BOLD_LINE = re.compile(r"\s*(\*\*|__)(?P<held>[^*_]*[^*_.:,;!?])\1$")
_ITEM = re.compile(
    r"[ \t\u3000]*(?P<marker>[-*+•‣◦▪●○■□–·◆►▶]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[A-Z]\))"
    r"[ \t\u3000]+(?:\[[ xX]\] )?(?P<held>\S.*)$"
)
_ROW = re.compile(r"\s*\|(?P<held>.*?)\|?$")
_DATA = re.compile(r"\s*\|?(?P<held>.*?)\|?$")
_LOOSE_ROW = re.compile(r"(?P<held>[^|]*\s\|\s[^|]*\s\|\s.*)$")
_MARKED = (
    (_HEADING, Mark.HEADING),
    (_BOLD_LINE, Mark.HEADING),
    (_ITEM, Mark.ITEM),
    (_ROW, Mark.CELLS),
    (_LOOSE_ROW, Mark.CELLS),
)
_UNDERLINE = re.compile(r"\s{0,3}(?:={3,}|-{3,})$")
_UNDERLINED_WIDTH = 100
_FENCE = re.compile(r"\s{0,3}(?:```+|~~~+)\s*[\w+.-]*$")
_FURNITURE = re.compile(
    r"\s*(?:!\[[^\]]*\]\([^)]*\)\s*)+$"  # images
    r"|\s*\[[^\]]+\]:\s*\S+(?:\s+[\"'(].*[\"')])?$"  # the address of a link
    r"|\s*<!--.*-->$"
)
_KEY = re.compile(r"[\w-]+:")
_FRONT_MATTER_LINES = 40


def lines_of(text: str, *, months: Collection[str] = ()) -> tuple[Line, ...]:
    """The lines of `text` that hold a letter or a digit, in order; front matter, rules, images left out.

    Every line break that Unicode knows ends a line, a lone CR too. A number with a dot before one of
    `months` is a day, and no list marker.
    """
    raw = _raw_lines(text)
    contents = [content for _, content in raw]
    code = _code_lines(contents)
    rows = stating_rows(contents)
    lines: list[Line] = []
    apart = True
    for index in range(_front_matter(contents), len(raw)):
        start, content = raw[index]
        if not apart and _underlines(content, lines[-1]):
            lines[-1] = replace(lines[-1], mark=Mark.HEADING)
        is_empty = code.get(index) is False or not has_word(content) or _FURNITURE.match(content)
        if not is_empty:
            fixed = Mark.CODE if index in code else Mark.ROW if index in rows else None
            mark, marker, held = _fixed(content, fixed) if fixed else _reading(content, months=months)
            quoted = _QUOTED.match(content) is not None and mark is not Mark.CODE
            lines.append(Line(held.trimmed(content).shifted(start), start, mark, marker, apart, quoted))
        apart = bool(is_empty)
    return tuple(lines)


def unmarked(text: str, lines: Sequence[Line]) -> str:
    """`text` with a space for each character outside of `lines`: the same offsets, and no marks."""
    parts: list[str] = []
    end = 0
    for line in lines:
        parts += (" " * (line.span.start - end), line.span.of(text))
        end = line.span.end
    return "".join(parts) + " " * (len(text) - end)


def _raw_lines(text: str) -> list[tuple[int, str]]:
    raw = []
    start = 0
    for line in text.splitlines(keepends=True):
        raw.append((start, line.rstrip()))
        start += len(line)
    return raw


def _front_matter(contents: Sequence[str]) -> int:
    """How many lines a leading block of keys between two rules takes."""
    if not contents or contents[0] != "---":
        return 0
    head = contents[1:_FRONT_MATTER_LINES]
    closing = next((i for i, line in enumerate(head) if line in ("---", "...")), 0)
    keys = [line for line in head[:closing] if line and not line.startswith((" ", "-", "#"))]
    return closing + 2 if keys and all(map(_KEY.match, keys)) else 0


def _code_lines(contents: Sequence[str]) -> Mapping[int, bool]:
    """The lines of fenced code, by index: True for code, False for its fences. An open end is no code."""
    fences = [i for i, line in enumerate(contents) if "``" in line or "~~" in line if _FENCE.match(line)]
    code: dict[int, bool] = {}
    for opening, closing in zip(fences[::2], fences[1::2], strict=False):
        code.update(dict.fromkeys(range(opening + 1, closing), True))
        code.update({opening: False, closing: False})
    return code


def _underlines(content: str, above: Line) -> bool:
    heads = above.mark is Mark.PROSE and above.apart and above.span.end - above.start <= _UNDERLINED_WIDTH
    return heads and _UNDERLINE.match(content) is not None


def _fixed(content: str, mark: Mark) -> tuple[Mark, str, Span]:
    """What a line of code or a row of data, known by the lines about it, holds beside its marks."""
    match = _DATA.match(content) if mark is Mark.ROW else None
    return mark, "", Span(*match.span("held")) if match else Span(0, len(content))


def _reading(content: str, *, months: Collection[str]) -> tuple[Mark, str, Span]:
    """What a line is, its list marker, and what it holds beside its marks."""
    quote = _QUOTED.match(content)
    begin = quote.end() if quote else 0
    for pattern, mark in _MARKED:
        match = pattern.match(content, begin)
        if match is None or not has_word(match["held"]):
            continue
        marker = match["marker"] if mark is Mark.ITEM else ""
        is_day = marker[:1].isdigit() and match["held"].split()[0].lower().rstrip(".,") in months
        if not is_day:
            return mark, marker, Span(*match.span("held"))
    return Mark.PROSE, "", Span(begin, len(content))
