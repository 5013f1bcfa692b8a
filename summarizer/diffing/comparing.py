"""From two briefings to what changed between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.briefing import Briefing
from summarizer.diffing.changes import BriefingDiff, Pair
from summarizer.diffing.comparison import comparison
from summarizer.diffing.entries import Entry, Section, entries_of
from summarizer.diffing.listings import listings
from summarizer.diffing.pairing import moved, paired


def diff(old: Briefing, new: Briefing) -> BriefingDiff:
    """What changed from an earlier briefing to a later one; how they came about plays no part.

    Items are paired by optimal assignment over the words they share, within their section and, for positions,
    their party; in each pair every change of fact is told, however alike the two are.

    >>> from summarizer.briefing import Briefing, Provenance
    >>> made = Provenance(version="0", drafter="none", model="none")
    >>> day = Briefing(title="Strike in its third day", sources=(), provenance=made)
    >>> [str(fact.kind) for fact in diff(day, day.model_copy(update={"title": "Strike over"})).facts]
    ['number']
    """
    before, after = entries_of(old), entries_of(new)
    compare = comparison(old, new)
    pairs, removed, added = [], [], []
    for section in _sections((*before, *after)):
        mine, theirs = ([e for e in entries if _is_of(e, section)] for entries in (before, after))
        found = paired(mine, theirs, compare.likeness.of)
        pairs += _ordered([compare.pair(*each) for each in found])
        removed += _others(mine, [pair.old for pair in pairs])
        added += _others(theirs, [pair.new for pair in pairs])
    return BriefingDiff(old, new, tuple(pairs), tuple(removed), tuple(added), tuple(listings(old, new)))


def _sections(entries: Sequence[Entry]) -> Sequence[tuple[Section, str]]:
    """The sections that two briefings have between them, each of one's own by itself."""
    found = dict.fromkeys((entry.section, entry.own) for entry in entries)
    return sorted(found, key=lambda section: list(Section).index(section[0]))


def _is_of(entry: Entry, section: tuple[Section, str]) -> bool:
    return (entry.section, entry.own) == section


def _ordered(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, in the order of the later briefing, with those marked that moved."""
    away = moved([pair.old.index for pair in pairs])
    return [replace(pair, moved=at in away) for at, pair in enumerate(pairs)]


def _others(entries: Sequence[Entry], found: Sequence[Entry]) -> list[Entry]:
    places = {(entry.section, entry.index) for entry in found}
    return [entry for entry in entries if (entry.section, entry.index) not in places]
