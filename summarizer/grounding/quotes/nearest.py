"""The passage of a source that an altered quote comes nearest to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log
from unicodedata import combining, normalize

from summarizer.grounding.quotes.alignment import Pair, align
from summarizer.grounding.quotes.ellipsis import LONGEST_GAP
from summarizer.grounding.quotes.quoted import Quoted, without_final
from summarizer.grounding.quotes.source import Source, index_words
from summarizer.grounding.quotes.tokens import Token, tokens

NEAR = 0.5
"""The share of a quote's words, rarer ones weighing more, that a passage has in order to be near it."""
_MOST_LOOKED_UP = 300
_LEAST_ANCHORS, _MOST_VOTES = 3, 200
# A passage as near as this is the one that was meant.
_SURE = 0.85
_MOST_PASSAGES = 3
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source beside the quote: what was aligned, and the share of the words in common."""

    source: Source
    pairs: Sequence[Pair]
    share: float

    @property
    def start(self) -> int:
        """Where it begins in the source's normal form."""
        return next(right.start for _, right in self.pairs if right)

    @property
    def end(self) -> int:
        """Where it ends in the source's normal form."""
        return next(right.end for _, right in reversed(self.pairs) if right)


def nearest(source: Source, quoted: Quoted) -> Passage | None:
    """The passage with the most of the quote's words in the quote's order; None if none is near.

    Rare words vote for where the quote would begin; the best places are aligned word by word.
    """
    bare = without_final(quoted.whole) or quoted.whole
    text = bare.text
    found = list(tokens(quoted.form.text, bare.start, bare.end))
    windows = _windows(source, text, extra=LONGEST_GAP * min(len(quoted.parts) - 1, 4))
    best: Passage | None = None
    for window in windows:
        passage = _passage(source, found, window)
        if passage and passage.share >= NEAR and (best is None or passage.share > best.share):
            best = passage
        if best and best.share >= _SURE:
            break
    return best


def _windows(source: Source, text: str, extra: int) -> list[tuple[int, int]]:
    """Where in the normal form a quote would stand, by its rare words, the likeliest place first."""
    width = max(24, len(text) // 4)
    votes: dict[int, float] = {}
    for word, offset in _anchors(source, text):
        weight = 1 / log(2 + source.count(word))
        buckets = {(place - offset) // width for place in source.places(word)}
        for bucket in buckets.union([bucket + 1 for bucket in buckets]):
            votes[bucket] = votes.get(bucket, 0.0) + weight
    likely = nsmallest(_MOST_PASSAGES, ((-weight, bucket) for bucket, weight in votes.items()))
    margin = min(600, 40 + len(text) // 8)
    return [
        (max(0, (bucket - 1) * width - margin), (bucket + 1) * width + len(text) + margin + extra)
        for _, bucket in likely
    ]


def _anchors(source: Source, text: str) -> Iterator[tuple[str, int]]:
    """The rarest words of the quote that the source has, with their offsets, until they have votes enough."""
    words = list(index_words(text))
    sample = words[:: 1 + len(words) // _MOST_LOOKED_UP]
    votes = taken = 0
    for count, offset, word in sorted((source.count(word), offset, word) for word, offset in sample):
        if count and (taken < _LEAST_ANCHORS or votes + count <= _MOST_VOTES):
            votes, taken = votes + count, taken + 1
            yield word, offset


def _passage(source: Source, quote: list[Token], window: tuple[int, int]) -> Passage | None:
    pairs = align(quote, list(tokens(source.text, *window)))
    if not any(right for _, right in pairs):
        return None
    weights = {token.key: _weight(source, token) for token in quote}
    total = sum(weights[token.key] for token in quote)
    same = sum(weights[left.key] for left, right in pairs if left and right and _alike(left, right))
    return Passage(source, _trimmed(pairs), same / total if total else 0.0)


def _alike(left: Token, right: Token) -> bool:
    """Whether two words are one but for accents: enough to be near, never to be accepted."""
    return left.key == right.key or _unaccented(left.key) == _unaccented(right.key)


def _unaccented(word: str) -> str:
    return "".join(c for c in normalize("NFD", word) if not combining(c)) if not word.isascii() else word


def _weight(source: Source, token: Token) -> float:
    if token.is_mark:
        return 0.0
    return 0.4 if source.count(token.key) > max(3, source.size // _COMMON) else 1.0


def _trimmed(pairs: list[Pair]) -> list[Pair]:
    """The pairs without marks of the source alone at either end."""
    while len(pairs) > 1 and pairs[-1][0] is None:
        pairs.pop()
    return pairs
