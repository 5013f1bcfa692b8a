"""The blocks of a file: headings, paragraphs over lines, columns and pages, list items, rows of tables."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise
from statistics import median

from summarizer.loaders.pdf.hyphens import HYPHENS
from summarizer.loaders.pdf.lines import Cell, Line
from summarizer.loaders.pdf.sheets import Placed, Sheet
from summarizer.loaders.pdf.tables import tables_in

_BULLETS = "•‣◦▪●○■□–—-*+·◆►▶➢✓❖"
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]")
_TERMINAL = tuple(".!?:;…。！？।؟۔")
_CLOSING = "\"'”’»›)]"
# In sizes of type, but for what is a share of the column or of the usual distance of lines.
_INDENT = 0.8
_SAME_SIZE = 0.06
_SHORT = 0.25
_FULL = 2.0
_LEADING, _APART = 1.25, 1.3
_NEIGHBOURS = 3


class Kind(Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that make one paragraph, or a row of a table with its `cells`."""

    kind: Kind
    lines: tuple[Placed, ...]
    cells: tuple[tuple[Cell, ...], ...] = ()
    table: int = 0


def marker_of(placed: Placed) -> str:
    """The marker of a list item that the line opens with; a bullet of a font of symbols counts."""
    text = placed.text
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    if len(text) <= len(first):
        return ""
    is_bullet = len(first) == 1 and (first in _BULLETS or unicodedata.category(first) in ("Co", "Cc", "So"))
    return first if is_bullet or _NUMBER.fullmatch(first) else ""


def blocks_of(sheets: Iterable[Sheet], body: float) -> tuple[Block, ...]:
    """The blocks of a file whose running text is set in the size `body`; what of a page is no part of it,
    footnotes and what runs another way, comes after the paragraph that its last line is in."""
    flow: list[Placed] = []
    notes: dict[int, list[Block]] = {}
    rows: dict[Placed, Block] = {}
    tables = 0
    for sheet in sheets:
        running, footnotes = _parted(sheet, body)
        notes[sheet.number] = [*footnotes, *_askew(sheet)]
        flow += (Placed(sheet, line) for line in running)
        for table in tables_in(running, sheet.text):
            if any(Placed(sheet, line).has_leaders for line in running[table.first : table.last]):
                continue
            tables += 1
            for placed in (Placed(sheet, line) for line in running[table.first : table.last]):
                rows[placed] = (
                    Block(Kind.ROW, (placed,), table.cells(placed.line), tables)
                    if table.sure
                    else _block((placed,))
                )
    return tuple(_with_notes(_joined(flow, rows, body), notes))


def _askew(sheet: Sheet) -> Iterator[Block]:
    for _, lines in groupby(sheet.askew, key=lambda line: line.column):
        yield Block(Kind.NOTE, tuple(Placed(sheet, line) for line in lines))


def _with_notes(blocks: Iterable[Block], notes: Mapping[int, Sequence[Block]]) -> Iterator[Block]:
    """The blocks, with the footnotes of each page before the first block that begins on a later one."""
    waiting = sorted(notes)
    for block in blocks:
        while waiting and waiting[0] < block.lines[0].sheet.number:
            yield from notes[waiting.pop(0)]
        yield block
    for number in waiting:
        yield from notes[number]


def _parted(sheet: Sheet, body: float) -> tuple[list[Line], list[Block]]:
    """The running text of a page, and its footnotes: small type below it that opens with a mark."""
    running: list[Line] = []
    notes: list[Block] = []
    for _, column in groupby(sheet.lines, key=lambda line: line.column):
        part = list(column)
        small = len(part)
        while small > 0 and part[small - 1].size < (1 - _SAME_SIZE) * body:
            small -= 1
        opening = next((i for i in range(small, len(part)) if _opens_note(part[i], sheet)), len(part))
        running += part[:opening]
        note: list[Placed] = []
        for line in part[opening:]:
            if note and _opens_note(line, sheet):
                notes.append(Block(Kind.NOTE, tuple(note)))
                note = []
            note.append(Placed(sheet, line))
        notes += [Block(Kind.NOTE, tuple(note))] if note else []
    return running, notes


def _opens_note(line: Line, sheet: Sheet) -> bool:
    run = line.runs[0]
    return run.raised or run.span.of(sheet.text).split(maxsplit=1)[0] in ("*", "**", "†", "‡", "§")


def _joined(flow: Sequence[Placed], rows: Mapping[Placed, Block], body: float) -> Iterator[Block]:
    layout = _Layout(flow, body)
    block: list[Placed] = []
    for index, placed in enumerate(flow):
        row = rows.get(placed)
        if block and (row is not None or not layout.goes_on(block, index)):
            yield _block(block)
            block = []
        if row is not None:
            yield row
        else:
            block.append(placed)
    if block:
        yield _block(block)


def _block(lines: Sequence[Placed]) -> Block:
    return Block(Kind.ITEM if marker_of(lines[0]) else Kind.PARAGRAPH, tuple(lines))


class _Layout:
    """Where lines could have ended, and how far they usually stand from each other."""

    def __init__(self, flow: Sequence[Placed], body: float) -> None:
        self._flow, self._body = flow, body
        self._columns: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for index, placed in enumerate(flow):
            self._columns[placed.sheet.number, placed.line.column].append(index)
        distances = [
            (below.line.y - above.line.y) / below.line.size
            for above, below in pairwise(flow)
            if _is_under(above, below) and _is_alike(above.line, below.line)
        ]
        self._leading = median([d for d in distances if d < 2.5] or [_LEADING])

    def goes_on(self, block: Sequence[Placed], index: int) -> bool:
        """Whether the line at `index` goes on with the block that ends just before it."""
        above, line = block[-1], self._flow[index]
        if not _is_alike(above.line, line.line) or above.has_leaders:
            return False
        if not _is_under(above, line):
            return self._runs_on(block, line)
        if line.line.y - above.line.y > _APART * self._leading * line.line.size:
            return False
        if above.line.bold and line.line.bold and above.line.size > line.line.size * 0.999:
            return not marker_of(line)
        return not (self._begins(block, line) or self._is_short(above, line))

    def _begins(self, block: Sequence[Placed], line: Placed) -> bool:
        """Whether a line begins a paragraph or an item by its marker or its indent."""
        above = block[-1]
        indent = (line.begin - above.begin) / line.line.size
        if marker := marker_of(line):
            unsure = marker[-1] in ".)" and abs(indent) < 0.2
            return not unsure or self._room(above) > _FULL or _ends(above.text)
        if marker_of(block[0]):
            return line.begin < block[0].begin + 0.2 * line.line.size and self._room(above) > _FULL
        hangs = len(block) == 1 and self._room(above) < _FULL and not _ends(above.text)
        return (indent > _INDENT and not hangs) or (
            indent < -_INDENT and len(block) > 1 and _ends(above.text)
        )

    def _is_short(self, above: Placed, line: Placed) -> bool:
        """Whether the first word of `line` had room on the line above, which ends there on purpose."""
        if above.text.endswith(tuple(HYPHENS)):
            return False
        room = self._room(above) * above.line.size
        width = self._edge(above) - above.begin
        if room <= line.line.first + 0.3 * line.line.size:
            return False
        return _ends(above.text) or room > _SHORT * width + line.line.first

    def _runs_on(self, block: Sequence[Placed], line: Placed) -> bool:
        """Whether a block goes on in the next column, or on the next page."""
        text = block[-1].text
        if marker_of(line) or line.line.bold or line.line.size > (1 + _SAME_SIZE) * self._body:
            return False
        if text.endswith(tuple(HYPHENS)):
            return True
        starts_small = line.text[:1].islower()
        if marker_of(block[0]):
            return starts_small and not _ends(text)
        full = self._room(block[-1]) < _FULL
        return (starts_small or full) and not (_ends(text) and not starts_small)

    def _room(self, placed: Placed) -> float:
        """What is free behind a line, in sizes of its type."""
        return (self._edge(placed) - placed.end) / placed.line.size

    def _edge(self, placed: Placed) -> float:
        """Where the lines about this one end."""
        column = self._columns[placed.sheet.number, placed.line.column]
        reach = _NEIGHBOURS * self._leading * placed.line.size * 1.2
        near = (self._flow[i] for i in column if abs(self._flow[i].line.y - placed.line.y) <= reach)
        return max((each.end for each in near), default=placed.end)


def _is_under(above: Placed, line: Placed) -> bool:
    same = (above.sheet.number, above.line.column) == (line.sheet.number, line.line.column)
    return same and line.line.y > above.line.y


def _is_alike(above: Line, line: Line) -> bool:
    """Whether two lines are set in one type."""
    return above.bold == line.bold and abs(above.size - line.size) <= _SAME_SIZE * max(above.size, line.size)


def _ends(text: str) -> bool:
    return text.rstrip("0123456789").rstrip().rstrip(_CLOSING).endswith(_TERMINAL)
