"""The order in which a page is read: columns one after the other, what spans them where it stands.

A recursive cut in the manner of Nagy and Seth (1984), with what crosses a gutter cutting the columns
into bands instead of hiding the gutter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from summarizer.loaders.pdf.lines import Line, Strip, is_level, lines_of

# A column of running text: so many lines, so wide (in sizes of type), and so many of them full.
_LINES = 3
_WIDTH = 10.0
_FULL, _FULL_LINES = 0.7, 0.4
# Lines that begin within so many points of each other begin a column.
_EDGE = 3.0
_MOST_CROSSING = 0.5
_CANDIDATES = 12


class Gutter(NamedTuple):
    """What stands between two columns: nothing that begins left of `right` reaches past `left`."""

    left: float
    right: float

    def is_crossed_by(self, strip: Strip) -> bool:
        """Whether a strip reaches from one side to the other."""
        return strip.left < self.left and strip.right > self.right


def in_reading_order(strips: Sequence[Strip]) -> tuple[Line, ...]:
    """The lines of a page, as they are read."""
    lines: list[Line] = []
    for column, part in enumerate(_columns(strips)):
        lines.extend(lines_of(part, column=column))
    return tuple(lines)


def _columns(strips: Sequence[Strip]) -> Iterator[Sequence[Strip]]:
    gutter = _gutter(strips)
    if gutter is None:
        if strips:
            yield strips
        return
    for alone, group in groupby(
        _bands(strips, gutter), key=lambda band: not (all(band) and _is_beside(*band))
    ):
        bands = list(group)
        if alone:
            part = tuple(strip for band in bands for side in band for strip in side)
            yield from _columns(part) if len(part) < len(strips) else (part,)
            continue
        for left, right in bands:
            yield from _columns(left)
            yield from _columns(right)


def _bands(strips: Sequence[Strip], gutter: Gutter) -> Iterator[tuple[Sequence[Strip], Sequence[Strip]]]:
    """What stands left and right of a gutter between two strips that cross it, from the top of the page; what
    crosses it, with what is on its line, counts as left alone."""
    across = [strip for strip in strips if gutter.is_crossed_by(strip)]
    ordered = sorted(strips, key=attrgetter("y"))
    middle = (gutter.left + gutter.right) / 2
    for crosses, group in groupby(ordered, key=lambda strip: any(is_level(each, strip) for each in across)):
        band = tuple(group)
        left = tuple(s for s in band if crosses or (s.left + s.right) / 2 < middle)
        yield left, tuple(s for s in band if not crosses and (s.left + s.right) / 2 >= middle)


def _gutter(strips: Sequence[Strip]) -> Gutter | None:
    """The gutter that the fewest strips cross, if there are columns of running text beside it; of several,
    the one where most lines begin."""
    if len(strips) <= _LINES:
        return None
    edges = Counter(round(strip.left / _EDGE) for strip in strips)
    leftmost = min(edges)
    often = [edge for edge, _ in edges.most_common(_CANDIDATES) if edge > leftmost]
    found = [g for edge in often if (g := _gutter_at(strips, edge * _EDGE)) is not None]
    return min(found, key=lambda each: each[:2])[2] if found else None


def _gutter_at(strips: Sequence[Strip], edge: float) -> tuple[bool, int, Gutter] | None:
    """The gutter left of where some strips begin, whether it is a weak one, and how many strips cross it.

    Two columns of running text tell of a gutter by themselves. A column that has just begun does so if it
    was printed when the other one was full; the rows of a table are printed one after the other.
    """
    begin = edge - 1.5 * _EDGE
    left = [strip for strip in strips if strip.right <= begin]
    right = [strip for strip in strips if strip.left >= begin]
    crossing = len(strips) - len(left) - len(right)
    if crossing > _MOST_CROSSING * len(strips) or not (left and right) or not _is_beside(left, right):
        return None
    top, bottom = _extent(left)
    weak = not _is_running_text([strip for strip in right if top <= strip.y <= bottom])
    if not _is_running_text(left, until=begin) or (weak and not _is_printed_before(left, right)):
        return None
    return weak, crossing, Gutter(min(begin, max(strip.right for strip in left)), begin)


def _is_printed_before(left: Iterable[Strip], right: Iterable[Strip]) -> bool:
    """Whether all of `right` that stands beside `left` comes after it in the file."""
    top, bottom = _extent(left)
    last = max(strip.words[-1].span.end for strip in left)
    return all(strip.words[0].span.start >= last for strip in right if top <= strip.y <= bottom)


def _is_running_text(strips: Sequence[Strip], *, until: float | None = None) -> bool:
    """Whether strips fill a column, as lines of running text do and the cells of a table do not."""
    if len(strips) < _LINES:
        return False
    start = min(strip.left for strip in strips)
    width = max(strip.right for strip in strips) - start
    room = width if until is None else until - start
    full = sum(strip.right - start > _FULL * room for strip in strips)
    return width > _WIDTH * median(strip.size for strip in strips) and full >= _FULL_LINES * len(strips)


def _is_beside(left: Iterable[Strip], right: Iterable[Strip]) -> bool:
    """Whether two columns stand beside each other over some lines, and not one above the other."""
    (top, bottom), (upper, lower) = _extent(left), _extent(right)
    return min(bottom, lower) - max(top, upper) >= 0.3 * min(bottom - top, lower - upper)


def _extent(strips: Iterable[Strip]) -> tuple[float, float]:
    heights = [strip.y for strip in strips]
    return min(heights), max(heights)
