"""The words of a quote laid beside the words of a source, at the least cost.

A fitting alignment (Needleman and Wunsch 1970, with free ends in the source, as in Sellers 1980) over
tokens, in blocks, so that a quote of any length takes time in proportion to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from summarizer.grounding.quotes.tokens import Token

Pair = tuple[Token | None, Token | None]
_Step = tuple[int | None, int | None]

_BLOCK = 64
_SLACK = 48
# A quote that differs in hundreds of places is told apart no further: the rest of it counts as added.
_MOST_BLOCKS = 100
# The first block may begin anywhere in what the search took for the place.
_OPEN = 400
# One word for another costs less than one added and one left out, and more than one left out alone, so
# that “met Tuesday” goes with “met on Tuesday”, and an altered first word with the first word.
_WORD, _FIGURE, _MARK = range(3)
_OTHER = ((12, 12, 24), (12, 9, 24), (24, 24, 6))
_ADDED, _MISSING = (13, 13, 4), (8, 8, 3)
# What stands for an ellipsis costs next to nothing, and less the nearer the quote goes on.
_LEFT_OUT = 1
_DIAGONAL, _QUOTE_ONLY, _SOURCE_ONLY = range(3)


def align(quote: Sequence[Token], source: Sequence[Token]) -> list[Pair]:
    """Pairs of tokens, in order; None on one side stands for a word added or left out.

    What the source has before the first token of the quote and after the last is no part of it.

    >>> from summarizer.grounding.quotes.tokens import tokens
    >>> pairs = align(list(tokens("fares fell today")), list(tokens("So fares rose again today.")))
    >>> [(q.text if q else "", s.text if s else "") for q, s in pairs]
    [('fares', 'fares'), ('', 'rose'), ('fell', 'again'), ('today', 'today')]
    """
    pairs: list[Pair] = []
    at = reached = blocks = 0
    while at < len(quote) and reached < len(source) and blocks < _MOST_BLOCKS:
        blocks += 1
        while pairs and at < len(quote) and reached < len(source) and quote[at].key == source[reached].key:
            pairs.append((quote[at], source[reached]))
            at, reached = at + 1, reached + 1
        block = quote[at : at + _BLOCK]
        wanted = len(block) if at + len(block) == len(quote) else _BLOCK // 2
        window = source[reached : reached + 2 * len(block) + (_SLACK if pairs else _OPEN)]
        steps = _first(_fit(block, window, free_start=not pairs), wanted)
        pairs += [(None if i is None else block[i], None if j is None else window[j]) for i, j in steps]
        at += wanted
        reached += max((j + 1 for _, j in steps if j is not None), default=0)
    return [*pairs, *((token, None) for token in quote[at:])]


def _first(steps: list[_Step], wanted: int) -> list[_Step]:
    """The steps up to the `wanted`-th token of the quote."""
    last = next((n for n, (i, _) in enumerate(steps) if i == wanted - 1), len(steps))
    return steps[: last + 1]


def _fit(quote: Sequence[Token], source: Sequence[Token], *, free_start: bool) -> list[_Step]:
    """The cheapest way to lay all of the quote's tokens along some of the source's."""
    keys = [token.key for token in source]
    kinds = [_kind(token) for token in source]
    skipped = [_MISSING[kind] for kind in kinds]
    costs = [0, *(accumulate(skipped) if not free_start else [0] * len(source))]
    moves: list[bytearray] = []
    for token in quote:
        costs, row = _row(token, keys, (kinds, skipped), costs)
        moves.append(row)
    return _traced(moves, costs.index(min(costs)), free_start)


def _row(
    token: Token, keys: list[str], weighed: tuple[list[int], list[int]], above: list[int]
) -> tuple[list[int], bytearray]:
    kind, key = _kind(token), token.key
    other, added = _OTHER[kind], _ADDED[kind]
    leaves_out = key == "…"
    diagonal, best = above[0], above[0] + added
    costs, moves = [best], bytearray([_QUOTE_ONLY])
    for seen, source_kind, skip, up in zip(keys, *weighed, above[1:], strict=True):
        best += _LEFT_OUT if leaves_out else skip
        move = _SOURCE_ONLY
        through = diagonal if seen == key else diagonal + other[source_kind]
        if through <= best:
            best, move = through, _DIAGONAL
        if up + added < best:
            best, move = up + added, _QUOTE_ONLY
        costs.append(best)
        moves.append(move)
        diagonal = up
    return costs, moves


def _traced(moves: list[bytearray], j: int, free_start: bool) -> list[_Step]:
    steps: list[_Step] = []
    i = len(moves)
    while i or (j and not free_start):
        move = moves[i - 1][j] if i else _SOURCE_ONLY
        if move == _DIAGONAL:
            i, j = i - 1, j - 1
            steps.append((i, j))
        elif move == _QUOTE_ONLY:
            i -= 1
            steps.append((i, None))
        else:
            j -= 1
            steps.append((None, j))
    return steps[::-1]


def _kind(token: Token) -> int:
    return _MARK if token.is_mark else _FIGURE if token.has_figure else _WORD
