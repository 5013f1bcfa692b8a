"""Character ranges, and the typographic folding under which two texts count as the same words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟″«»「」『』", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
_SPACE = re.compile(r"\s+")
# English words that have a capital only where they open a sentence, as “The” has not in “The Hague”.
_OPENING = re.compile(r"(?:The(?! Hague\b)|An?|Its|Their|His|Her|Some|It|They|There|In|On|At|According)(?= )")
# Chinese and Japanese characters and marks. A class of so many compiles slowly: only where a text has one.
_FIRST_UNSPACED = "\u3000"
_UNSPACED = "[\u3000-\u9fff\uff00-\uffef]"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in a document's text.

    >>> Span(0, 5).of("Hello, world")
    'Hello'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range of characters: {self.start}–{self.end}")

    def of(self, text: str) -> str:
        """The characters of `text` in this range."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same range, `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def trimmed(self, text: str) -> Span:
        """The same range without the white space that `text` has at its ends."""
        inside = self.of(text)
        start = self.start + len(inside) - len(inside.lstrip())
        return Span(start, start + len(inside.strip()))

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


def fold(text: str) -> str:
    """`text` with typography levelled: quotation marks, dashes, white space, composition, case.

    >>> fold("“It’s  done”")
    '"it\\'s done"'
    """
    levelled = unicodedata.normalize("NFKC", text).translate(_MARKS)
    return _SPACE.sub(" ", levelled).strip().casefold()


def one_line(text: str) -> str:
    """`text` on one line, as a note shows it: each run of white space as one space.

    A line break between two Chinese or Japanese characters stands for nothing.

    >>> one_line("over two\\n lines"), one_line("通过对\\n话")
    ('over two lines', '通过对话')
    """
    if max(text, default="") >= _FIRST_UNSPACED:
        text = re.sub(rf"(?<={_UNSPACED})\s*[\r\n]\s*(?={_UNSPACED})", "", text)
    return _SPACE.sub(" ", text).strip()


def continued(text: str) -> str:
    """`text`, in English, as it stands inside a sentence: an article that opens it loses its capital.

    >>> continued("The port denies it."), continued("The Hague objects.")
    ('the port denies it.', 'The Hague objects.')
    """
    return text[:1].lower() + text[1:] if _OPENING.match(text) else text


def has_word(text: str) -> bool:
    """Whether `text` holds a letter or a digit of any script."""
    return any(map(str.isalnum, text))
