"""Pull quotes: sentences set apart that say again what the body says with its speaker."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from summarizer.documents import Kind, Sentence

_WORDS = 5
_REPEATED_SHARE = 0.6
# In front of the first Chinese or Japanese character, all words are spaced; a class of these compiles slowly.
_SPACED = re.compile(r"[^\W_]+")
_TOKEN = r"[぀-ヿ㐀-鿿]|[^\W_]+"


def mark_pull_quotes(sentences: Sequence[Sentence], *, apart: Collection[int]) -> tuple[Sentence, ...]:
    """`sentences` with those that only repeat others as pull quotes.

    `apart` holds the paragraphs that stand apart: wholly quoted without a speaker, or signed. Such a
    sentence is a pull quote if three in five of its runs of five words stand elsewhere. A sentence that
    stands twice word for word is kept where its speaker is known, or else where it stands first; where
    it was said twice, as in a transcript, it stays twice.
    """
    repeated = _repeated_runs(sentences, apart) | _repeated_whole(sentences)
    return tuple(replace(s, kind=Kind.PULL_QUOTE) if s.number in repeated else s for s in sentences)


def _repeated_runs(sentences: Sequence[Sentence], apart: Collection[int]) -> set[int]:
    candidates = [s for s in sentences if s.kind is Kind.STATEMENT and s.paragraph in apart]
    runs = {s.number: set(_runs(s.text)) for s in candidates}
    wanted = set().union(*runs.values())
    body = (s for s in sentences if s.kind is Kind.STATEMENT and s.paragraph not in apart) if wanted else ()
    standing = {run for s in body for run in _runs(s.text) if run in wanted}
    found = set()
    for sentence in candidates:
        mine = runs[sentence.number]
        if mine and len(mine & standing) >= _REPEATED_SHARE * len(mine):
            found.add(sentence.number)
        else:
            standing |= mine
    return found


def _repeated_whole(sentences: Sequence[Sentence]) -> set[int]:
    kept: dict[tuple[str, ...], Sentence] = {}
    found = set()
    for sentence in sentences:
        words = tuple(_tokens(sentence.text))
        if sentence.kind is not Kind.STATEMENT or len(words) < _WORDS:
            continue
        first = kept.setdefault(words, sentence)
        if first is sentence or (first.speaker and sentence.speaker):
            continue
        known_later = bool(sentence.speaker and not first.speaker)
        kept[words], weaker = (sentence, first) if known_later else (first, sentence)
        found.add(weaker.number)
    return found


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    tokens = _tokens(text)
    return (tuple(tokens[i : i + _WORDS]) for i in range(len(tokens) - _WORDS + 1))


def _tokens(text: str) -> list[str]:
    folded = text.casefold()
    return re.findall(_TOKEN, folded) if max(folded, default="") >= "぀" else _SPACED.findall(folded)
