"""What rich text makes of its words: raised, lowered, struck out, hidden, deleted.

The library that takes the words out knows nothing of it, so each change is marked by a character before, and
the marks are read after. They are of those that Unicode keeps for a program's own use, and no text holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.loaders.office.left_out import DELETIONS, STRUCK
from summarizer.loaders.raised import Level, Piece, on_line
from summarizer.text import has_word

_SAID = re.compile(
    r"\\[\\{}]|[{}]|\\(super|sub|nosupersub|up|dn|plain|v|strike|striked|deleted)(?![a-z])(-?\d{1,9})? ?"
)
_MARK = re.compile("([\ufdd1-\ufdd5])")
_LEVELS = {"\ufdd1": Level.ON_LINE, "\ufdd2": Level.RAISED, "\ufdd3": Level.LOWERED}
_LEFT = {"\ufdd4": STRUCK, "\ufdd5": DELETIONS}
_MARKS = {told: mark for mark, told in (*_LEVELS.items(), *_LEFT.items())}
# Half points by which words are moved; less is a matter of looks.
_MOVED = 3


@dataclass(frozen=True, slots=True)
class _Looks:
    level: Level = Level.ON_LINE
    hidden: bool = False
    struck: bool = False
    deleted: bool = False

    @property
    def mark(self) -> str:
        if self.deleted:
            return _MARKS[DELETIONS]
        return _MARKS[STRUCK] if self.hidden or self.struck else _MARKS[self.level]


def marked(rtf: str) -> str:
    """Rich text with a mark wherever what follows looks otherwise than what stood before."""
    return "".join(_marked(rtf))


def seen(words: str, left: Counter[str]) -> str:
    """The words of text that was `marked`, without what no reader sees, which `left` counts."""
    return on_line(_pieces(words, left))


def _marked(rtf: str) -> Iterator[str]:
    looks, stack, place = _Looks(), [], 0
    for match in _SAID.finditer(rtf):
        before, told = looks, match[0]
        if told == "{":
            stack.append(looks)
        elif told == "}":
            looks = stack.pop() if stack else looks
        elif match[1]:
            looks = _after(looks, match[1], match[2])
        if looks.mark != before.mark:
            # In front of a brace: behind it, the mark would be of a group that may not be read.
            cut = match.start() if told == "}" else match.end()
            yield rtf[place:cut] + looks.mark
            place = cut
    yield rtf[place:]


def _after(looks: _Looks, word: str, number: str | None) -> _Looks:
    """How words look after a control word."""
    on = number != "0"
    match word:
        case "plain":
            return _Looks(deleted=looks.deleted)
        case "v":
            return replace(looks, hidden=on)
        case "strike" | "striked":
            return replace(looks, struck=on)
        case "deleted":
            return replace(looks, deleted=on)
    return replace(looks, level=_level(word, on=on, moved=abs(int(number or 6)) >= _MOVED))


def _level(word: str, *, on: bool, moved: bool) -> Level:
    if word == "nosupersub" or not on or not moved:
        return Level.ON_LINE
    return Level.RAISED if word in ("super", "up") else Level.LOWERED


def _pieces(words: str, left: Counter[str]) -> Iterator[Piece]:
    first, *rest = _MARK.split(words)
    yield first, Level.ON_LINE
    for mark, text in zip(rest[::2], rest[1::2], strict=True):
        if mark in _LEVELS:
            yield text, _LEVELS[mark]
        else:
            left[_LEFT[mark]] += has_word(text)
