"""*What has changed*: a note for those who know the earlier one, each sentence of it with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.briefing import Briefing, Evidence, Item, Wording
from summarizer.diffing.changes import BriefingDiff, Fact, FactChange, Pair
from summarizer.diffing.entries import Entry, Section
from summarizer.diffing.marking import Run, marked
from summarizer.diffing.reports.grouping import grouped
from summarizer.diffing.reports.report import Part, Report, Told
from summarizer.diffing.reports.telling import as_it_is, heads, stance_of, told_of, words_of
from summarizer.diffing.sequel import ASSERTING, Retold, Sequel
from summarizer.rendering.compose import compose
from summarizer.rendering.note import Listed, Note
from summarizer.rendering.references import Marks
from summarizer.rendering.typography import full_stop, quoted
from summarizer.stance import OTHER_MATTERS

# What is no news: the same thing resting on other words, and the names of issues.
_NO_NEWS = frozenset({Fact.EVIDENCE, Fact.DOCUMENT, Fact.ISSUE})
_ASKING = (Section.OPEN_QUESTIONS,)
_TELLING = frozenset({*ASSERTING, *_ASKING})
_NOTHING = "Nothing that the note says has changed."
_STILL = "The sources still say so."
_REWORDED = "The later sources have:"
_MISSING = "Not found in the later sources"
_UNANSWERED = "No answer was found"
_KNOWN = "The earlier sources say so, too; the earlier note did not."


def report(diff: BriefingDiff) -> Report:
    """What is new, what changed, what is no longer said, and what became of the questions; nothing else."""
    sequel = Sequel(diff.old, diff.new)
    teller = _Teller(diff, reworded=not sequel.can_be_told)
    new = [entry for entry in _of(diff.added, ASSERTING) if not sequel.told_before(entry)]
    left = [entry for entry in _of(diff.removed, ASSERTING) if not sequel.told_now(entry)]
    gone = [(entry, sequel.retold(entry)) for entry in left]
    asked = [(entry, sequel.answer(entry)) for entry in _of(diff.removed, _ASKING)]
    items = {
        "New": [teller.new(entry, known=sequel.known(entry)) for entry in new],
        "Changed": teller.changes([(entry, found) for entry, found in gone if found and found.facts]),
        "No longer in the note": [
            teller.gone(entry, still=sequel.still(entry), nearest=found.new if found else None)
            for entry, found in gone
            if not (found and found.facts)
        ],
        "New questions": [teller.asked(entry) for entry in _of(diff.added, _ASKING)],
        "Answered": [teller.answered(entry, answer) for entry, answer in asked if answer],
        "No longer asked": [
            teller.dropped(entry, sequel.unsettled(entry)) for entry, answer in asked if not answer
        ],
        "Changed in the sources, beside the notes": [teller.beside(found) for found in sequel.beside],
    }
    parts = tuple(Part(heading, grouped(told)) for heading, told in items.items() if told)
    note, earlier = _with_all_cited(diff.new, sequel.statements), compose(diff.old)
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
    """Tells items one by one, with the marks of the later sources; other words are news if `reworded`."""

    diff: BriefingDiff
    reworded: bool

    def changes(self, retold: Iterable[tuple[Entry, Retold]]) -> list[Told]:
        """What says something else, in the note or, of what left it, in the sources; the gravest first."""
        changed = [pair for pair in self.diff.pairs if pair.new.section in _TELLING and self._is_news(pair)]
        told = [(_gravity(pair.facts), self._changed(pair)) for pair in changed]
        told += [(_gravity(found.facts), self._retold(entry, found)) for entry, found in retold]
        return [each for _, each in sorted(told, key=lambda each: each[0])]

    def new(self, entry: Entry, *, known: bool) -> Told:
        """An item of the later note; `known` tells that the earlier sources had it."""
        details = (*stance_of(entry), *((_KNOWN,) if known else ()))
        return Told(_whose(entry), words=_sentence(entry), marks=self._marks(entry.evidence), details=details)

    def gone(self, entry: Entry, *, still: Sequence[Evidence], nearest: Evidence | None) -> Told:
        """An item that left the note: the sources `still` say so, or what is `nearest`, or neither."""
        if nearest:
            detail = f"{_REWORDED} {quoted(nearest.quote)}"
        else:
            detail = _STILL if still else f"{_MISSING} ({self._before(entry)})."
        marks = self._marks([nearest] if nearest else still)
        return Told(_whose(entry), words=_sentence(entry), marks=marks, details=(detail,))

    def asked(self, entry: Entry) -> Told:
        """A new question, with the reason why it is open."""
        words = as_it_is(f"{full_stop(entry.text)} {full_stop(entry.why)}".strip())
        return Told(words=words, marks=self._marks(entry.evidence))

    def answered(self, entry: Entry, answer: Evidence) -> Told:
        """A question of the earlier note with its answer, word for word."""
        words = as_it_is(f"{full_stop(entry.text)} {quoted(answer.quote)}")
        return Told(words=words, marks=self._marks([answer]))

    def dropped(self, entry: Entry, found: Retold | None) -> Told:
        """A question that the later note no longer asks, with what has become of what it rested on."""
        if found is None:
            return Told(words=_sentence(entry), details=(f"{_UNANSWERED} ({self._before(entry)}).",))
        detail = f"{_REWORDED} {quoted(found.new.quote)}"
        return Told(words=_sentence(entry), marks=self._marks([found.new]), details=(detail,))

    def beside(self, found: Retold) -> Told:
        """A statement that neither note cites, as the later sources tell it."""
        facts, words = tuple(map(told_of, found.facts)), marked(found.old.quote, found.new.quote)
        return Told(facts=facts, words=words, marks=self._marks([found.new]))

    def _is_news(self, pair: Pair) -> bool:
        return bool(_news(pair)) or (self.reworded and pair.reworded)

    def _changed(self, pair: Pair) -> Told:
        marks = self._marks(pair.new.evidence)
        return Told(_whose(pair.new), heads(pair, _news(pair)), words_of(pair), marks)

    def _retold(self, entry: Entry, found: Retold) -> Told:
        facts, words = tuple(map(told_of, found.facts)), marked(found.old.quote, found.new.quote)
        return Told(_whose(entry), facts, words, self._marks([found.new]))

    def _marks(self, evidence: Sequence[Evidence]) -> tuple[str, ...]:
        return Marks(self.diff.new.sources).of(evidence)

    def _before(self, entry: Entry) -> str:
        return f"earlier note: {', '.join(Marks(self.diff.old.sources).of(entry.evidence))}"


def _sentence(entry: Entry) -> tuple[Run, ...]:
    return as_it_is(full_stop(entry.text))


def _of(entries: Iterable[Entry], sections: Sequence[Section]) -> Sequence[Entry]:
    """The entries of some sections, section by section."""
    return sorted((e for e in entries if e.section in sections), key=lambda e: sections.index(e.section))


def _news(pair: Pair) -> Sequence[FactChange]:
    return [fact for fact in pair.facts if fact.kind not in _NO_NEWS]


def _gravity(facts: Iterable[FactChange]) -> int:
    return min((fact.kind.rank for fact in facts), default=len(Fact))


def _whose(entry: Entry) -> str:
    """The party of a position, and what it is about."""
    issue = "" if entry.issue == OTHER_MATTERS else entry.issue
    return f"{entry.party} on {issue}" if entry.party and issue else entry.party
