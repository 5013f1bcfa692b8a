"""The words of a page of PDF: which characters, where they stand, how large and heavy they are."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarizer.text import Span

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# PDFium has this, or U+FFFE, for a hyphen at the end of a line, and leaves out the break behind it.
_HYPHEN = "\x02"
_HYPHENS = str.maketrans({_HYPHEN: "-", "\ufffe": "-", "\x00": "\ufffd"})
_WORD = re.compile(rf"[^\s{_HYPHEN}]+{_HYPHEN}?|{_HYPHEN}")
_FIGURE = re.compile(r"[0-9]")
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BOLD = re.compile(r"bold|black|heavy|cmbx|cmb10|sfbx|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
# A raised figure is smaller than the word that it stands at, or stands well above its base line.
_RAISED_SIZE, _RAISED, _WELL_RAISED = 0.88, 0.1, 0.25


class Word(NamedTuple):
    """A word: its range in the page's text, and its place in points from the top left of the page as read.

    `y` is that of the base line. `turn` tells by how many quarters the word is turned against the page;
    one that is askew has -1. `bold` is known of the first word of a line alone, and of the last. A
    `leftward` word is written from right to left.
    """

    span: Span
    left: float
    right: float
    y: float
    size: float
    bold: bool = False
    turn: int = 0
    leftward: bool = False


def text_of(page: PdfTextPage) -> str:
    """The text of a page as PDFium has it, a character for each of its indices; hyphens as `_HYPHEN`."""
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(page)
    text = page.get_text_range() if count > 0 else ""
    if len(text) == count:
        return text.replace("\ufffe", _HYPHEN)
    codes = (raw.FPDFText_GetUnicode(page, index) for index in range(count))
    return "".join(map(_character, codes))


def shown(text: str) -> str:
    """The text of a page as it is kept: with plain hyphens, and nothing that is no character."""
    return text.translate(_HYPHENS)


def is_raised(lift: float, size: float) -> bool:
    """Whether what stands so far above a base line is a raised figure; both in sizes of the line's type."""
    return lift > _WELL_RAISED or (lift > _RAISED and size < _RAISED_SIZE)


def words_of(page: PdfPage, text_page: PdfTextPage, text: str) -> tuple[tuple[Word, ...], ...]:
    """The words of a page, in the order of the file: those that run as most of them do, seen upright; then,
    if there are any, those that run another way, a tuple for each way: a stamp in the margin, a watermark."""
    found = tuple(_found(_Ruler(page, text_page), text))
    turns = Counter[int]()
    for word in found:
        turns[word.turn] += word.span.end - word.span.start
    ways = [turn for turn, _ in turns.most_common()]
    if ways in ([], [0]):
        return (found,)
    return tuple(_turned(page, text_page, text, turn) for turn in ways)


def _turned(page: PdfPage, text_page: PdfTextPage, text: str, turn: int) -> tuple[Word, ...]:
    """The words that are turned so, seen upright; askew ones as if on one line."""
    if turn >= 0:
        return tuple(word for word in _found(_Ruler(page, text_page, turn), text) if word.turn == 0)
    askew = (word for word in _found(_Ruler(page, text_page), text) if word.turn == turn)
    return tuple(
        word._replace(left=index * word.size, right=(index + 1) * word.size, y=0.0)
        for index, word in enumerate(askew)
    )


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"


def _found(ruler: _Ruler, text: str) -> Iterator[Word]:
    """The words between spaces, cut where a figure is raised and where the line ends without a space."""
    end_of_last = -1
    for match in _WORD.finditer(text):
        for span in ruler.parts(Span(*match.span()), text):
            starts = end_of_last < 0 or "\n" in text[end_of_last : span.start]
            ends = text.startswith(("\r", "\n"), span.end) or span.end == len(text)
            word = ruler.word(span, weigh=starts or ends or text[span.end - 1] == _HYPHEN)
            yield word._replace(leftward=True) if _LEFTWARD.search(text, span.start, span.end) else word
            end_of_last = span.end


class _Ruler:
    """Measures the characters of a page, which is turned by quarters to be read."""

    def __init__(self, page: PdfPage, text_page: PdfTextPage, turned: int = 0) -> None:
        from pypdfium2 import raw

        self._raw, self._page = raw, text_page.raw
        self._turned = (page.get_rotation() // 90 + turned) % 4
        left, bottom, right, top = page.get_mediabox()
        self._box = (left, bottom, right, top)
        self._matrix, self._rectangle = raw.FS_MATRIX(), raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._extent, self._size = cache(self._measured), cache(self._sized)

    def word(self, span: Span, *, weigh: bool = False) -> Word:
        """The word of these characters."""
        left, right, y = self._extent(span.start)
        size, turn = self._size(span.start)
        if span.end - span.start > 1:
            first, last, _ = self._extent(span.end - 1)
            left, right = min(left, first), max(right, last)
        return Word(span, left, right, y, size, weigh and self._is_bold(span.start), turn)

    def parts(self, span: Span, text: str) -> Iterator[Span]:
        """A word in one piece, or where it changes its line in two; what is raised in it apart."""
        first, last = span.start, span.end - 1
        leaps = self._leaps(first, last)
        one = self._is_raised(last, than=first) or self._is_raised(first, than=last)
        if not (leaps or one or _FIGURE.search(text, span.start, span.end)):
            yield span
            return
        breaks = [at for at in range(span.start + 1, span.end) if self._leaps(at - 1, at)]
        for start, end in pairwise([span.start, *breaks, span.end]):
            yield from self._levels(range(start, end))

    def _levels(self, signs: range) -> Iterator[Span]:
        """What of a word stands on its base line and what is raised, in turn."""
        # Of signs of one size, the lowest stands on the line: the mark of a note may come before its word.
        base = max(signs, key=lambda at: (round(self._size(at)[0], 1), self._extent(at)[2]))
        for _, level in groupby(signs, key=lambda at: self._is_raised(at, than=base)):
            run = list(level)
            yield Span(run[0], run[-1] + 1)

    def _is_raised(self, index: int, *, than: int) -> bool:
        size = self._size(than)[0]
        lift = self._extent(than)[2] - self._extent(index)[2]
        return is_raised(lift / size, self._size(index)[0] / size) if size else False

    def _leaps(self, before: int, after: int) -> bool:
        """Whether the line changes between two characters."""
        turn = self._size(after)[1]
        size = max(self._size(before)[0], self._size(after)[0])
        return turn == 0 and abs(self._extent(before)[2] - self._extent(after)[2]) > 0.6 * size

    def _measured(self, index: int) -> tuple[float, float, float]:
        """Left, right and base line of a character, on the page as it is read."""
        box = self._rectangle
        self._raw.FPDFText_GetLooseCharBox(self._page, index, box)
        self._raw.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        left, bottom, right, top = self._box
        if self._turned == 0:
            return box.left - left, box.right - left, top - self._y.value
        if self._turned == 1:
            return box.bottom - bottom, box.top - bottom, self._x.value - left
        if self._turned == 2:
            return right - box.right, right - box.left, self._y.value - bottom
        return top - box.top, top - box.bottom, right - self._x.value

    def _sized(self, index: int) -> tuple[float, int]:
        """The size of a character's type, and by how many quarters it is turned against the page."""
        matrix = self._matrix
        self._raw.FPDFText_GetMatrix(self._page, index, matrix)
        size = self._raw.FPDFText_GetFontSize(self._page, index)
        if matrix.b == matrix.c == 0.0 and matrix.a > 0.0:
            return size * (abs(matrix.d) or 1.0), -self._turned % 4
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        if abs(quarters - round(quarters)) > 0.1:
            return size, -1
        return size, (round(quarters) - self._turned) % 4

    def _is_bold(self, index: int) -> bool:
        self._raw.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), self._flags)
        if _BOLD.search(self._name.value.decode("latin-1")):
            return True
        return bool(self._raw.FPDFText_GetFontWeight(self._page, index) >= _BOLD_WEIGHT)
