"""The pages of a file as they are read: their text, and the lines on them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from summarizer.loaders.pdf.lines import Line
from summarizer.text import Span

_LEADERS = re.compile(r"(?:\s?[.·…]){4,}\s*\w{1,8}$")


# Told apart by identity: they are the keys of sets, and long to compare.
@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A page: its number, from 1, the label that the file gives it, its text, and its lines as they are read.

    `height` is in points. `askew` are the lines that run another way than the page: stamps, watermarks.
    `pictured` tells that most of it is a picture, `garbled` that its characters are no text. `hidden` are the
    words that no reader of the page sees, which are on no line.
    """

    number: int
    label: str
    height: float
    text: str
    lines: tuple[Line, ...]
    askew: tuple[Line, ...] = ()
    pictured: bool = False
    garbled: bool = False
    hidden: tuple[Span, ...] = ()

    def without(self, lines: Set[tuple[int, Line]]) -> Sheet:
        """The sheet without those of `lines` that have its number."""
        kept = tuple(line for line in self.lines if (self.number, line) not in lines)
        return replace(
            self, lines=kept, askew=tuple(line for line in self.askew if (self.number, line) not in lines)
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A line on its sheet."""

    sheet: Sheet
    line: Line

    @property
    def text(self) -> str:
        """What the line says."""
        return self.line.text(self.sheet.text)

    @property
    def has_leaders(self) -> bool:
        """Whether dots lead to a number, as in a table of contents."""
        return _LEADERS.search(self.text) is not None

    @property
    def begin(self) -> float:
        """Where the line begins, in its direction of writing: for one from the right, as in a mirror."""
        return -self.line.right if _is_leftward(self.text) else self.line.left

    @property
    def end(self) -> float:
        """Where it ends, likewise."""
        return -self.line.left if _is_leftward(self.text) else self.line.right


def _is_leftward(text: str) -> bool:
    """Whether most of a text is written from right to left."""
    if max(text, default="") < "\u0590":
        return False
    return sum(unicodedata.bidirectional(c) in ("R", "AL") for c in text) > len(text) / 3


def body_size(lines: Iterable[Line]) -> float:
    """The size of type in which most characters of `lines` are set, to half a point; 0 of none."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(2 * line.size) / 2] += line.length
    return sizes.most_common(1)[0][0] if sizes else 0.0
