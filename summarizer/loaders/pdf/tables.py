"""Tables without rules: lines whose gaps stand one above the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.loaders.pdf.lines import Cell, Line

# Two rows make a table of three columns or more, three rows one of two.
_ROWS, _ROWS_OF_MANY = 3, 2
_MARKER = 4
# In sizes of type: a gap that tells of a column, one that is no marker's, and how far apart rows are.
_GAP, _ROOM, _DISTANCE = 1.0, 2.5, 3.2


@dataclass(frozen=True, slots=True)
class Table:
    """Lines `first` to `last`, the latter not included, and where the gaps between its columns are."""

    first: int
    last: int
    gaps: tuple[float, ...]

    def cells(self, line: Line) -> tuple[tuple[Cell, ...], ...]:
        """What of a line stands in each column."""
        bounds = [float("-inf"), *self.gaps, float("inf")]
        return tuple(
            tuple(cell for cell in line.cells if a <= (cell.left + cell.right) / 2 < b)
            for a, b in pairwise(bounds)
        )


def tables_in(lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables among the lines of a page, in the order in which they are read."""
    tables: list[Table] = []
    index = 0
    while index < len(lines):
        table = _table_at(lines, index)
        if table is not None:
            tables.append(table)
        index = table.last if table is not None else index + 1
    return tuple(tables)


def _table_at(lines: Sequence[Line], first: int) -> Table | None:
    """The longest table that begins with line `first`, with the line above it that names its columns."""
    gaps, wide = _gaps(lines[first]), _wide(lines[first])
    last = first + 1
    while wide and last < len(lines) and _is_below(lines[last - 1], lines[last]):
        common = _common(wide, _wide(lines[last]))
        if not common or (len(common) < len(wide) and last - first >= _ROWS_OF_MANY):
            break
        gaps, wide, last = _common(gaps, _gaps(lines[last])), common, last + 1
    heading = _common(gaps, _gaps(lines[first - 1])) if first else []
    if len(heading) == len(gaps) and _is_below(lines[first - 1], lines[first]):
        first, gaps = first - 1, heading
    rows = _ROWS_OF_MANY if len(wide) > 1 else _ROWS
    if not wide or last - first < rows:
        return None
    return Table(first, last, tuple((left + right) / 2 for left, right in gaps))


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
