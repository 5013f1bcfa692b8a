"""The tokens of a normal form: words, figures with what belongs to them, single marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.characters import in_word, is_unspaced
from summarizer.normalization import JOINT

# What Python's \\w leaves out of a word: marks on letters, and those within the Indic blocks.
_ATTACHED = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
_IN_WORD = rf"(?:[^\W_]|[{_ATTACHED}])"
_FIGURE = r"\d+(?:[.,:/']\d+)*(?: \d{3}(?!\d))*"
_TOKEN = re.compile(
    rf"[−+<>≤≥≈±]?[$€£¥₹]?{_FIGURE}(?:[.,]\d+)?"
    rf"(?:°[CF]?|[%‰′″$€£¥₹]|{_IN_WORD}+(?:[-{JOINT}]{_IN_WORD}+)*|(?:-{_IN_WORD}+)+)?"
    rf"|{_IN_WORD}+(?:[-'{JOINT}]{_IN_WORD}+)*"
    rf"|[^\s_]"
)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a normal form at `start`, as it is written."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the normal form."""
        return self.start + len(self.text)

    @property
    def key(self) -> str:
        """What it is compared by to align two texts: case and a joint at a line end aside."""
        return _key(self.text)

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation or a symbol, and no word."""
        return len(self.text) == 1 and not in_word(self.text)

    @property
    def has_figure(self) -> bool:
        """Whether it holds a digit of any script."""
        return _DIGIT.search(self.text) is not None

    @property
    def is_unspaced(self) -> bool:
        """Whether it is a character of a script without spaces."""
        return len(self.text) == 1 and is_unspaced(self.text)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return text.lower().replace(JOINT, "").replace("-", "")


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `text` between two positions, in order.

    Scripts without spaces give one token a character.

    >>> [token.text for token in tokens("It can't be 10,000−5%, non-binding")]
    ['It', "can't", 'be', '10,000', '−5%', ',', 'non-binding']
    """
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        if match[0].isascii() or len(match[0]) == 1 or not any(map(is_unspaced, match[0])):
            yield Token(match[0], match.start())
        else:
            yield from _apart(match[0], match.start())


def _apart(text: str, start: int) -> Iterator[Token]:
    """The characters of a script without spaces one by one, what stands between them as it is."""
    done = 0
    for at, character in enumerate(text):
        if is_unspaced(character):
            if done < at:
                yield Token(text[done:at], start + done)
            yield Token(character, start + at)
            done = at + 1
    if done < len(text):
        yield Token(text[done:], start + done)
