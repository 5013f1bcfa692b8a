"""Who printed a text, and whose report it is: told by a line with a date, or by an agency's dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from summarizer.documents import Kind, Sentence
from summarizer.segmentation.lexicon import Lexicon, alternatives
from summarizer.segmentation.names import looks_like_name

_BETWEEN = re.compile(r"\s*(?:[,|·•–—]|\s-\s)\s*")
_EDGES = " \t\n*_.:;/()[]"
_BRACKETED = re.compile(r"(?<=\()[^()]+(?=\))")


def publisher_in(line: str, words: Lexicon) -> str:
    """The publisher that `line` names beside a date, or "".

    Capitals alone make none, for an author or a place stands there as well: its name has a word for a
    paper or a station, or begins with an article.

    >>> from summarizer.segmentation.lexicon import lexicon
    >>> publisher_in("By Jane Doe, The Lenmark Courier, 3 May 2025", lexicon("en"))
    'The Lenmark Courier'
    >>> publisher_in("Jane Doe | 3 May 2025", lexicon("en"))
    ''
    """
    undated, dates = words.date.subn(",", words.clock.sub(",", line))
    parts = (part.strip(_EDGES) for part in _BETWEEN.split(undated)) if dates else ()
    return next((part for part in parts if _is_publisher(part, words)), "")


def agency_of(sentences: Iterable[Sentence], words: Lexicon) -> str:
    """The agency whose report a text is, by the brackets of its dateline or a by-line; or ""."""
    patterns = {Kind.DATELINE: _BRACKETED, Kind.BYLINE: _agency(words)}
    found = (patterns[s.kind].search(s.line) for s in sentences if s.kind in patterns)
    return next((match[0] for match in found if match), "")


def _is_publisher(part: str, words: Lexicon) -> bool:
    tokens = part.lower().split()
    credited = _by(words).match(part) is not None or not words.roles.isdisjoint(tokens)
    if credited or not looks_like_name(part, least=2):
        return False
    return tokens[0] in words.articles or not words.papers.isdisjoint(tokens)


@cache
def _agency(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words.agencies)})(?!\w)", re.IGNORECASE)


@cache
def _by(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words.by)})\b", re.IGNORECASE)
