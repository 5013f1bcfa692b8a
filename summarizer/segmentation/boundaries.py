"""Where sentences begin and end in a stretch of running text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from summarizer.segmentation.lexicon import Lexicon
from summarizer.text import Span

LONGEST = 2_000
"""Characters in the longest sentence; a longer one is cut, so that it can still be cited."""

_WINDOW = 4_000
_CLAUSE_END = re.compile(r"[;:,،؛、；：，—–](?=\s)|[、；：，؛]|\s(?=[—–])")
_SPACE = re.compile(r"\s")
_ORDINAL = re.compile(r"(?:^|\D)\d{1,2}\.\s*$")
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+)")


def sentences_in(text: str, span: Span, *, language: str, words: Lexicon) -> tuple[Span, ...]:
    """The sentences of `span` of `text`, one paragraph's: in order, apart, and without outer space.

    Line breaks inside count as spaces. Time and memory grow with the length alone, whatever the text:
    `sentencex` is quadratic in quotation marks, so that it gets a window at a time. The last sentence
    in a window may go on, and opens the next one.
    """
    found: list[Span] = []
    for piece in _windows(text, span, language):
        piece = _trimmed(text, piece)
        if found and _belongs_before(text, found[-1], piece, words):
            found[-1] = Span(found[-1].start, piece.end)
        elif piece.start < piece.end:
            found.append(piece)
    return tuple(part for sentence in found for part in cut(text, sentence))


def cut(text: str, span: Span) -> Iterator[Span]:
    """`span` in parts of at most `LONGEST` characters, cut after a clause or between words if it can be."""
    start = span.start
    while span.end - start > LONGEST:
        end = _place_to_cut(text, Span(start, start + LONGEST))
        part = _trimmed(text, Span(start, end))
        if part.start < part.end:
            yield part
        start = end
    rest = _trimmed(text, Span(start, span.end))
    if rest.start < rest.end:
        yield rest


def _windows(text: str, span: Span, language: str) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        end = min(start + _WINDOW, span.end)
        pieces = _split(text, Span(start, end), language)
        if end < span.end:
            if len(pieces) > 1:
                pieces.pop()
            elif pieces:
                pieces = [Span(start, _place_to_cut(text, Span(start, start + LONGEST)))]
        yield from pieces
        start = pieces[-1].end if pieces else end


def _split(text: str, span: Span, language: str) -> list[Span]:
    flat = _SPACE.sub(" ", span.of(text))
    boundaries = get_sentence_boundaries(language or "en", flat)
    return [Span(span.start + b["start_index"], span.start + b["end_index"]) for b in boundaries]


def _belongs_before(text: str, before: Span, piece: Span, words: Lexicon) -> bool:
    """Whether `piece` is no sentence of its own: marks without a word, or what follows “am 3.”."""
    if not has_word(piece.of(text)) or not has_word(before.of(text)):
        return True
    first = _FIRST_WORD.match(text, piece.start, piece.end)
    if first is None or not _ORDINAL.search(before.of(text)[-5:]):
        return False
    return first[1][0].islower() or first[1].lower() in words.months


def _place_to_cut(text: str, span: Span) -> int:
    latter_half = (span.start + span.end) // 2
    for mark in (_CLAUSE_END, _SPACE):
        ends = [match.end() for match in mark.finditer(text, latter_half, span.end)]
        if ends:
            return ends[-1]
    end = span.end
    while end > latter_half and end < len(text) and _continues(text[end]):
        end -= 1
    return end if end > latter_half else span.end


def _continues(character: str) -> bool:
    return character == "\u200d" or unicodedata.category(character).startswith("M")


def has_word(text: str) -> bool:
    """Whether `text` holds a letter or a digit of any script."""
    return any(map(str.isalnum, text))


def _trimmed(text: str, span: Span) -> Span:
    inside = span.of(text)
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, max(start, span.start + len(inside.rstrip())))
