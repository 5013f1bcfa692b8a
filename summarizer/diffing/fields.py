"""What two items that are one say differently beside their wording: stance, party, quotes, evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from summarizer.briefing import Evidence, Quote
from summarizer.diffing.changes import Fact, FactChange
from summarizer.diffing.entries import Entry
from summarizer.diffing.facts import is_one_quote
from summarizer.diffing.pairing import assigned
from summarizer.text import fold

Thing = TypeVar("Thing")
Likeness = Callable[[str, str], float]

_DISPUTED, _UNDISPUTED = "disputed", "undisputed"


def changes(old: Entry, new: Entry, likeness: Likeness) -> Iterator[FactChange]:
    """The changes of fact in all but the prose; `likeness` says which quote has become which."""
    if old.stance is not new.stance:
        yield FactChange(Fact.STANCE, old.stance or "", new.stance or "")
    for kind, before, after in ((Fact.PARTY, old.party, new.party), (Fact.ISSUE, old.issue, new.issue)):
        if fold(before) != fold(after):
            yield FactChange(kind, before, after)
    if old.disputed is not new.disputed:
        states = (_DISPUTED if each.disputed else _UNDISPUTED for each in (old, new))
        yield FactChange(Fact.DISPUTED, *states)
    yield from _details(old, new)
    yield from _quotes(old.quotes, new.quotes, likeness)
    yield from _evidence(old.evidence, new.evidence, likeness)


def _details(old: Entry, new: Entry) -> Iterator[FactChange]:
    """Details of items of own sections, each told by what readers know it by: “who: Ms Lee”."""
    before, after = ({detail.label: detail.value for detail in entry.details} for entry in (old, new))
    for label in dict.fromkeys((*before, *after)):
        if fold(before.get(label, "")) != fold(after.get(label, "")):
            values = (f"{label}: {value}" if (value := each.get(label)) else "" for each in (before, after))
            yield FactChange(Fact.DETAIL, *values)


def _quotes(old: Sequence[Quote], new: Sequence[Quote], likeness: Likeness) -> Iterator[FactChange]:
    """Quotes that were added, left out or altered, and words that another is said to have spoken."""
    for before, after in _matched(old, new, lambda quote: quote.text, likeness):
        if before is None or after is None or not is_one_quote(before.text, after.text):
            yield FactChange(Fact.QUOTE, before.text if before else "", after.text if after else "")
        if before and after:
            if not _may_be_one(before.speaker, after.speaker):
                yield FactChange(Fact.SPEAKER, before.speaker, after.speaker)
            yield from _document(before, after)


def _may_be_one(one: str, other: str) -> bool:
    """Whether two speakers' names may be one, given more or less fully."""
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    return mine <= theirs or theirs <= mine


def _evidence(old: Sequence[Evidence], new: Sequence[Evidence], likeness: Likeness) -> Iterator[FactChange]:
    """Sentences that an item rests on no more, or rests on now: told by their words, for numbers change."""
    for before, after in _matched(old, new, lambda each: each.quote, likeness):
        if before is None or after is None or fold(before.quote) != fold(after.quote):
            yield FactChange(Fact.EVIDENCE, before.quote if before else "", after.quote if after else "")
        else:
            yield from _document(before, after)


def _document(before: Evidence | Quote, after: Evidence | Quote) -> Iterator[FactChange]:
    if before.document != after.document:
        yield FactChange(Fact.DOCUMENT, before.document, after.document)


def _matched(
    old: Sequence[Thing], new: Sequence[Thing], words: Callable[[Thing], str], likeness: Likeness
) -> Iterator[tuple[Thing | None, Thing | None]]:
    """Each of the old with what it has become, then what came: the same words first, then the most alike."""
    pairs = assigned(old, new, lambda one, other: _alike(words(one), words(other), likeness), least=_LEAST)
    become = dict(pairs)
    for at, each in enumerate(old):
        yield each, new[become[at]] if at in become else None
    yield from ((None, each) for at, each in enumerate(new) if at not in become.values())


# Of two quotes with less in common, one was left out and the other added.
_LEAST = 0.4


def _alike(one: str, other: str, likeness: Likeness) -> float:
    return 2.0 if fold(one) == fold(other) else likeness(one, other)
