"""How a text opens, cut where its sense does not turn: what a cell of the table has room for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.rendering.typography import clip, unforged

if TYPE_CHECKING:
    from summarizer.grounding.quotes.words import Words

_FEWEST = 3
_CLAUSE = ",;:—–.!?，、；：。！？؛،"
_ELLIPSIS = "…"
_TURNED = "cut_qualifier"


@lru_cache(maxsize=512)
def opening(text: str, *, words: int, language: str = "") -> str | None:
    """The first words of `text`, so many at most, that say nothing else than it does.

    Where none do, it is the whole text if that has no more than twice as many words, or else none.

    A cut is judged as `verify` judges a quote: it parts no figure from its unit, and no words from what
    denies or limits them. Nor is a condition, a contrast, or a denial in the same clause left off. The end
    of a clause goes before a later place within one, where it has a third of the words. `language` is an
    ISO 639-1 code; without one, the words of every language count.

    >>> opening("They would accept a toll of two euros a day", words=7, language="en")
    'They would accept a toll of…'
    >>> opening("They would accept the whole plan if the state paid", words=6, language="en")
    'They would accept the whole plan if the state paid'
    >>> opening("They would accept the whole plan if the state paid", words=4, language="en") is None
    True
    """
    line = unforged(text)
    cuts = list(dict.fromkeys(clip(line, words=count) for count in range(words, _FEWEST - 1, -1)))
    if line in cuts:
        return line
    sound = [cut for cut in cuts if cut.strip(_ELLIPSIS) and _is_sound(cut, line, language)]
    if sound:
        told = (cut for cut in sound if 3 * len(cut.split()) >= words)
        return next((cut for cut in told if _ends_clause(cut, line)), sound[0])
    return line if clip(line, words=2 * words) == line else None


def _ends_clause(cut: str, line: str) -> bool:
    return line[len(cut) - len(_ELLIPSIS) :].lstrip()[:1] in _CLAUSE


def _is_sound(cut: str, line: str, language: str) -> bool:
    from summarizer.grounding.quotes import QuoteIndex
    from summarizer.grounding.quotes.words import words as listed
    from summarizer.grounding.quotes.words import words_of

    known = listed(language)
    if any(words_of(rest, turning) for rest, turning in _left_off(cut, line, known)):
        return False
    finding = QuoteIndex(line).find(cut)
    return finding.accepted and all(each.kind != _TURNED for each in finding.warnings)


def _left_off(cut: str, line: str, known: Words) -> Iterator[tuple[str, frozenset[str]]]:
    """What a cut leaves off, each stretch with the words that none may have there."""
    from summarizer.normalization import normalize

    rest = line[len(cut) - len(_ELLIPSIS) :]
    ends = [at for at, character in enumerate(rest) if character in _CLAUSE and at > 1]
    yield normalize(rest).text, known.conditions | known.contrasts
    yield normalize(rest[: ends[0]] if ends else rest).text, known.turning
