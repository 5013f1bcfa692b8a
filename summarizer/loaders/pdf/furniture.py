"""Running headers, footers and page numbers, told by what repeats from page to page at one place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import attrgetter
from statistics import median

from summarizer.loaders.pdf.hyphens import HYPHENS
from summarizer.loaders.pdf.lines import Line
from summarizer.loaders.pdf.sheets import Sheet, body_size

# Lines of a header or a footer that are looked at, from the edge inwards.
_DEEPEST = 3
# Points by which the place may differ from page to page.
_SAME_PLACE = 3.0
_APART = 1.3
_FEWEST = 3
# Of the pages between the first and the last with a header: every second one, as in books, and some without.
_DENSE = 0.4
_ALL_BUT_ALL = 0.8
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ORNAMENT = " \t-–—·•|[]()"


@dataclass(frozen=True, slots=True)
class _Edge:
    """What is outermost of a page's lines that are left: one of them, or all that stand side by side.

    `apart` tells that it stands off from what is next to it.
    """

    sheet: Sheet
    lines: tuple[Line, ...]
    words: str
    apart: bool

    @property
    def y(self) -> float:
        """Where it stands, in points from the top."""
        return self.lines[0].y


def furniture(sheets: Sequence[Sheet]) -> frozenset[tuple[int, Line]]:
    """The lines that are no part of the text, each with the number of its page.

    A line is one if it stands at the edge of its page, and says the same, but for a number, at the same
    place of others: on three pages or more, on most of those between the first and the last, and apart from
    the text; or with a number that counts the pages. What merely repeats at the top of the text is not
    apart from it, or stands where other pages have text.
    """
    gone: set[tuple[int, Line]] = set()
    usual = _leading(sheets)
    for top in (True, False):
        for depth in range(_DEEPEST):
            parts = [tuple(_edges(sheet, gone, usual, top=top)) for sheet in sheets]
            pages = len(sheets) if depth == 0 else 0
            found = {
                (edge.sheet.number, line)
                for edges in (list(chain.from_iterable(parts)), list(_wholes(parts)))
                for edge in _running(edges, pages, top=top)
                for line in edge.lines
            }
            if not found:
                break
            gone |= found
    return frozenset(gone.union(_interrupting(sheets, gone, usual), _stamps(sheets)))


def _stamps(sheets: Sequence[Sheet]) -> Iterator[tuple[int, Line]]:
    """What runs across the text of three pages or more: a watermark, a stamp in the margin."""
    stamps: defaultdict[str, set[tuple[int, Line]]] = defaultdict(set)
    for sheet in sheets:
        for line in sheet.askew:
            stamps[_NUMBER.sub("#", line.text(sheet.text).casefold())].add((sheet.number, line))
    for found in stamps.values():
        if len({number for number, _ in found}) >= _FEWEST:
            yield from found


def _interrupting(
    sheets: Sequence[Sheet], gone: set[tuple[int, Line]], usual: float
) -> Iterator[tuple[int, Line]]:
    """What stands apart at the top of a page while a sentence runs on over it: a header that comes once."""
    for above, sheet in pairwise(sheets):
        edges = list(_edges(sheet, gone, usual, top=True))
        level = [line for edge in edges for line in edge.lines]
        below = [line for line in sheet.lines if (sheet.number, line) not in gone and line not in level]
        before = [line for line in above.lines if (above.number, line) not in gone]
        body = body_size(before)
        before = [line for line in before if line.size > 0.95 * body]
        if not (before and below) or not all(edge.apart and _is_in_margin(edge) for edge in edges):
            continue
        if _is_open(before[-1].text(above.text)) and below[0].text(sheet.text)[:1].islower():
            yield from ((sheet.number, line) for line in level)


def _is_open(text: str) -> bool:
    """Whether a line ends within a sentence."""
    return text[-1:].isalpha() or text.endswith((",", *HYPHENS))


def _edges(sheet: Sheet, gone: set[tuple[int, Line]], usual: float, *, top: bool) -> Iterator[_Edge]:
    """The outermost lines that are left of a page, which may stand side by side; lines are `usual` points
    apart."""
    lines = sorted((line for line in sheet.lines if (sheet.number, line) not in gone), key=attrgetter("y"))
    if not lines:
        return
    if not top:
        lines.reverse()
    level = [line for line in lines if abs(line.y - lines[0].y) <= _SAME_PLACE]
    inner = lines[len(level) :]
    for line in level:
        over = (
            abs(other.y - line.y) for other in inner if other.left < line.right and line.left < other.right
        )
        apart = min(over, default=float("inf")) > _APART * usual
        yield _Edge(sheet, (line,), _SPACE.sub(" ", line.text(sheet.text)).strip(), apart)


def _wholes(parts: Iterable[Sequence[_Edge]]) -> Iterator[_Edge]:
    """What stands side by side and apart as one: above columns, a header is in parts, elsewhere one line."""
    for each in parts:
        if each and all(part.apart for part in each):
            ordered = sorted(each, key=lambda part: part.lines[0].left)
            lines = tuple(line for part in ordered for line in part.lines)
            yield _Edge(each[0].sheet, lines, " ".join(part.words for part in ordered), apart=True)


def _leading(sheets: Sequence[Sheet]) -> float:
    """How far the lines of a file usually stand from those below them."""
    pairs = (pair for sheet in sheets for pair in pairwise(sheet.lines))
    gaps = [below.y - above.y for above, below in pairs if above.column == below.column]
    return median([gap for gap in gaps if gap > _SAME_PLACE] or [0.0])


def _running(edges: Sequence[_Edge], pages: int, *, top: bool) -> Iterator[_Edge]:
    groups: defaultdict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        if _is_number_of_page(edge, top=top):
            yield edge
        else:
            groups[_NUMBER.sub("#", edge.words.casefold())].append(edge)
    level = [group for same in groups.values() for group in _at_one_place(same)]
    for group in level:
        if _counts(group) or (_repeats(group, pages) and not _is_amid_text(group, level)):
            yield from group


def _at_one_place(edges: Sequence[_Edge]) -> Iterator[list[_Edge]]:
    group: list[_Edge] = []
    for edge in sorted(edges, key=lambda each: each.y):
        if group and edge.y - group[-1].y > _SAME_PLACE:
            yield group
            group = []
        group.append(edge)
    yield sorted(group, key=lambda each: each.sheet.number)


def _is_number_of_page(edge: _Edge, *, top: bool) -> bool:
    """Whether the line is the page's number or label, and nothing else; at the foot, with a word before."""
    words = edge.words.strip(_ORNAMENT).casefold()
    if not top:
        words = words.rpartition(" ")[2] if words.count(" ") == 1 and words[0].isalpha() else words
    return edge.apart and words in (str(edge.sheet.number), edge.sheet.label.casefold()) and words != ""


def _counts(group: Sequence[_Edge]) -> bool:
    """Whether a number in the line counts the pages, most of them."""
    if len(group) < 2:
        return False
    offsets = [{value - edge.sheet.number for value in _values(edge.words)} for edge in group]
    steady = sum(bool(before & after) for before, after in pairwise(offsets))
    return steady >= max(1, 0.6 * (len(group) - 1))


def _values(words: str) -> Iterator[int]:
    for match in _NUMBER.finditer(words):
        yield int(match[0]) if match[0].isdigit() else _roman(match[0].lower())


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))


def _repeats(group: Sequence[_Edge], pages: int) -> bool:
    """Whether a line comes often enough, and stands off from the text or is on all but all of `pages`,
    which are 0 where it would have to stand off."""
    numbers = [edge.sheet.number for edge in group]
    among = numbers[-1] - numbers[0] + 1
    apart = sum(edge.apart for edge in group) >= _ALL_BUT_ALL * len(group)
    outside = all(_is_in_margin(edge) for edge in group)
    if len(group) == pages == 2:
        return apart and outside
    if len(group) < _FEWEST or len(group) < _DENSE * among:
        return False
    return apart or (outside and len(group) > _FEWEST and 0 < _ALL_BUT_ALL * pages <= len(group))


def _is_in_margin(edge: _Edge) -> bool:
    return not 0.12 * edge.sheet.height < edge.y < 0.88 * edge.sheet.height


def _is_amid_text(group: Sequence[_Edge], groups: Sequence[Sequence[_Edge]]) -> bool:
    """Whether other pages have a line of their own at that place: it is where the text begins, or ends."""
    place = median(edge.y for edge in group)
    own = sum(len(each) == 1 and abs(each[0].y - place) <= _SAME_PLACE for each in groups)
    return own >= 0.5 * len(group)
