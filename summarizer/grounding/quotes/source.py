"""A document made ready for looking up quotes: its normal form, and where its rarer words stand."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from zlib import crc32

from summarizer.characters import attaches, is_unspaced
from summarizer.documents import Document
from summarizer.grounding.quotes.words import Words, words
from summarizer.normalization import JOINT, Layer, normalize, rewrite
from summarizer.segmentation.language import detect
from summarizer.text import Span

# A hyphen within a word, or where a line ended on one: both are left out to find the word either way.
_HYPHENS = re.compile(rf"(?<=\w)[-{JOINT}](?=\w)|{JOINT}")
_WORD = re.compile(r"[^\W_]+")
_MOST_PLACES = 2_000


class Source:
    """A document's normal form `text`, and the way back from it to the document's own characters.

    Held for each document: the normal form (1 to 4 bytes a character) and the layers back (8 bytes for
    each place where something was left out). The places of words (8 bytes a word, or a character of a
    script without spaces) are read when the first altered quote asks for them.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.form = normalize(document.text)
        self.text = self.form.text

    @cached_property
    def words(self) -> Words:
        """The lists of the language that the document is in."""
        return words(detect(self.document.text))

    @cached_property
    def unhyphenated(self) -> tuple[str, Layer] | None:
        """The normal form without hyphens in words; None where no line ends in one."""
        return unhyphenated(self.text) if JOINT in self.text else None

    def span(self, start: int, end: int) -> Span:
        """The document's characters behind a stretch of the normal form, marks on the last one included."""
        span, original = self.form.span(start, end), self.document.text
        stop = span.end
        while stop < len(original) and attaches(original[stop]):
            stop += 1
        return Span(span.start, stop)

    def between(self, first: int, second: int) -> str:
        """What the document has from one character of the normal form up to another."""
        return self.document.text[self.form.position(first) : self.form.position(second)]

    def count(self, word: str) -> int:
        """How often a word stands here, in any case; of a script without spaces, a pair of characters."""
        first, last = self._places(word)
        return last - first

    def places(self, word: str) -> Iterator[int]:
        """Where a word stands in the normal form, the first 2,000 times."""
        first, last = self._places(word)
        return (entry & 0xFFFFFFFF for entry in self._entries[first : min(last, first + _MOST_PLACES)])

    @property
    def size(self) -> int:
        """How many words there are."""
        return len(self._entries)

    def _places(self, word: str) -> tuple[int, int]:
        key = _hash(word) << 32
        return bisect_left(self._entries, key), bisect_left(self._entries, key + (1 << 32))

    @cached_property
    def _entries(self) -> array[int]:
        """Each word's hash over its place, sorted: a table of words in 8 bytes a word."""
        text = self.text
        return array("Q", sorted(_hash(word) << 32 | start for word, start in index_words(text)))


def unhyphenated(text: str) -> tuple[str, Layer]:
    """`text` without hyphens within words, and the layer back."""
    return rewrite(text, _HYPHENS, lambda _: "")


def index_words(text: str) -> Iterator[tuple[str, int]]:
    """The words of a normal form by which it is searched, with their places; hyphens part them.

    Of a script without spaces, each two neighbouring characters are one.

    >>> list(index_words("co-op 通过了"))
    [('co', 0), ('op', 3), ('通过', 6), ('过了', 7)]
    """
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        if word.isascii() or not is_unspaced(word[0]):
            yield word, start
        else:
            for at in range(max(1, len(word) - 1)):
                yield word[at : at + 2], start + at


def _hash(word: str) -> int:
    return crc32(word.lower().encode("utf-8", "surrogatepass"))
