"""From two briefings to what changed between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from summarizer.briefing import Briefing
from summarizer.diffing import fields
from summarizer.diffing.changes import BriefingDiff, Fact, FactChange, Pair
from summarizer.diffing.entries import Entry, Section, entries_of
from summarizer.diffing.facts import Facts
from summarizer.diffing.listings import listings
from summarizer.diffing.pairing import moved, paired
from summarizer.diffing.parts import told_once
from summarizer.diffing.similarity import Likeness
from summarizer.language.vocabulary import Vocabulary, likeliest, vocabulary
from summarizer.text import fold

# The fields of an item in which each kind of change shows; any other difference is a detail.
_TOLD = {
    Fact.STANCE: "stance",
    Fact.PARTY: "party",
    Fact.ISSUE: "issue",
    Fact.DISPUTED: "disputed",
    Fact.QUOTE: "quotes",
    Fact.EVIDENCE: "evidence",
}


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
    compare = _comparison(new, before, after)
    pairs, removed, added = [], [], []
    for section in Section:
        mine, theirs = ([e for e in entries if e.section is section] for entries in (before, after))
        found = paired(mine, theirs, compare.likeness.of)
        pairs += _ordered([compare.pair(*each) for each in found])
        removed += _others(mine, [pair.old for pair in pairs])
        added += _others(theirs, [pair.new for pair in pairs])
    return BriefingDiff(old, new, tuple(pairs), tuple(removed), tuple(added), tuple(listings(old, new)))


@dataclass(frozen=True)
class _Comparison:
    """What tells how alike two items are, and what they say differently."""

    likeness: Likeness
    facts: Facts

    def pair(self, old: Entry, new: Entry) -> Pair:
        prose = zip(old.prose, new.prose, strict=True)
        worded = chain.from_iterable(self.facts.changes(*texts) for texts in prose)
        facts = told_once([*worded, *fields.changes(old, new, self.likeness.of_texts)])
        return Pair(
            old,
            new,
            self.likeness.of(old, new),
            facts=tuple(sorted(facts, key=lambda fact: fact.kind.rank)),
            reworded=tuple(map(fold, old.prose)) != tuple(map(fold, new.prose)),
            details=tuple(_details(old, new, facts)),
        )


def _comparison(briefing: Briefing, before: Sequence[Entry], after: Sequence[Entry]) -> _Comparison:
    words = _vocabulary(briefing, after)
    entries = (*before, *after)
    shown = (text for e in entries for text in (*e.prose, e.party, *(each.quote for each in e.evidence)))
    return _Comparison(Likeness(before, after, words), Facts(words, shown=shown))


def _vocabulary(briefing: Briefing, entries: Sequence[Entry]) -> Vocabulary:
    """The words of the briefing's language: that of its first source that tells one."""
    told = next((source.language for source in briefing.sources if source.language), "")
    return vocabulary(told or likeliest(" ".join(entry.text for entry in entries)))


def _ordered(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, in the order of the later briefing, with those marked that moved."""
    away = moved([pair.old.index for pair in pairs])
    return [replace(pair, moved=at in away) for at, pair in enumerate(pairs)]


def _others(entries: Sequence[Entry], found: Sequence[Entry]) -> list[Entry]:
    places = {(entry.section, entry.index) for entry in found}
    return [entry for entry in entries if (entry.section, entry.index) not in places]


def _details(old: Entry, new: Entry, facts: Sequence[FactChange]) -> Iterator[str]:
    """The fields that differ though no fact and no word tells of it."""
    told = {_TOLD[fact.kind] for fact in facts if fact.kind in _TOLD}
    told |= {name for name, one, other in _prose(old, new) if fold(one) != fold(other)}
    if any(fact.kind is Fact.DOCUMENT for fact in facts):
        told |= {"evidence", "quotes"}
    if any(fact.kind is Fact.SPEAKER for fact in facts):
        told.add("quotes")
    before, after = _fields(old), _fields(new)
    yield from (name for name in before if before[name] != after[name] and name not in told)


def _prose(old: Entry, new: Entry) -> Iterator[tuple[str, str, str]]:
    yield "text", old.text, new.text
    yield "why", old.why, new.why


def _fields(entry: Entry) -> dict[str, object]:
    return dict(entry.kept) if entry.kept is not None else {"text": entry.text}
