"""*What has changed*: a note for those who know the earlier one, each sentence of it with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summarizer.briefing import Briefing, Evidence, Item, Wording
from summarizer.diffing.changes import BriefingDiff, Fact, FactChange, Pair
from summarizer.diffing.entries import Entry, Section
from summarizer.diffing.marking import marked
from summarizer.diffing.reports.grouping import grouped
from summarizer.diffing.reports.report import Part, Report, Told
from summarizer.diffing.reports.telling import as_it_is, heads, stance_of, told_of, words_of
from summarizer.diffing.sequel import Retold, Sequel
from summarizer.rendering.compose import compose
from summarizer.rendering.note import Listed, Note
from summarizer.rendering.references import Marks
from summarizer.rendering.typography import full_stop, quoted
from summarizer.stance import OTHER_MATTERS

# What is no news: the same thing resting on other words, and the names of issues.
_NO_NEWS = frozenset({Fact.EVIDENCE, Fact.DOCUMENT, Fact.ISSUE})
_ASSERTING = (Section.KEY_POINTS, Section.POSITIONS, Section.HEADLINE)
_ASKING = (Section.OPEN_QUESTIONS,)
_TELLING = frozenset({*_ASSERTING, *_ASKING})
_NOTHING = "Nothing that the note says has changed."
_KNOWN = "The earlier sources say so, too; the earlier note did not."


def report(diff: BriefingDiff) -> Report:
    """What is new, what changed, what is no longer said, and what became of the questions; nothing else."""
    teller = _Teller(diff, Sequel(diff.old, diff.new), Marks(diff.new.sources))
    gone, asked = _of(diff.removed, _ASSERTING), _of(diff.removed, _ASKING)
    items = {
        "New": [teller.new(entry) for entry in _of(diff.added, _ASSERTING)],
        "Changed": teller.changes(gone),
        "No longer in the note": _each(teller.gone, gone),
        "New questions": [teller.asked(entry) for entry in _of(diff.added, _ASKING)],
        "Answered": _each(teller.answered, asked),
        "No longer asked": _each(teller.dropped, asked),
    }
    parts = tuple(Part(heading, grouped(told)) for heading, told in items.items() if told)
    note, earlier = _with_all_cited(diff.new, teller.sequel.statements), compose(diff.old)
    about = full_stop(f"Since {quoted(earlier.title)} ({earlier.about}). Now: {note.about}")
    return Report(
        title=f"What has changed: {note.title}",
        about=about if parts else f"{about} {_NOTHING}",
        parts=parts,
        sources=_referred(note.sources, parts),
    )


def _with_all_cited(briefing: Briefing, statements: tuple[Evidence, ...]) -> Note:
    """The note whose list of sources has every statement."""
    item = Item(text="", wording=Wording.SOURCE, evidence=statements) if statements else None
    return compose(briefing.model_copy(update={"headline": (item,) if item else ()}))


def _referred(listed: Iterable[Listed], parts: Iterable[Part]) -> tuple[Listed, ...]:
    """The sources with the sentences that the parts refer to, and no others."""
    marks = {mark for part in parts for told in part.items for mark in told.marks}
    kept = (
        source._replace(references=tuple(r for r in source.references if r.mark in marks))
        for source in listed
    )
    return tuple(source for source in kept if source.references)


@dataclass(frozen=True)
class _Teller:
    """Tells items one by one; `marks` are those of the later sources."""

    diff: BriefingDiff
    sequel: Sequel
    marks: Marks

    def changes(self, gone: Iterable[Entry]) -> list[Told]:
        """What says something else, in the note or, of what left it, in the sources; the gravest first."""
        changed = [pair for pair in self.diff.changed if pair.new.section in _TELLING and _news(pair)]
        told = [(pair.gravity, self.changed(pair)) for pair in changed]
        told += [
            (_gravity(found.facts), self.retold(entry, found))
            for entry in gone
            if (found := self._turned(entry))
        ]
        return [each for _, each in sorted(told, key=lambda each: each[0])]

    def new(self, entry: Entry) -> Told:
        details = (*stance_of(entry), *((_KNOWN,) if self.sequel.known(entry) else ()))
        words = as_it_is(full_stop(entry.text))
        return Told(_whose(entry), words=words, marks=self.marks.of(entry.evidence), details=details)

    def changed(self, pair: Pair) -> Told:
        marks = self.marks.of(pair.new.evidence)
        return Told(_whose(pair.new), heads(pair, _news(pair)), words_of(pair), marks)

    def retold(self, entry: Entry, found: Retold) -> Told:
        facts, words = tuple(map(told_of, found.facts)), marked(found.old.quote, found.new.quote)
        return Told(_whose(entry), facts, words, self.marks.of([found.new]))

    def gone(self, entry: Entry) -> Told | None:
        """An item that left the note, and whether its sources dropped it; `None` if they say otherwise."""
        if self._turned(entry):
            return None
        still, retold = self.sequel.still(entry), self.sequel.retold(entry)
        if still:
            detail = "The sources still say so."
        elif retold:
            still, detail = (retold.new,), "The sources say so in other words."
        else:
            detail = f"Not found in the later sources ({self._before(entry)})."
        words = as_it_is(full_stop(entry.text))
        return Told(_whose(entry), words=words, marks=self.marks.of(still), details=(detail,))

    def asked(self, entry: Entry) -> Told:
        words = as_it_is(f"{full_stop(entry.text)} {full_stop(entry.why)}".strip())
        return Told(words=words, marks=self.marks.of(entry.evidence))

    def answered(self, entry: Entry) -> Told | None:
        answer = self.sequel.answer(entry)
        if answer is None:
            return None
        words = as_it_is(f"{full_stop(entry.text)} {quoted(answer.quote)}")
        return Told(words=words, marks=self.marks.of([answer]))

    def dropped(self, entry: Entry) -> Told | None:
        if self.sequel.answer(entry) is not None:
            return None
        detail = f"No answer was found ({self._before(entry)})."
        return Told(words=as_it_is(full_stop(entry.text)), details=(detail,))

    def _turned(self, entry: Entry) -> Retold | None:
        """What the later sources say otherwise of the matter of an item that left the note."""
        found = None if self.sequel.still(entry) else self.sequel.retold(entry)
        return found if found and found.facts else None

    def _before(self, entry: Entry) -> str:
        return f"earlier note: {', '.join(Marks(self.diff.old.sources).of(entry.evidence))}"


def _each(tell: Callable[[Entry], Told | None], entries: Iterable[Entry]) -> list[Told]:
    return [told for entry in entries if (told := tell(entry)) is not None]


def _of(entries: Iterable[Entry], sections: Sequence[Section]) -> Sequence[Entry]:
    """The entries of some sections, section by section."""
    return sorted((e for e in entries if e.section in sections), key=lambda e: sections.index(e.section))


def _news(pair: Pair) -> Sequence[FactChange]:
    return [fact for fact in pair.facts if fact.kind not in _NO_NEWS]


def _gravity(facts: Iterable[FactChange]) -> int:
    return min(fact.kind.rank for fact in facts)


def _whose(entry: Entry) -> str:
    """The party of a position, and what it is about."""
    issue = "" if entry.issue == OTHER_MATTERS else entry.issue
    return f"{entry.party} on {issue}" if entry.party and issue else entry.party
