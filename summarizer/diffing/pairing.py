"""Which item of the earlier briefing has become which of the later one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from summarizer.diffing.entries import Entry
from summarizer.text import fold

Thing = TypeVar("Thing")

ALIKE = 0.38
"""The likeness from which on two items are one that changed."""

# Of pairings that are equally alike, the one that moves least: less than any likeness may differ by.
_NEARNESS = 1e-7


def assigned(
    old: Sequence[Thing], new: Sequence[Thing], likeness: Callable[[Thing, Thing], float], *, least: float
) -> list[tuple[int, int]]:
    """Pairs of indices that together are the most alike, none of them less than `least`.

    Optimal assignment (Kuhn 1955; Crouse 2016, as SciPy has it): to pair the best first would take from an
    item the only one that it could go with.

    >>> alike = {("a", "x"): 0.9, ("a", "y"): 0.8, ("b", "x"): 0.8, ("b", "y"): 0.1}
    >>> assigned("ab", "xy", lambda one, other: alike[one, other], least=0.3)
    [(0, 1), (1, 0)]
    """
    gains = [[max(0.0, likeness(mine, theirs) - least) or -1.0 for theirs in new] for mine in old]
    found = _best(gains) if old and new else ()
    return [(mine, theirs) for mine, theirs in found if gains[mine][theirs] >= 0]


def _best(gains: Sequence[Sequence[float]]) -> Iterable[tuple[int, int]]:
    if len(gains) == 1:
        row = gains[0]
        return [(0, max(range(len(row)), key=lambda at: (row[at], -at)))]
    if len(gains[0]) == 1:
        return [(max(range(len(gains)), key=lambda at: (gains[at][0], -at)), 0)]
    from scipy.optimize import linear_sum_assignment  # half a second, and most diffs have nothing to assign

    # What must not be paired is worth nothing, and a pair of it is left out afterwards.
    worth = [
        [max(0.0, gain) - _NEARNESS * (mine - theirs) ** 2 for theirs, gain in enumerate(row)]
        for mine, row in enumerate(gains)
    ]
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return zip(map(int, rows), map(int, columns), strict=True)


def paired(
    old: Sequence[Entry], new: Sequence[Entry], likeness: Callable[[Entry, Entry], float]
) -> list[tuple[Entry, Entry]]:
    """The items of one section that are the same or became one another, in the order of the later ones.

    What stands in both word for word is one; the rest is assigned by likeness.
    """
    same = list(_unchanged(old, new))
    left = _without(old, (mine for mine, _ in same))
    come = _without(new, (theirs for _, theirs in same))
    rest = [(left[i], come[j]) for i, j in assigned(left, come, likeness, least=ALIKE)]
    return sorted([*same, *rest], key=lambda pair: pair[1].index)


def _without(entries: Sequence[Entry], taken: Iterable[Entry]) -> list[Entry]:
    indices = {entry.index for entry in taken}
    return [entry for entry in entries if entry.index not in indices]


def _unchanged(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Items with the same words of the same party on the same issue; of several, in their order."""
    waiting: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in reversed(old):
        waiting[_words(entry)].append(entry)
    for entry in new:
        if waiting[_words(entry)]:
            yield waiting[_words(entry)].pop(), entry


def _words(entry: Entry) -> tuple[str, ...]:
    return tuple(map(fold, (entry.text, entry.party, entry.issue)))


def moved(places: Sequence[int]) -> frozenset[int]:
    """The indices of what must move for the rest to be in order: all beyond a longest increasing run.

    By patience sorting (Fredman 1975). What is inserted before the others moves none of them.

    >>> moved([3, 0, 1, 2]), moved([0, 1, 2])
    (frozenset({0}), frozenset())
    """
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        pile = bisect_left(tops, place)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [at]
    kept, at = set(), ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(range(len(places))) - kept
