"""Tables without rules: lines whose gaps stand one above the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from summarizer.loaders.pdf.lines import Cell, Line

# Two rows make a table of three columns or more, three rows one of two.
_ROWS, _ROWS_OF_MANY = 3, 2
_MARKER = 4
# In sizes of type: a gap that tells of a column, one that is no marker's, and how far apart rows are.
_GAP, _ROOM, _DISTANCE = 1.0, 2.5, 3.2
# Lines closer to each other than most rows are may be lines of one cell.
_CLOSE, _NEXT = 0.85, 1.15
# What is no row of words: it holds a figure, or the dash that stands for none.
_FIGURE = re.compile(r"(?=.*\d).{1,24}$|[-–—−]$")
_ENDS = float("-inf"), float("inf")


@dataclass(frozen=True, slots=True)
class Table:
    """Lines `first` to `last`, the latter not included, and where the gaps between its columns are.

    It is `sure` if each line is a row and each column one: no cell goes on below, and no name of a column
    or what stands over several is outside.
    """

    first: int
    last: int
    gaps: tuple[float, ...]
    sure: bool = True

    def cells(self, line: Line) -> tuple[tuple[Cell, ...], ...]:
        """What of a line stands in each column."""
        bounds = [_ENDS[0], *self.gaps, _ENDS[1]]
        return tuple(
            tuple(cell for cell in line.cells if a <= (cell.left + cell.right) / 2 < b)
            for a, b in pairwise(bounds)
        )


def tables_in(lines: Sequence[Line], page: str) -> tuple[Table, ...]:
    """The tables among the lines of a page with the text `page`, in the order in which they are read."""
    tables: list[Table] = []
    index = 0
    while index < len(lines):
        table = _table_at(lines, index)
        if table is not None:
            tables.append(_judged(table, lines, page))
        index = table.last if table is not None else index + 1
    return tuple(tables)


def _table_at(lines: Sequence[Line], first: int) -> Table | None:
    """The longest table that begins with line `first`, with the line above it that names its columns."""
    gaps, wide = _gaps(lines[first]), _wide(lines[first])
    last = first + 1
    while wide and last < len(lines) and _is_below(lines[last - 1], lines[last]):
        line = lines[last]
        common = _common(wide, [*_wide(line), *_around(line)])
        parted = _common(wide, _wide(line))
        if not parted or (len(common) < len(wide) and last - first >= _ROWS_OF_MANY):
            break
        gaps, wide, last = _common(gaps, [*_gaps(line), *_around(line)]), common, last + 1
    heading = _heading(lines[first - 1], gaps) if first else []
    if len(heading) == len(gaps) and _is_below(lines[first - 1], lines[first]):
        first, gaps = first - 1, heading
    rows = _ROWS_OF_MANY if len(wide) > 1 else _ROWS
    if not wide or last - first < rows:
        return None
    return Table(first, last, tuple((left + right) / 2 for left, right in gaps))


def _heading(line: Line, gaps: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """What of the gaps a line above of several cells leaves free; the first column may have no name."""
    around = _around(line)[:1] if len(line.cells) > 1 else []
    return _common(gaps, [*_gaps(line), *around])


def _judged(table: Table, lines: Sequence[Line], page: str) -> Table:
    """A table, and whether it is sure; one that is not has all lines that may belong to it."""
    first, last = table.first, table.last
    most = max(lower.y - upper.y for upper, lower in pairwise(lines[first:last]))
    if first and _is_below(lines[first - 1], lines[first]):
        first -= _heads(table, lines[first - 1], (lines[first].y - lines[first - 1].y) / most)
    while last < len(lines) and _is_below(lines[last - 1], lines[last]):
        if not _ends_cell(table, lines[last], (lines[last].y - lines[last - 1].y) / most, page):
            break
        last += 1
    whole = (first, last) == (table.first, table.last)
    return replace(table, first=first, last=last, sure=whole and _is_sure(table, lines, most, page))


def _heads(table: Table, line: Line, distance: float) -> bool:
    """Whether the line above, so many rows away, names several columns, or may be a row or a part of one."""
    return distance < _NEXT and (line.left > table.gaps[0] or _fits(table, line))


def _ends_cell(table: Table, line: Line, distance: float, page: str) -> bool:
    """Whether the line below, so many rows away, is the rest of a cell of the last row."""
    near = distance < _CLOSE or (distance < _NEXT and line.text(page)[:1].islower())
    return near and _fits(table, line)


def _fits(table: Table, line: Line) -> bool:
    """Whether each cell of a line stands in one column."""
    return not any(cell.left < gap < cell.right for cell in line.cells for gap in table.gaps)


def _is_sure(table: Table, lines: Sequence[Line], most: float, page: str) -> bool:
    rows = [table.cells(line) for line in lines[table.first : table.last]]
    if not (all(rows[0][1:]) and all(map(_is_column, zip(*rows, strict=True)))):
        return False
    distances = (lower.y - upper.y for upper, lower in pairwise(lines[table.first : table.last]))
    return all(
        _is_row(row, page, apart=distance >= _CLOSE * most)
        for row, distance in zip(rows[1:], distances, strict=True)
    )


def _is_column(cells: Sequence[Sequence[Cell]]) -> bool:
    """Whether cells stand one above the other, and not in two columns of which one is always empty."""
    ordered = sorted((cell for each in cells for cell in each), key=attrgetter("left"))
    reach = _ENDS[0]
    for index, cell in enumerate(ordered):
        if index and cell.left > reach:
            return False
        reach = max(reach, cell.right)
    return True


def _is_row(row: Sequence[Sequence[Cell]], page: str, *, apart: bool) -> bool:
    """Whether a line is a row by itself, and not what of the row above did not fit on its line."""
    label, *others = (" ".join(run.span.of(page) for cell in cells for run in cell.runs) for cells in row)
    figures = [_FIGURE.match(words) is not None for words in others if words]
    if not (label and figures):
        return False
    if len(figures) < len(others) or not apart:
        return all(figures)
    return any(figures) or not label[0].islower()


def _around(line: Line) -> list[tuple[float, float]]:
    """What a line leaves free before its first cell and behind its last one."""
    return [(_ENDS[0], line.left), (line.right, _ENDS[1])]


def _gaps(line: Line) -> list[tuple[float, float]]:
    return [(before.right, after.left) for before, after in pairwise(line.cells)]


def _wide(line: Line) -> list[tuple[float, float]]:
    """The gaps that tell of columns, but for the one behind a list's or a heading's marker."""
    gaps = [(left, right) for left, right in _gaps(line) if right - left > _GAP * line.size]
    marker = sum(run.span.end - run.span.start for run in line.cells[0].runs)
    if len(gaps) == 1 and marker <= _MARKER and gaps[0][0] == line.cells[0].right:
        return [] if gaps[0][1] - gaps[0][0] < _ROOM * line.size else gaps
    return gaps


def _common(
    gaps: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """What both rows leave free."""
    both = [(max(a, c), min(b, d)) for a, b in gaps for c, d in others]
    return [(left, right) for left, right in both if right - left > 1.0]


def _is_below(above: Line, line: Line) -> bool:
    size = max(above.size, line.size)
    return line.column == above.column and 0 < line.y - above.y < _DISTANCE * size
