"""Pieces that a splitter took for sentences, and that belong to the sentence before them."""

from __future__ import annotations

import re
from functools import cache

from summarizer.segmentation.lexicon import Lexicon, alternatives
from summarizer.text import has_word

_TAIL = 40
_NUMBER = re.compile(r"(?:^|[^\d.,])\d{1,2}\.$")
_CLOCK = re.compile(r"\b[ap]\.\s?m\.$", re.IGNORECASE)
_CLOSED_QUOTATION = re.compile(r"[。！？…][”」』\"]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def continues(before: str, piece: str, words: Lexicon) -> bool:
    """Whether `piece` goes on with the sentence `before`, though a full stop stands between them.

    So do marks without a word, what follows an abbreviation, “am 3.” or “10 a.m.”, and in
    Chinese and Japanese the verb of speaking after a closed quotation.

    >>> from summarizer.segmentation.lexicon import lexicon
    >>> continues("Das war der 2.", "Versuch.", lexicon("de"))
    True
    """
    if not has_word(piece) or not has_word(before):
        return True
    tail, first = before[-_TAIL:], _FIRST_WORD.match(piece)
    if _CLOSED_QUOTATION.search(tail):
        return _cue(words).match(piece) is not None
    if _shortened(words).search(tail):
        return True
    if first is None or not tail.endswith("."):
        return False
    if _NUMBER.search(tail):
        ordinal = first[0][0].islower() or _ordinal(words).search(tail) is not None
        return ordinal or first[0].lower() in words.months
    return _CLOCK.search(tail) is not None and first[0].lower() in words.moments


@cache
def _shortened(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words.shortened)})\.$")


@cache
def _ordinal(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words.ordinal)})\s+\d{{1,2}}\.$", re.IGNORECASE)


@cache
def _cue(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"[^，。！？“「\s]{{0,12}}?(?:{alternatives(words.cues)})")
