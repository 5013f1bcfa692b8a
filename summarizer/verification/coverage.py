"""What of a note is neither quoted nor stated, told in plain words: nothing is passed over in silence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import accumulate

from summarizer.text import Span, has_word
from summarizer.verification.vocabulary import vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 3
_FENCE = re.compile(r"\s*(?:```|~~~)")
# A page, a volume, a number: “p. 3”, “S. 12”, “Nr. 4”; a year in brackets; a file; an address.
_REFERENCE = re.compile(
    r"\b[^\W\d_]{1,3}\.\s?\d|\(\d{4}[a-z]?\)|\b[\w-]+\.(?:txt|md|pdf|docx?|html?)\b|\bhttps?://|\bdoi:|\bwww\."
)
_MOST_NAMED = 5


class Left(StrEnum):
    """Why a stretch of a note is not judged; the value follows “3 lines”."""

    CODE = "in a code block"
    FRONT_MATTER = "of front matter"
    REFERENCE = "naming sources"
    BYLINE = "saying who wrote it, or when"
    NOTICE = "of notices on how the note was made"
    LAID_OUT = "laying out parties, issues and stances"
    ASIDE = "listed by the note itself as not supported"
    WORDS = "without a sentence, a figure or a name that could be told"
    OUTSIDE = "holding an address or an image"


def reads_as_reference(text: str) -> bool:
    """Whether a text names a page, a year in brackets, a file or an address, as references do.

    >>> reads_as_reference("Minutes, p. 3"), reads_as_reference("The ferry sank in 1974.")
    (True, False)
    """
    return _REFERENCE.search(text) is not None


def names_or_counts(text: str, language: str) -> bool:
    """Whether a fragment has a figure, or a capital within it that tells a name.

    In a line that has capitals throughout, and in a language that gives them to nouns, they tell none.

    >>> names_or_counts("Higher cost for Lund", "en"), names_or_counts("Next Steps", "en")
    (True, False)
    """
    if any(map(str.isdecimal, text)):
        return True
    words = _WORD.findall(text)
    throughout = all(word[0].isupper() for word in words if len(word) > _SHORT)
    within = any(word[0].isupper() for word in words[1:])
    return within and not throughout and language not in vocabulary("capital_nouns")


def outside(text: str, read: Sequence[Span]) -> Iterator[tuple[Span, Left]]:
    """The lines of a note's shown `text` with a word on them, and none in `read`, which are in order."""
    blocks = iter(read)
    block = next(blocks, None)
    opening = block.start if block else len(text)
    at = 0
    for line in text.splitlines(keepends=True):
        span = Span(at, at + len(line))
        at = span.end
        while block and block.end <= span.start:
            block = next(blocks, None)
        if has_word(line) and not (block and block.overlaps(span)) and not _FENCE.match(line):
            fronts = span.end <= opening and text.startswith("---")
            yield span, Left.FRONT_MATTER if fronts else Left.OUTSIDE


def told(text: str, left: Iterable[tuple[Span, Left]]) -> tuple[str, ...]:
    """A clause for each reason: how many lines, and which: “2 lines in a code block (lines 4, 5)”."""
    ends = list(accumulate(map(len, text.splitlines(keepends=True))))
    lines: dict[Left, set[int]] = {why: set() for why in Left}
    for span, why in left:
        lines[why] |= {n for n in _lines(ends, span) if has_word(_line(text, ends, n))}
    return tuple(_clause(sorted(numbers), why) for why, numbers in lines.items() if numbers)


def _lines(ends: Sequence[int], span: Span) -> range:
    return range(bisect_right(ends, span.start), bisect_left(ends, span.end) + 1)


def _line(text: str, ends: Sequence[int], index: int) -> str:
    return text[ends[index - 1] if index else 0 : ends[index]]


def _clause(indices: Sequence[int], why: Left) -> str:
    numbers = [f"{index + 1}" for index in indices]
    shown = ", ".join(numbers[:_MOST_NAMED]) + ", …" * (len(numbers) > _MOST_NAMED)
    plural = "s" * (len(numbers) > 1)
    return f"{len(numbers):,} line{plural} {why} (line{plural} {shown})"
