"""Text that stands in the file and that no reader of the page sees.

It has no ink, lies outside of the page, has the colour of what is painted under it, or is painted over. In
doubt, it counts as seen: on pictures, gradients and drawings, whose colours are not known here, and in parts
that a file uses as a whole (forms). The invisible text on a scan is what was recognised there.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.text import Span

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_Raw = Any  # PDFium's own handles, which pypdfium2 does not type
_Colour = tuple[int, int, int]
_WHITE: _Colour = (255, 255, 255)
# Of 255; nobody sees a smaller difference.
_NO_CONTRAST = 8
# In heights of a word: what is painted over less of it strikes it out, or underlines it.
_MARGIN = 0.25
_CORNERS = (4, 5)


class Box(NamedTuple):
    """A rectangle in points from the bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether both have a part in common."""
        return (
            max(self.left, other.left) < min(self.right, other.right)
            and max(self.bottom, other.bottom) < min(self.top, other.top)
        )  # fmt: skip

    def common(self, other: Box) -> Box:
        """What both have in common."""
        low = (max(self.left, other.left), max(self.bottom, other.bottom))
        return Box(*low, min(self.right, other.right), min(self.top, other.top))

    def holds(self, other: Box) -> bool:
        """Whether `other` lies within, but for a little of its edges."""
        margin = _MARGIN * (other.top - other.bottom)
        across = self.left <= other.left + margin and self.right >= other.right - margin
        return across and self.bottom <= other.bottom + margin and self.top >= other.top - margin


@dataclass(frozen=True, slots=True)
class _Painted:
    """What is painted on a page, but for text: its place in the order, and the colour of a full rectangle."""

    order: int
    box: Box
    colour: _Colour | None


def hidden_in(page: PdfPage, text_page: PdfTextPage, spans: Iterable[Span]) -> frozenset[Span]:
    """Those of the words at `spans` of a page's text that are not seen."""
    canvas = _Canvas(page, text_page)
    return frozenset(span for span in spans if canvas.hides(span)) if canvas.is_suspect else frozenset()


class _Canvas:
    """What is painted on a page, in the order in which it is."""

    def __init__(self, page: PdfPage, text_page: PdfTextPage) -> None:
        from pypdfium2 import raw

        self._raw, self._text_page = raw, text_page.raw
        # Not the page's own boxes, which may be those of all pages and are then not found.
        self._page_box = Box(*page.get_bbox())
        self._texts: dict[int, tuple[int, _Raw]] = {}
        self._others: list[tuple[int, _Raw]] = []
        for order in range(raw.FPDFPage_CountObjects(page.raw)):
            handle = raw.FPDFPage_GetObject(page.raw, order)
            if raw.FPDFPageObj_GetType(handle) == raw.FPDF_PAGEOBJ_TEXT:
                self._texts[ctypes.addressof(handle.contents)] = (order, handle)
            else:
                self._others.append((order, handle))

    @cached_property
    def is_suspect(self) -> bool:
        """Whether anything on the page may be hidden, so that each word has to be looked at."""
        return any(self._may_be_hidden(order, handle) for order, handle in self._texts.values())

    def _may_be_hidden(self, order: int, handle: _Raw) -> bool:
        if self._is_inkless(handle) or not self._page_box.holds(box := self._bounds(handle)):
            return True
        rectangles = [each for each in self._painted if each.colour is not None and each.box.meets(box)]
        if any(each.order > order for each in rectangles):
            return True
        colour = self._colour(handle)
        return any(_is_same(colour, each) for each in (_WHITE, *(r.colour for r in rectangles)))

    def hides(self, span: Span) -> bool:
        """Whether the word at `span` is not seen."""
        handle = self._raw.FPDFText_GetTextObject(self._text_page, span.start)
        order, _ = (
            self._texts.get(ctypes.addressof(handle.contents), (None, None)) if handle else (None, None)
        )
        if order is None:
            return False
        box = self._word_box(span)
        if not self._page_box.meets(box):
            return True
        near = [each for each in self._painted if each.box.meets(box)]
        if self._is_inkless(handle):
            return all(each.colour is not None for each in near)
        if any(each.colour is not None and each.order > order and each.box.holds(box) for each in near):
            return True
        under = max((each for each in near if each.order < order), key=lambda each: each.order, default=None)
        if under is None:
            return _is_same(self._colour(handle), _WHITE)
        return under.box.holds(box) and _is_same(self._colour(handle), under.colour)

    @cached_property
    def _painted(self) -> tuple[_Painted, ...]:
        return tuple(self._painted_of(order, handle) for order, handle in self._others)

    def _painted_of(self, order: int, handle: _Raw) -> _Painted:
        box = self._bounds(handle)
        filled = self._is_rectangle(handle) and not self._raw.FPDFPageObj_HasTransparency(handle)
        clip = self._clip(handle) if filled else None
        if clip is None:
            return _Painted(order, box, None)
        return _Painted(order, box.common(clip), self._colour(handle))

    def _is_rectangle(self, handle: _Raw) -> bool:
        """Whether it is a rectangle, with its sides as those of the page, and filled."""
        if self._raw.FPDFPageObj_GetType(handle) != self._raw.FPDF_PAGEOBJ_PATH:
            return False
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        self._raw.FPDFPath_GetDrawMode(handle, mode, stroked)
        count = self._raw.FPDFPath_CountSegments(handle)
        if not (mode.value and count in _CORNERS and self._is_upright(handle)):
            return False
        corners = list(self._points(self._raw.FPDFPath_GetPathSegment, handle, count))
        upright = all(a == c or b == d for (a, b), (c, d) in pairwise(corners))
        return upright and len({x for x, _ in corners}) == len({y for _, y in corners}) == 2

    def _is_upright(self, handle: _Raw) -> bool:
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFPageObj_GetMatrix(handle, matrix)
        return bool(matrix.b == matrix.c == 0.0 or matrix.a == matrix.d == 0.0)

    def _clip(self, handle: _Raw) -> Box | None:
        """The rectangle that is left of the page to paint in; None if it is none."""
        clip = self._raw.FPDFPageObj_GetClipPath(handle)
        left = self._page_box
        for index in range(self._raw.FPDFClipPath_CountPaths(clip) if clip else 0):
            count = self._raw.FPDFClipPath_CountPathSegments(clip, index)
            if count not in _CORNERS:
                return None
            points = list(self._points(self._raw.FPDFClipPath_GetPathSegment, clip, count, index))
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left = left.common(Box(min(xs), min(ys), max(xs), max(ys)))
        return left

    def _points(self, segment: _Raw, path: _Raw, count: int, *index: int) -> Iterator[tuple[float, float]]:
        x, y = ctypes.c_float(), ctypes.c_float()
        for at in range(count):
            self._raw.FPDFPathSegment_GetPoint(segment(path, *index, at), x, y)
            yield round(x.value, 1), round(y.value, 1)

    def _is_inkless(self, handle: _Raw) -> bool:
        return bool(
            self._raw.FPDFTextObj_GetTextRenderMode(handle) == self._raw.FPDF_TEXTRENDERMODE_INVISIBLE
        )

    def _colour(self, handle: _Raw) -> _Colour | None:
        """The colour with which it is filled; None if it is drawn in another way."""
        is_text = self._raw.FPDFPageObj_GetType(handle) == self._raw.FPDF_PAGEOBJ_TEXT
        plain = (self._raw.FPDF_TEXTRENDERMODE_FILL, self._raw.FPDF_TEXTRENDERMODE_FILL_CLIP)
        if is_text and self._raw.FPDFTextObj_GetTextRenderMode(handle) not in plain:
            return None
        parts = [ctypes.c_uint() for _ in range(4)]
        if not self._raw.FPDFPageObj_GetFillColor(handle, *parts):
            return None
        red, green, blue, _ = (part.value for part in parts)
        return red, green, blue

    def _bounds(self, handle: _Raw) -> Box:
        sides = [ctypes.c_float() for _ in range(4)]
        self._raw.FPDFPageObj_GetBounds(handle, *sides)
        return Box(*(side.value for side in sides))

    def _word_box(self, span: Span) -> Box:
        boxes = []
        for index in (span.start, span.end - 1):
            sides = [ctypes.c_double() for _ in range(4)]
            self._raw.FPDFText_GetCharBox(self._text_page, index, *sides)
            boxes.append([side.value for side in sides])
        lefts, rights, bottoms, tops = zip(*boxes, strict=True)
        return Box(min(lefts), min(bottoms), max(rights), max(tops))


def _is_same(one: _Colour | None, other: _Colour | None) -> bool:
    """Whether nobody could tell two colours apart, both of which are known."""
    if one is None or other is None:
        return False
    return all(abs(a - b) <= _NO_CONTRAST for a, b in zip(one, other, strict=True))
