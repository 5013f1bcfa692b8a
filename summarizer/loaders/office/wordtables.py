"""The tables of Word documents: their cells, with what each spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of the elements of a Word document."""

# What may stand between a table and its rows, or a row and its cells: content controls, insertions.
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)


@dataclass
class Merged:
    """A cell with the columns and rows that it spans."""

    cell: Element
    columns: int = 1
    rows: int = 1


def merged(table: Element) -> list[list[Merged]]:
    """The cells that start in each row. One that goes on a cell above counts as that cell's next row."""
    grid: list[list[Merged]] = []
    above: dict[int, Merged] = {}
    for row in _rows(table):
        grid.append([])
        column = _number(row, "trPr", "gridBefore", none=0)
        for cell in inner(row, "tc"):
            goes_on = _goes_on(cell) and column in above
            if goes_on:
                above[column].rows += 1
            else:
                above[column] = Merged(cell, _number(cell, "tcPr", "gridSpan", none=1))
                grid[-1].append(above[column])
            column += above[column].columns
    return grid


def header_rows(table: Element) -> int:
    """How many rows are marked to stand again on top of each page."""
    return sum(row.find(f"{W}trPr/{W}tblHeader") is not None for row in _rows(table))


def inner(element: Element, name: str) -> Iterator[Element]:
    """The children of that name, those in content controls and insertions included."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from inner(child, name)


def _rows(table: Element) -> list[Element]:
    return [row for row in inner(table, "tr") if row.find(f"{W}trPr/{W}del") is None]


def _goes_on(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _number(element: Element, properties: str, name: str, *, none: int) -> int:
    found = element.find(f"{W}{properties}/{W}{name}")
    value = found.get(f"{W}val", "") if found is not None else ""
    return int(value) if value.isdecimal() else none
