"""Tables as sentences that can be cited: one for each row, which says what its figures are of.

A row is written as a Markdown row of one cell, `| North: Revenue €4.5 million; Change +3 %. |`, by which
segmentation knows it. Words and figures are the table's own; only what a reader finds by following row and
column with a finger stands beside them. A table that merely lays out a page is told as its paragraphs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarizer.loaders.units import is_amount, is_figure, with_unit
from summarizer.segmentation.paragraphs import ends_sentence
from summarizer.text import has_word, one_line

MOST_SPANNED = 1_000
"""Rows or columns that one cell may span; a larger number in a file is taken for this."""

_LONG_CELL = 250
_HEADER_CELL = 80
_LEAST_DATA = 0.5
_YEAR = re.compile(r"(?:FY\s*)?\d{4}(?:\s*[-/–]\s*\d{2,4})?")
# A colon, a footnote's mark
_BEHIND = re.compile(r"[\W\d¹²³⁰⁴-⁹]+$")
# A header of so few words ends in the full stop of an abbreviation: “No.”
_ABBREVIATED = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the file has it: its words, whether it is marked as a header, and what it spans."""

    text: str
    header: bool = False
    columns: int = 1
    rows: int = 1


Rows = Sequence[Sequence[Cell | str]]
"""The cells of a table as a file lists them: each where it starts."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell's share of one row and one column; all shares of a cell have its `origin`."""

    text: str = ""
    header: bool = False
    origin: int = -1
    tall: bool = False


_Row = Sequence[_Place]


def told(rows: Rows, *, headers: int | None = None) -> tuple[str, ...]:
    """The blocks of Markdown that say what a table says, in order; to be parted by blank lines.

    `headers` is the number of header rows where the file says; else cells marked as headers tell, or the
    look of the first row. A cell holds its paragraphs, parted by line breaks. Empty cells are left out; a
    cell over several columns or rows counts in each; one alone in its row names the group of rows below.

    >>> told([["Region", "Revenue (€ million)", "Change"], ["North", "4.5", "+3 %"]])
    ('| North: Revenue €4.5 million; Change +3 %. |',)
    >>> told([["Party", "Vote", "Seats"], ["Greens", "against", "12"]])
    ('| Greens: Vote: against; Seats 12. |',)
    """
    grid = _filled(rows)
    if not _holds_data(grid):
        return tuple(_paragraphs(grid))
    count = max(_header_rows(grid) if headers is None else min(headers, len(grid) - 1), _spanned_rows(grid))
    names = [_name(grid[:count], column) for column in range(len(grid[0]))]
    return tuple(_rows_told(grid[count:], names))


def is_data(rows: Rows) -> bool:
    """Whether a table holds data, and does not merely lay out a page: `told` would make rows of it."""
    return _holds_data(_filled(rows))


def _filled(rows: Rows) -> list[list[_Place]]:
    """The table as a full grid, without the rows and columns that are empty."""
    places = _places(rows)
    height = max((row for row, _ in places), default=-1) + 1
    width = max((column for _, column in places), default=-1) + 1
    columns = [
        c for c in range(width) if any(has_word(places.get((r, c), _Place()).text) for r in range(height))
    ]
    grid = [[places.get((row, column), _Place()) for column in columns] for row in range(height)]
    return [row for row in grid if any(has_word(place.text) for place in row)]


def _places(rows: Rows) -> dict[tuple[int, int], _Place]:
    places: dict[tuple[int, int], _Place] = {}
    origin = 0
    for at, row in enumerate(rows):
        column = 0
        for given in row:
            cell = Cell(given) if isinstance(given, str) else given
            while (at, column) in places:
                column += 1
            place = _Place(cell.text.strip(), cell.header, origin, cell.rows > 1)
            down = range(at, min(at + min(cell.rows, MOST_SPANNED), len(rows)))
            across = range(column, column + max(1, min(cell.columns, MOST_SPANNED)))
            places.update({(r, c): place for r in down for c in across if (r, c) not in places})
            column, origin = across.stop, origin + 1
    return places


def _holds_data(grid: Sequence[_Row]) -> bool:
    """Whether a grid of two rows and columns or more holds data: short cells, not the columns of a page."""
    if len(grid) < 2 or len(grid[0]) < 2:
        return False
    cells = [place for row in grid for place in row if has_word(place.text)]
    short = sum(not _is_prose(place.text) for place in cells)
    return any(place.header for place in cells) or short >= _LEAST_DATA * len(cells)


def _is_prose(text: str) -> bool:
    """Whether a cell holds running text: more than a row can carry, or sentences on several lines."""
    return len(text) > _LONG_CELL or ("\n" in text and any(map(ends_sentence, text.splitlines())))


def _paragraphs(grid: Sequence[_Row]) -> Iterator[str]:
    seen: set[int] = set()
    for row in grid:
        for place in row:
            if place.origin not in seen:
                seen.add(place.origin)
                yield from filter(has_word, map(one_line, place.text.splitlines()))


def _header_rows(grid: Sequence[_Row]) -> int:
    """How many rows name the columns: those of marked cells, or the first if it looks so."""
    marked = next((at for at, row in enumerate(grid) if not all(_heads(place) for place in row)), 0)
    if marked:
        return marked
    first = grid[0]
    if not all(has_word(place.text) or not column for column, place in enumerate(first)):
        return 0
    if any(len(place.text) > _HEADER_CELL or _states(place.text) for place in first):
        return 0
    if all(_YEAR.fullmatch(place.text) for place in first[1:]):
        return 1
    named = not any(is_figure(place.text) for place in first)
    counted = any(map(_is_counted, zip(*grid[1:], strict=True)))
    return int(named and (counted or len(first) > 2 or not has_word(first[0].text)))


def _spanned_rows(grid: Sequence[_Row]) -> int:
    """How many rows of headers the spans of the first row make: one cell over several, all others tall.

    0 where they make none: a table may span cells of its data.
    """
    if len(grid) < 3 or any(map(_counts, grid[0])):
        return 0
    origins = [place.origin for place in grid[0]]
    wide = {origin for origin in origins if origins.count(origin) > 1 and origin >= 0}
    if not wide or wide == set(origins):
        return 0
    for above, below in zip(grid[0], grid[1], strict=True):
        if above.origin not in wide and above.text and below.text and below.origin != above.origin:
            return 0
    heights = [
        sum(row[at].origin == origin for row in grid) for at, origin in enumerate(origins) if origin != -1
    ]
    return min(max(2, *heights), len(grid) - 1)


def _states(text: str) -> bool:
    return ends_sentence(text) and len(text.split()) > _ABBREVIATED


def _is_counted(column: Sequence[_Place]) -> bool:
    held = [place for place in column if has_word(place.text)]
    return bool(held) and all(is_amount(place.text) for place in held)


def _heads(place: _Place) -> bool:
    return place.header or not has_word(place.text)


def _name(rows: Sequence[_Row], column: int) -> str:
    """What the header rows call a column, from the top down; a cell that spans rows is said once."""
    parts = {row[column].origin: one_line(row[column].text) for row in rows}
    return " ".join(filter(has_word, parts.values()))


def _rows_told(rows: Sequence[_Row], names: Sequence[str]) -> Iterator[str]:
    group, unsaid = "", ""
    sums = [_adds_up(row) for row in rows]
    for at, row in enumerate(rows):
        cells = {place.origin: place for place in row if place.text}
        if len(cells) > 1:
            unsaid = ""
            whole = sums[at] and (any(sums[at - 1 : at]) or (at == len(rows) - 1 and not any(sums[:at])))
            yield from _row_told(row, names, "" if whole else group)
            continue
        (lone,) = cells.values()
        yield from filter(None, [unsaid])
        unsaid = one_line(lone.text) if _names_group(lone, row) else ""
        group = unsaid.rstrip(":") or group
        yield from () if unsaid else _paragraphs([[lone]])
    yield from filter(None, [unsaid])


def _adds_up(row: _Row) -> bool:
    """Whether a row is the sum of others: of its group, or behind a sum and at the end of the whole table."""
    return _BEHIND.sub("", one_line(row[0].text)).lower() in _sums()


@cache
def _sums() -> frozenset[str]:
    words = tomllib.loads(files(__package__).joinpath("totals.toml").read_text("utf-8"))
    return frozenset(name for names in words.values() for name in names)


def _names_group(lone: _Place, row: _Row) -> bool:
    """Whether the only cell of a row is of the rows below: it spans all columns, or has a colon.

    Any other may be a row without figures, of which the rows below are no part.
    """
    across = all(place.origin == lone.origin for place in row) or lone.text.endswith(":")
    return across and not _is_prose(lone.text) and not ends_sentence(lone.text.rstrip(":"))


def _row_told(row: _Row, names: Sequence[str], group: str) -> Iterator[str]:
    """The sentence of a row, and each of its cells that is prose as a headed paragraph of its own."""
    labels = _labels(row)
    label = ", ".join(filter(None, [group, *_labelled(row[:labels], names[:labels])]))
    columns = _columns(row[labels:], names[labels:])
    values = [_value(name, place.text) for name, place in columns if not _is_prose(place.text)]
    if values:
        said = "; ".join(values)
        line = f"{label}: {said}" if label else said
        yield f"| {line if ends_sentence(line) else line + '.'} |"
    for name, place in columns:
        if _is_prose(place.text):
            yield f"**{' – '.join(filter(None, [label, name])) or '–'}**"
            yield from _paragraphs([[place]])


def _counts(place: _Place) -> bool:
    """Whether a cell holds a figure that is no year."""
    return is_amount(place.text) and not _YEAR.fullmatch(place.text)


def _labels(row: _Row) -> int:
    """How many cells name what a row is of: those marked as headers, or the first; after a tall one, more.

    A figure is no name, but for a year.
    """
    marked = next((at for at, place in enumerate(row) if not place.header), len(row) - 1)
    if marked:
        return min(marked, len(row) - 1)
    count = 0
    while count < len(row) - 2 and row[count].tall and not _counts(row[count + 1]):
        count += 1
    return 0 if _is_prose(row[0].text) else count + 1


def _labelled(row: _Row, names: Sequence[str]) -> Iterator[str]:
    """The words that say what a row is of; a bare number has its column's name before it, but a year."""
    labels = {place.origin: (name, one_line(place.text)) for name, place in zip(names, row, strict=True)}
    for name, text in labels.values():
        yield f"{name} {text}" if name and is_figure(text) and not _YEAR.fullmatch(text) else text


def _columns(row: _Row, names: Sequence[str]) -> list[tuple[str, _Place]]:
    """The cells of a row that hold something, each under the names of all the columns it spans."""
    found: dict[int, tuple[list[str], _Place]] = {}
    for name, place in zip(names, row, strict=True):
        if place.text:
            found.setdefault(place.origin, ([], place))[0].append(name)
    return [("/".join(dict.fromkeys(filter(None, over))), place) for over, place in found.values()]


def _value(name: str, text: str) -> str:
    """A cell under the name of its column, beside the unit that the name gives it."""
    said = one_line(text)
    named, figure = with_unit(name, said)
    if not name:
        return said
    plain = is_figure(said) and not named[-1].isdigit()
    return f"{named} {figure}" if plain else f"{named}: {figure}"
