"""The cells of tables: of Markdown's rows, and of tables drawn with lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from summarizer.text import Span, one_line

_RULE = re.compile(r"[ \t]*[+|][-=+|:]{3,}[+|][ \t]*$", re.MULTILINE)
_BORDER = re.compile(r"(?<!\\)\|")


class Cell(NamedTuple):
    """What stands in a cell, on one line; `span` is its row's in the text, where lines draw the table."""

    text: str
    span: Span


def is_rule(line: str) -> bool:
    """Whether a line draws a table: `+---+---+`, `|---|---|`."""
    return _RULE.fullmatch(line) is not None


def drawn_tables(text: str) -> tuple[Span, ...]:
    """The tables of `text` whose rows may take several lines: between rules that begin with a plus."""
    tables = []
    lines = list(_lines(text))
    for is_table, group in groupby(lines, key=lambda span: span.of(text).lstrip()[:1] in ("+", "|")):
        rows = list(group)
        if is_table and rows[0].of(text).lstrip().startswith("+") and is_rule(rows[0].of(text)):
            tables.append(Span(rows[0].start, rows[-1].end))
    return tuple(tables)


def drawn_cells(text: str, table: Span) -> Iterator[Cell]:
    """The cells of a drawn table, row by row."""
    rows: list[list[Span]] = [[]]
    for line in _lines(text, table):
        if is_rule(line.of(text)):
            rows.append([])
        else:
            rows[-1].append(line)
    for row in filter(None, rows):
        whole = Span(row[0].start, row[-1].end)
        columns = zip(*(_parts(line.of(text)) for line in row), strict=False)
        yield from (Cell(words, whole) for column in columns if (words := one_line(" ".join(column))))


def _lines(text: str, span: Span | None = None) -> Iterator[Span]:
    start, end = (span.start, span.end) if span else (0, len(text))
    for line in text[start:end].splitlines(keepends=True):
        yield Span(start, start + len(line.rstrip("\r\n")))
        start += len(line)


def _parts(line: str) -> Sequence[str]:
    return line.strip().strip("|").split("|")
