"""Where the words of a quote stand in a source, letter by letter: no similarity is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.characters import is_unspaced
from summarizer.grounding.quotes.edges import inside_word, is_whole
from summarizer.grounding.quotes.source import Source, unhyphenated
from summarizer.normalization import JOINT

_WORD_RUN = re.compile(r"[^\W_]+")
# Looking at more places than this for one needle (fewer for one of thousands of characters) would be
# a text made to be slow.
_MOST_TRIES = 50_000


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a source's normal form that has the letters of a needle.

    The needle stands there only if it `is_whole`: if it begins and ends between words and figures.
    """

    start: int
    end: int
    is_whole: bool


def places(source: Source, needle: str, start: int = 0, stop: int | None = None) -> Iterator[Place]:
    """The places where a needle's letters stand in a source, those inside a word left out, in order."""
    stop = len(source.text) if stop is None else stop
    yield from _plain(source, needle, start, stop)
    if source.unhyphenated or JOINT in needle:
        yield from _across_line_ends(source, needle, start, stop)


def _plain(source: Source, needle: str, start: int, stop: int) -> Iterator[Place]:
    text, tries = source.text, 1 + _MOST_TRIES * 1_000 // (1_000 + len(needle))
    at = text.find(needle, start, stop)
    while at >= 0 and tries:
        end = at + len(needle)
        run = _WORD_RUN.match(text, at) if inside_word(text, at) and not is_unspaced(text[at]) else None
        if run:
            at = text.find(needle, max(run.end(), at + 1), stop)
            continue
        tries -= 1
        if not (inside_word(text, at) or inside_word(text, end)):
            yield Place(at, end, is_whole(source, at, end))
        at = text.find(needle, at + 1, stop)


def _across_line_ends(source: Source, needle: str, start: int, stop: int) -> Iterator[Place]:
    """Places where a word is divided by a line's end, in the source or in the quote."""
    loose, layer = source.unhyphenated or unhyphenated(source.text)
    bare = unhyphenated(needle)[0]
    if not bare:
        return
    at, tries = loose.find(bare), 1 + _MOST_TRIES * 1_000 // (1_000 + len(needle))
    while at >= 0 and tries:
        first, last = layer.before(at), layer.before(at + len(bare) - 1) + 1
        divided = JOINT in needle or JOINT in source.text[first:last]
        apart = not (inside_word(source.text, first) or inside_word(source.text, last))
        if start <= first and last <= stop and divided and apart and _agree(needle, source.text[first:last]):
            yield Place(first, last, is_whole(source, first, last))
        tries -= 1
        at = loose.find(bare, at + 1)


def _agree(quoted: str, printed: str) -> bool:
    """Whether two stretches are the same where a joint may stand for a hyphen or for nothing.

    >>> _agree("well-known", f"well{JOINT}known"), _agree("well-known", "wellknown")
    (True, False)
    """
    i = j = 0
    while i < len(quoted) or j < len(printed):
        left, right = quoted[i : i + 1], printed[j : j + 1]
        if left == right:
            i, j = i + 1, j + 1
        elif right == JOINT:
            i, j = i + (left == "-"), j + 1
        elif left == JOINT:
            i, j = i + 1, j + (right == "-")
        else:
            return False
    return True
