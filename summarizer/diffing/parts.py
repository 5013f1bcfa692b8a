"""What stands in two wordings of one item, matched: what the one has lost, and what the other has won."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

from summarizer.diffing.changes import Fact, FactChange
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text

Thing = TypeVar("Thing")

Places = Sequence[range]
"""Where parts of a text stand: the indices of the words of each."""


def unmatched(
    old: Sequence[Thing], new: Sequence[Thing], same: Callable[[Thing, Thing], bool]
) -> tuple[list[Thing], list[Thing]]:
    """What of the old goes with nothing of the new, and the other way about; each goes with one only.

    >>> unmatched([3, 5, 5], [5, 4], lambda one, other: one == other)
    ([3, 5], [4])
    """
    left, come = [], list(new)
    for each in old:
        found = next((at for at, other in enumerate(come) if same(each, other)), None)
        if found is None:
            left.append(each)
        else:
            del come[found]
    return left, come


def side_by_side(kind: Fact, old: Sequence[str], new: Sequence[str]) -> Iterator[FactChange]:
    """What was lost beside what was won, the first beside the first."""
    for before, after in zip_longest(old, new, fillvalue=""):
        yield FactChange(kind, before, after)


def told_once(changes: Iterable[FactChange]) -> tuple[FactChange, ...]:
    """The changes, each once, the gravest first: what changed is not told as lost, nor as won, besides."""
    found = sorted(dict.fromkeys(changes), key=lambda change: change.kind.rank)
    whole = [change for change in found if change.old and change.new]
    lost = {(change.kind, change.old) for change in whole}
    won = {(change.kind, change.new) for change in whole}
    return tuple(
        change
        for change in found
        if change in whole or ((change.kind, change.old) not in lost and (change.kind, change.new) not in won)
    )


def exchanged(kind: Fact, before: Text, after: Text, *, old: Places, new: Places) -> Iterator[FactChange]:
    """The same parts in other places, all words around them being as they were: “3 to 5” for “5 to 3”."""
    mine, theirs = (
        [_part(text, place) for place in places] for text, places in ((before, old), (after, new))
    )
    first, second = ([[word.text for word in part] for part in parts] for parts in (mine, theirs))
    if first == second or sorted(first) != sorted(second) or _around(before, old) != _around(after, new):
        return
    written = (", ".join(text.of(p) for p in parts) for text, parts in ((before, mine), (after, theirs)))
    yield FactChange(kind, *written)


def _part(text: Text, place: range) -> Sequence[Word]:
    return text.words[place.start : place.stop]


def _around(text: Text, places: Places) -> list[str]:
    """The other words, with a gap where a part stands."""
    first = {place.start for place in places}
    inside = {at for place in places for at in place}
    return [
        "" if at in first else word.text
        for at, word in enumerate(text.words)
        if at in first or at not in inside
    ]
