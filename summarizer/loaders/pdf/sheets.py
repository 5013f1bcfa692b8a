"""The pages of a file as they are read: their text, and the lines on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.loaders.pdf.lines import Line


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number, from 1, the label that the file gives it, its text, and its lines as they are read.

    `height` is in points. `askew` are the lines that run another way than the page: stamps, watermarks.
    `pictured` tells that most of it is a picture, `garbled` that its characters are no text.
    """

    number: int
    label: str
    height: float
    text: str
    lines: tuple[Line, ...]
    askew: tuple[Line, ...] = ()
    pictured: bool = False
    garbled: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A line on its sheet."""

    sheet: Sheet
    line: Line

    @property
    def text(self) -> str:
        return self.line.text(self.sheet.text)


def body_size(lines: Iterable[Line]) -> float:
    """The size of type in which most characters of `lines` are set, to half a point; 0 of none."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(2 * line.size) / 2] += line.length
    return sizes.most_common(1)[0][0] if sizes else 0.0
