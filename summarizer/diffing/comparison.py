"""What tells how alike two items are, and what they say differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.briefing import Briefing
from summarizer.diffing import fields
from summarizer.diffing.changes import Fact, FactChange, Pair
from summarizer.diffing.entries import Entry, Section, entries_of
from summarizer.diffing.facts import Facts
from summarizer.diffing.pairing import ALIKE
from summarizer.diffing.parts import told_once
from summarizer.diffing.similarity import Likeness
from summarizer.language.vocabulary import Vocabulary, likeliest, vocabulary
from summarizer.text import fold

# The fields of an item in which each kind of change shows; any other difference is a detail.
_TOLD = {
    Fact.STANCE: "stance",
    Fact.PARTY: "party",
    Fact.DETAIL: "details",
    Fact.ISSUE: "issue",
    Fact.DISPUTED: "disputed",
    Fact.QUOTE: "quotes",
    Fact.EVIDENCE: "evidence",
}


@dataclass(frozen=True)
class Comparison:
    """Compares items of two briefings in the words of their language."""

    likeness: Likeness
    facts: Facts
    vocabulary: Vocabulary

    def pair(self, old: Entry, new: Entry) -> Pair:
        """Two items that are one, with all that changed between them; whether it moved, others tell."""
        facts = told_once([*self._worded(old, new), *fields.changes(old, new, self.likeness.of_texts)])
        return Pair(
            old,
            new,
            self.likeness.of(old, new),
            facts=facts,
            reworded=tuple(map(fold, old.prose)) != tuple(map(fold, new.prose)),
            details=tuple(_details(old, new, facts)),
        )

    def _worded(self, old: Entry, new: Entry) -> Iterator[FactChange]:
        """The changes of fact in the prose; a wholly other title is about something else, and has none."""
        if old.section is Section.TITLE and self.likeness.of_texts(old.text, new.text) < ALIKE:
            return
        for before, after in zip(old.prose, new.prose, strict=True):
            yield from self.facts.changes(before, after)


def comparison(old: Briefing, new: Briefing) -> Comparison:
    """What compares the items of these two."""
    before, after = entries_of(old), entries_of(new)
    words = _vocabulary(new, after)
    entries = (*before, *after)
    shown = (text for e in entries for text in (*e.prose, e.party, *(each.quote for each in e.evidence)))
    return Comparison(Likeness(before, after, words), Facts(words, shown=shown), words)


def _vocabulary(briefing: Briefing, entries: Sequence[Entry]) -> Vocabulary:
    """The words of the briefing's language: that of its first source that tells one."""
    told = next((source.language for source in briefing.sources if source.language), "")
    return vocabulary(told or likeliest(" ".join(entry.text for entry in entries)))


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
