"""The lines of a text: what each holds beside the marks that lay it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from summarizer.text import Span


class Mark(StrEnum):
    """What a line's own marks make it."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something to read on it.

    `span` leaves out marks and outer space. `start` is where the line itself starts; `apart` tells that
    a blank line or a mere rule stands before it; `marker` is the list marker, `quoted` a Markdown quote.
    """

    span: Span
    start: int
    mark: Mark = Mark.PROSE
    marker: str = ""
    apart: bool = True
    quoted: bool = False

    @property
    def width(self) -> int:
        """Characters from the start of the line to the end of what it holds."""
        return self.span.end - self.start

    @property
    def indent(self) -> int:
        """Characters before what it holds, marks included."""
        return self.span.start - self.start


_QUOTED = re.compile(r"[ ]{0,3}>(?:[ ]?>)*[ ]?")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(?P<held>.*?)[ \t#]*$")
_BOLD_HEADING = re.compile(r"\s*(\*\*|__)(?P<held>[^*_]*[^*_.:,;!?])\1\s*$")
_ITEM = re.compile(
    r"[ \t\u3000]*(?P<marker>[-*+•‣◦▪●○■□–·◆►▶]|\(?(?:\d{1,3}|[a-zA-Z])[.)])[ \t\u3000]+(?:\[[ xX]\] )?(?P<held>.*)$"
)
_ROW = re.compile(r"\s*\|(?P<held>.*?)\|?\s*$|(?P<loose>[^|]*\s\|\s[^|]*\s\|\s.*)$")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)\s*[\w+.-]*\s*$")
_FURNITURE = re.compile(
    r"\s*(?:!\[[^\]]*\]\([^)]*\)\s*)+$"  # images
    r"|\s*\[[^\]]+\]:\s*\S+(?:\s+[\"'(].*[\"')])?\s*$"  # the address of a link
    r"|\s*<!--.*-->\s*$"
)
_UNDERLINE = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*$")
_HEADING_WIDTH = 100


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold a letter or a digit, in order; front matter, rules, images left out.

    Every line break that Unicode knows ends a line: CRLF and a lone CR too.
    """
    raw = _raw_lines(text)
    code = _code_lines([line for _, line in raw])
    lines: list[Line] = []
    apart = True
    for index in range(_front_matter([line for _, line in raw]), len(raw)):
        start, content = raw[index]
        if lines and not apart and _underlines(content, lines):
            lines[-1] = replace(lines[-1], mark=Mark.HEADING)
        line = None if code.get(index) is False else _read(content, start, in_code=index in code)
        if line is not None:
            lines.append(replace(line, apart=apart))
        apart = line is None
    return tuple(lines)


def _raw_lines(text: str) -> list[tuple[int, str]]:
    raw = []
    start = 0
    for line in text.splitlines(keepends=True):
        raw.append((start, line.rstrip()))
        start += len(line)
    return raw


def _front_matter(raw: Sequence[str]) -> int:
    """How many lines a leading block between two `---` takes."""
    if not raw or raw[0] != "---":
        return 0
    closing = next((i for i, line in enumerate(raw[1:40], 1) if line in ("---", "...")), 0)
    held = [line for line in raw[1:closing] if line and not line.startswith((" ", "-", "#"))]
    return closing + 1 if held and all(re.match(r"[\w-]+:", line) for line in held) else 0


def _code_lines(raw: Sequence[str]) -> dict[int, bool]:
    """The lines of fenced code, by index: whether they are code (True) or its fence (False)."""
    fences = [
        index for index, line in enumerate(raw) if line.lstrip()[:3] in ("```", "~~~") and _FENCE.match(line)
    ]
    code: dict[int, bool] = {}
    for opening, closing in zip(fences[::2], fences[1::2], strict=False):
        code.update(dict.fromkeys(range(opening + 1, closing), True))
        code.update({opening: False, closing: False})
    return code


def _underlines(content: str, lines: Sequence[Line]) -> bool:
    above = lines[-1]
    return (
        above.mark is Mark.PROSE
        and above.apart
        and above.width <= _HEADING_WIDTH
        and bool(_UNDERLINE.match(content))
    )


def _read(content: str, start: int, *, in_code: bool) -> Line | None:
    if not any(map(str.isalnum, content)):
        return None
    if in_code:
        return _line(content, start, Span(0, len(content)), mark=Mark.CODE)
    if _FURNITURE.match(content):
        return None
    quote = _QUOTED.match(content)
    begin = quote.end() if quote else 0
    line = next(_marked(content, start, begin))
    return replace(line, quoted=quote is not None)


def _marked(content: str, start: int, begin: int) -> Iterator[Line]:
    for pattern, mark in (
        (_HEADING, Mark.HEADING),
        (_BOLD_HEADING, Mark.HEADING),
        (_ITEM, Mark.ITEM),
        (_ROW, Mark.ROW),
    ):
        match = pattern.match(content, begin)
        if match is None:
            continue
        held = Span(*match.span("loose" if mark is Mark.ROW and match["held"] is None else "held"))
        if any(map(str.isalnum, held.of(content))):
            marker = match["marker"] if mark is Mark.ITEM else ""
            yield _line(content, start, held, mark=mark, marker=marker)
    yield _line(content, start, Span(begin, len(content)))


def _line(content: str, start: int, held: Span, *, mark: Mark = Mark.PROSE, marker: str = "") -> Line:
    inside = held.of(content)
    left = held.start + len(inside) - len(inside.lstrip())
    right = held.start + len(inside.rstrip())
    return Line(Span(left, right).shifted(start), start, mark, marker)
