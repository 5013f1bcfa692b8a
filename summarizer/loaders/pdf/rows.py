"""The rows of a table as sentences, each figure of which stands where it stands on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.loaders.pdf.blocks import Block
from summarizer.loaders.pdf.lines import Run
from summarizer.loaders.tables import told
from summarizer.text import Span


class Told(NamedTuple):
    """A row as a sentence, and where in it each run of the row's own words stands."""

    text: str
    found: tuple[tuple[Span, Run], ...]


def rows_told(rows: Sequence[Block]) -> tuple[Told, ...]:
    """The last rows of a table as sentences, which name its headers; none if it holds no data, or if a word
    of a row would not stand in its sentence as it does on the page."""
    texts = told([[_text(row, column) for column in range(len(row.cells))] for row in rows])
    if not (0 < len(texts) < len(rows) and all(text.startswith("| ") for text in texts)):
        return ()
    aligned = [_aligned(text, row) for text, row in zip(texts, rows[-len(texts) :], strict=True)]
    return tuple(row for row in aligned if row is not None) if None not in aligned else ()


def _text(row: Block, column: int) -> str:
    page = row.lines[0].sheet.text
    return " ".join(run.span.of(page) for cell in row.cells[column] for run in cell.runs)


def _aligned(text: str, row: Block) -> Told | None:
    """A sentence with the places of the row's words in it; None if one is missing."""
    found: list[tuple[Span, Run]] = []
    place = 0
    for run in _runs(row):
        words = re.escape(run.span.of(row.lines[0].sheet.text))
        match = re.compile(rf"(?<!\w){words}(?!\w)").search(text, place)
        if match is None:
            return None
        found.append((Span(*match.span()), run))
        place = match.end()
    return Told(text, tuple(found))


def _runs(row: Block) -> Iterator[Run]:
    for column in row.cells:
        for cell in column:
            yield from cell.runs
