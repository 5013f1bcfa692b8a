"""The lines of a page, as words on one base line, and the strips that they are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from summarizer.loaders.pdf.words import Word, is_raised
from summarizer.text import Span

# In sizes of type: what parts two words of a line, what two cells of a row, and two base lines.
_WIDEST_SPACE = 1.2
_CELL_SPACE = 0.36
_SAME_LINE = 0.5
# How far above its base line the sign of a note may stand, so much smaller than what it stands at.
_HIGHEST, _SMALLER = 0.75, 0.88
# Less than any space: where it parts a raised figure and what follows, nothing stands between them.
_TIGHT = 0.1
# A line in bold of so few words may head a table, whose columns stand closer there.
_HEADING_WORDS = 10


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together in the page's text, with one space between; `raised` for a small figure.

    One that is `tight` follows a raised figure without a space, as a comma does, whatever the text says.
    """

    span: Span
    raised: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a line without a wide gap in it."""

    left: float
    right: float
    runs: tuple[Run, ...]


# Told apart by identity: they are the keys of sets, and long to compare.
@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of a page, in points from its top left; `y` is its base line, `size` that of most of it.

    It has several cells where there are gaps in it. `bold` tells that it is so from end to end. `column`
    tells the columns of a page apart, in the order in which they are read. `first` is the width of its
    first word.
    """

    cells: tuple[Cell, ...]
    y: float
    size: float
    bold: bool
    first: float
    column: int = 0

    @property
    def left(self) -> float:
        """The left end of the line."""
        return min(cell.left for cell in self.cells)

    @property
    def right(self) -> float:
        """The right end of the line."""
        return max(cell.right for cell in self.cells)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words of all its cells."""
        return tuple(run for cell in self.cells for run in cell.runs)

    @property
    def length(self) -> int:
        """Characters on the line."""
        return sum(run.span.end - run.span.start for run in self.runs)

    def text(self, page: str) -> str:
        """What the line says, on one line."""
        return " ".join(run.span.of(page) for run in self.runs)


class Strip(NamedTuple):
    """Words that follow each other in the file and on the page: a line, or a part of one."""

    words: tuple[Word, ...]
    left: float
    right: float
    y: float
    size: float

    @classmethod
    def of(cls, words: Sequence[Word]) -> Strip:
        """The strip that words make; the largest of them stands on its base line."""
        largest = max(words, key=attrgetter("size"))
        left, right = min(word.left for word in words), max(word.right for word in words)
        return cls(tuple(words), left, right, largest.y, largest.size)


def strips_of(words: Sequence[Word]) -> tuple[Strip, ...]:
    """The strips that `words` make, in the order of the file."""
    strips: list[list[Word]] = []
    for word in words:
        if strips and _goes_on(strips[-1][-1], word):
            strips[-1].append(word)
        else:
            strips.append([word])
    return tuple(map(Strip.of, strips))


def lines_of(strips: Iterable[Strip], *, column: int) -> Iterator[Line]:
    """The lines of a column, from the top: strips on one base line, from the left."""
    rows: list[list[Strip]] = []
    for strip in sorted(strips, key=attrgetter("y")):
        if rows and _is_level(rows[-1], strip):
            rows[-1].append(strip)
        else:
            rows.append([strip])
    for row in rows:
        leftward = any(word.leftward for strip in row for word in strip.words)
        yield _line(sorted(row, key=_in_file if leftward else attrgetter("left")), column)


def _in_file(strip: Strip) -> int:
    return strip.words[0].span.start


def _goes_on(before: Word, word: Word) -> bool:
    """Whether `word` is the next one on the line, in either direction of writing."""
    size = max(before.size, word.size)
    gap = max(word.left - before.right, before.left - word.right)
    level = abs(word.y - before.y) < _SAME_LINE * size or _is_mark(before, word) or _is_mark(word, before)
    return gap < _WIDEST_SPACE * size and level


def _is_mark(word: Word, at: Word) -> bool:
    """Whether a word stands as a small, high sign at another one."""
    return 0 < at.y - word.y < _HIGHEST * at.size and word.size < _SMALLER * at.size


def is_level(one: Strip, other: Strip) -> bool:
    """Whether two strips stand on one base line, or are one and the same."""
    return abs(one.y - other.y) < _SAME_LINE * min(one.size, other.size)


def _is_level(row: Sequence[Strip], strip: Strip) -> bool:
    """Whether a strip, which starts no higher than `row`, is on the line that it makes."""
    size = min(max(each.size for each in row), strip.size)
    free = all(strip.left >= each.right - size or strip.right <= each.left + size for each in row)
    return free and is_level(max(row, key=attrgetter("size")), strip)


def _line(row: Sequence[Strip], column: int) -> Line:
    words = [word for strip in row for word in strip.words]
    size = max(words, key=lambda word: ((word.span.end - word.span.start) * word.size, word.size)).size
    bold = words[0].bold and words[-1].bold
    space = 0.0 if bold and len(words) <= _HEADING_WORDS else _CELL_SPACE
    return Line(
        cells=tuple(_cells(words, size, space)),
        y=max(words, key=attrgetter("size")).y,
        size=size,
        bold=bold,
        first=words[0].right - words[0].left,
        column=column,
    )


def _cells(words: Sequence[Word], size: float, space: float) -> Iterator[Cell]:
    cells: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        gap = max(word.left - before.right, before.left - word.right)
        if gap > space * size:
            cells.append([])
        cells[-1].append(word)
    for cell in cells:
        left, right = min(word.left for word in cell), max(word.right for word in cell)
        yield Cell(left, right, tuple(_runs(cell, size)))


def _runs(words: Sequence[Word], size: float) -> Iterator[Run]:
    """The words of a cell, in runs that are whole in the page's text."""
    run: list[Word] = []
    raised = tight = False
    base = max(words, key=attrgetter("size")).y
    for word in words:
        small = is_raised((base - word.y) / size, word.size / size)
        if run and (small != raised or word.span.start - run[-1].span.end not in (0, 1)):
            yield Run(Span(run[0].span.start, run[-1].span.end), raised, tight)
            tight = raised and not small and abs(word.left - run[-1].right) < _TIGHT * size
            run = []
        run.append(word)
        raised = small
    yield Run(Span(run[0].span.start, run[-1].span.end), raised, tight)
