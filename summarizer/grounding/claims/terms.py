"""The words of a text with their places and stems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.vocabulary import Vocabulary
from summarizer.text import Span

# Scripts without spaces are taken character by character.
_UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Where no other character is, none is unspaced; told by what is left out, which compiles faster.
_MAYBE_UNSPACED = re.compile(r"[^\x00-\u0dff\u1e00-\u303f]")
_FIGURE_OR_NOT = r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:[.,'’]\d+)*|n['’]t\b"
_WORD = re.compile(rf"{_FIGURE_OR_NOT}|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+")
_APOSTROPHE = str.maketrans("’", "'")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its folded `text`, where it stands, its stem, and whether it is a figure or has a capital."""

    text: str
    span: Span
    stem: str
    capital: bool
    numeric: bool


def words_of(text: str, vocabulary: Vocabulary) -> tuple[Word, ...]:
    """The words of a text in order; hyphens and apostrophes part words, and “n't” is one of its own.

    >>> from summarizer.language.vocabulary import vocabulary
    >>> [word.text for word in words_of("She didn’t pay €3,000 of port-fees.", vocabulary("en"))]
    ['she', 'did', "n't", 'pay', '3,000', 'of', 'port', 'fees']
    """
    found = []
    pattern = _word_or_character() if _MAYBE_UNSPACED.search(text) else _WORD
    for match in pattern.finditer(text):
        written = match.group()
        folded = _folded(written)
        if folded:
            span = Span(match.start(), match.end())
            found.append(
                Word(folded, span, vocabulary.stem(folded), written[0].isupper(), written[0].isdecimal())
            )
    return tuple(found)


@lru_cache(maxsize=1)
def _word_or_character() -> re.Pattern[str]:
    """Words, and single characters of scripts without spaces: a pattern that compiles slowly."""
    letter = rf"(?![{_UNSPACED}])[^\W\d_]"
    return re.compile(rf"[{_UNSPACED}]|{_FIGURE_OR_NOT}|(?:{letter})+?(?=n['’]t\b)|(?:{letter})+")


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).translate(_APOSTROPHE).casefold()


def content(words: Iterable[Word], vocabulary: Vocabulary) -> tuple[Word, ...]:
    """The words that carry content: no function words, and no single letters of an alphabet."""
    return tuple(
        word
        for word in words
        if word.text not in vocabulary.function
        and (len(word.text) > 1 or not word.text.isascii() or word.numeric)
    )


def cover(words: Sequence[Word]) -> Span:
    """The range from the first word to the last."""
    return Span(words[0].span.start, words[-1].span.end)


def find(phrase: Sequence[str], words: Sequence[Word]) -> Iterable[int]:
    """Where the words of a phrase stand in a row: the index of the first of them."""
    for at in range(len(words) - len(phrase) + 1):
        if all(words[at + n].text == part for n, part in enumerate(phrase)):
            yield at
