"""From what was observed of a case to its verdict: which cause it is, and what merely follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.golden.findings import Cause, Changes, Outcome, Part, Verdict

_FOLLOWS: Mapping[Part, frozenset[Part]] = {
    Part.SOURCE: frozenset((Part.GRAMMAR, Part.SCHEMA, Part.REQUEST)),
    Part.MODEL: frozenset((Part.PARAMETERS, Part.REQUEST)),
    Part.GRAMMAR: frozenset((Part.SCHEMA, Part.REQUEST)),
    Part.PROFILE: frozenset((Part.SCHEMA, Part.REQUEST)),
    Part.PROMPT: frozenset((Part.REQUEST,)),
    Part.PARAMETERS: frozenset(),
    Part.SCHEMA: frozenset(),
    Part.REQUEST: frozenset(),
    Part.REPLY: frozenset((Part.REQUEST,)),
}
"""What moves because something else has moved: requests hold sentences, schemas their number, and so on."""


@dataclass(frozen=True)
class Observation:
    """All that was seen of a case, each thing as the cause that it would be.

    `failure`: it could not be read or run. `foreign`: its cassette is another case's. `absent`: files that
    are not there yet. `moved`: what is not as it was recorded. `misses`: requests without a recording.
    `unplayed`: recordings that no request asked for. `briefing` and `notes`: what came out otherwise, with
    `changes` by meaning. `unwanted`: files that are no part of the case.
    """

    case: str
    failure: Cause | None = None
    foreign: Cause | None = None
    absent: tuple[Cause, ...] = ()
    moved: tuple[Cause, ...] = ()
    misses: tuple[Cause, ...] = ()
    unplayed: tuple[Cause, ...] = ()
    briefing: Cause | None = None
    notes: tuple[Cause, ...] = ()
    unwanted: tuple[Cause, ...] = ()
    changes: Changes | None = None


def decide(seen: Observation) -> Outcome:
    """The verdict, and its causes.

    Whether a case can be run comes first, then whether it is recorded, then whether the recording is of
    what would be asked now. Only of one that is, a result is compared. A case that was handed another's
    cassette is told just that: all else would follow.

    >>> edited = Cause(Part.SOURCE, "story.txt changed")
    >>> found = decide(Observation("harbour", moved=(Cause(Part.SCHEMA, "other numbers"), edited)))
    >>> found.verdict.value, [cause.text for cause in found.causes]
    ('stale', ['story.txt changed'])
    """
    if seen.failure:
        return Outcome(seen.case, Verdict.ERROR, (seen.failure,))
    if seen.foreign:
        return Outcome(seen.case, Verdict.ORPHAN, (seen.foreign,))
    roots = _roots(seen.moved)
    if seen.absent:
        return Outcome(seen.case, Verdict.MISSING, (*seen.absent, *roots))
    if roots:
        return Outcome(seen.case, Verdict.STALE, roots)
    if seen.misses:
        asked_otherwise = bool(seen.unplayed)
        verdict = Verdict.STALE if asked_otherwise else Verdict.MISSING
        return Outcome(seen.case, verdict, (*seen.misses, *seen.unplayed))
    return _compared(seen)


def _compared(seen: Observation) -> Outcome:
    nobodys = (*seen.unplayed, *seen.unwanted)
    if seen.briefing:
        causes = (seen.briefing, *nobodys)
        return Outcome(seen.case, Verdict.BRIEFING, causes, seen.changes)
    if seen.notes:
        return Outcome(seen.case, Verdict.RENDERING, (*seen.notes, *nobodys))
    return Outcome(seen.case, Verdict.ORPHAN if nobodys else Verdict.OK, nobodys)


def _roots(moved: Sequence[Cause]) -> tuple[Cause, ...]:
    """What moved by itself, in the order in which one follows from the other."""
    parts = {cause.part for cause in moved}
    following = _all(_FOLLOWS[part] for part in parts)
    order = list(_FOLLOWS)
    kept = (cause for cause in moved if cause.part not in following)
    return tuple(sorted(kept, key=lambda cause: order.index(cause.part)))


def _all(sets: Iterable[frozenset[Part]]) -> frozenset[Part]:
    return frozenset().union(*sets)
