"""Where sentences begin and end in a stretch of running text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from summarizer.segmentation.continuations import continues
from summarizer.segmentation.footnotes import blanked
from summarizer.segmentation.lexicon import Lexicon
from summarizer.text import Span

LONGEST = 2_000
"""Characters in the longest sentence; a longer one is cut, so that it can still be cited."""

_WINDOW = 4_000
_CLAUSE_END = re.compile(r"[;:,،؛—–](?=\s)|[、；：，]")
_SPACE = re.compile(r"\s")
_SURROGATE = re.compile("[\ud800-\udfff]")


def sentences_in(text: str, span: Span, *, language: str, words: Lexicon) -> tuple[Span, ...]:
    """The sentences of `span` of `text`, one paragraph's: in order, apart, and without outer space.

    Line breaks inside count as spaces. Time and memory grow with the length alone, whatever the text:
    `sentencex` is quadratic in quotation marks, so that it gets a window at a time.
    """
    found: list[Span] = []
    for raw in _windows(text, span, language):
        piece = raw.trimmed(text)
        if found and _fits(found[-1], piece) and continues(found[-1].of(text), piece.of(text), words):
            found[-1] = Span(found[-1].start, max(found[-1].end, piece.end))
        elif piece.start < piece.end:
            found.append(piece)
    return tuple(part for whole in found for part in ((whole,) if _fits(whole, whole) else cut(text, whole)))


def cut(text: str, span: Span) -> Iterator[Span]:
    """`span` without outer space, in parts of `LONGEST` characters at most.

    A part ends after a clause or between words if it can.
    """
    start = span.start
    while span.end - start > LONGEST:
        end = _place_to_cut(text, Span(start, start + LONGEST))
        yield from _unless_empty(Span(start, end).trimmed(text))
        start = end
    yield from _unless_empty(Span(start, span.end).trimmed(text))


def _windows(text: str, span: Span, language: str) -> Iterator[Span]:
    """What `sentencex` takes for sentences. The last one in a window may go on: it opens the next."""
    start = span.start
    while start < span.end:
        end = min(start + _WINDOW, span.end)
        pieces = _split(text, Span(start, end), language)
        if end < span.end:
            pieces = pieces[:-1] or [Span(start, _place_to_cut(text, Span(start, start + LONGEST)))]
        yield from pieces
        start = pieces[-1].end


def _split(text: str, span: Span, language: str) -> list[Span]:
    # Half of a surrogate pair is no character, and `sentencex` cannot take it.
    flat = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", blanked(span.of(text))))
    boundaries = get_sentence_boundaries(language or "en", flat)
    return [Span(span.start + b["start_index"], span.start + b["end_index"]) for b in boundaries]


def _fits(before: Span, piece: Span) -> bool:
    return piece.end - before.start <= LONGEST


def _place_to_cut(text: str, span: Span) -> int:
    """After the last clause in the latter half of `span`, else its last space, else a whole letter."""
    latter_half = (span.start + span.end) // 2
    for mark in (_CLAUSE_END, _SPACE):
        ends = [match.end() for match in mark.finditer(text, latter_half, span.end)]
        if ends:
            return ends[-1]
    end = span.end
    while end > latter_half and _joins(text[end : end + 1]):
        end -= 1
    return end if end > latter_half else span.end


def _joins(character: str) -> bool:
    return character == "\u200d" or (character != "" and unicodedata.category(character).startswith("M"))


def _unless_empty(span: Span) -> Iterator[Span]:
    if span.start < span.end:
        yield span
