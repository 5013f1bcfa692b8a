"""What has become, in the later sources, of what an earlier note said and asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.briefing import Briefing, Evidence
from summarizer.diffing.changes import FactChange
from summarizer.diffing.comparison import Comparison, comparison
from summarizer.diffing.entries import Entry, Section, entries_of
from summarizer.diffing.statements import Statements
from summarizer.grounding.answers import Answers
from summarizer.text import fold

# So alike is a statement of the later sources that tells the same matter again.
_RETOLD = 0.5

ASSERTING = (Section.KEY_POINTS, Section.POSITIONS, Section.OWN, Section.HEADLINE)
"""The sections whose items say that something is so, those with most to tell first."""


@dataclass(frozen=True)
class Retold:
    """A statement of the earlier sources, the later one that tells the same matter, and what changed."""

    old: Evidence
    new: Evidence
    facts: tuple[FactChange, ...]


@dataclass(frozen=True, eq=False)
class Sequel:
    """Looks up in one briefing's sources what another one rests on; sentences are known by their words."""

    old: Briefing
    new: Briefing

    @property
    def can_be_told(self) -> bool:
        """Whether the language's words are known: else other words may be another fact that nobody saw."""
        return bool(self._comparison.vocabulary)

    def told_before(self, entry: Entry) -> bool:
        """Whether the earlier note rests on all of it, or a later item tells it below the headline."""
        return _rests(entry) <= self._told_earlier or _repeats(entry, self.new)

    def told_now(self, entry: Entry) -> bool:
        """Whether the later note rests on all of it, or an earlier item told it below the headline."""
        return _rests(entry) <= self._told_now or _repeats(entry, self.old)

    def known(self, entry: Entry) -> bool:
        """Whether the earlier sources had all that a later item rests on."""
        return bool(self._earlier.of(entry.evidence))

    def still(self, entry: Entry) -> tuple[Evidence, ...]:
        """What an earlier item rests on, where the later sources have all of it."""
        return self._now.of(entry.evidence)

    def retold(self, entry: Entry) -> Retold | None:
        """The statement of the later sources that tells an earlier item's matter again, in other words.

        `None` where none does, or where they still have all that the item rests on.
        """
        if len(entry.evidence) != 1 or self.still(entry):
            return None
        return self._retold(entry.evidence[0], self._now.all)

    def unsettled(self, question: Entry) -> Retold | None:
        """The first statement that a question rested on and that the later sources tell in other words."""
        gone = (each for each in question.evidence if not self._now.of([each]))
        return next(filter(None, (self._retold(each, self._now.all) for each in gone)), None)

    @cached_property
    def beside(self) -> tuple[Retold, ...]:
        """What the sources tell otherwise in statements that neither note cites."""
        gone = [each for each in self.old.uncited if not self._now.of([each])]
        came = [each for each in self.new.uncited if not self._earlier.of([each])]
        found = (self._retold(each, came) for each in gone)
        return tuple(retold for retold in found if retold and retold.facts)

    def _retold(self, old: Evidence, among: Sequence[Evidence]) -> Retold | None:
        likeness = self._comparison.likeness.of_texts
        nearest = max(among, key=lambda each: likeness(old.quote, each.quote), default=None)
        if nearest is None or likeness(old.quote, nearest.quote) < _RETOLD:
            return None
        return Retold(old, nearest, self._comparison.facts.changes(old.quote, nearest.quote))

    def answer(self, question: Entry) -> Evidence | None:
        """The statement of the later sources that answers a question, if one does."""
        found = self._answers.find(question.text)
        if not found.is_enough or found.sentence is None:
            return None
        return next(each for each in self._now.all if each.sentence == found.sentence.number)

    @cached_property
    def _told_earlier(self) -> frozenset[str]:
        return _told(self.old)

    @cached_property
    def _told_now(self) -> frozenset[str]:
        return _told(self.new)

    @cached_property
    def _earlier(self) -> Statements:
        return Statements(self.old)

    @property
    def statements(self) -> tuple[Evidence, ...]:
        """All that the later sources state."""
        return self._now.all

    @cached_property
    def _now(self) -> Statements:
        return Statements(self.new)

    @cached_property
    def _comparison(self) -> Comparison:
        return comparison(self.old, self.new)

    @cached_property
    def _answers(self) -> Answers:
        return Answers(self._now.passage, language=self._now.language)


def _told(briefing: Briefing, sections: Collection[Section] = ASSERTING) -> frozenset[str]:
    """The words of all that a note asserts something on."""
    return frozenset().union(*(_rests(e) for e in entries_of(briefing) if e.section in sections))


def _repeats(entry: Entry, own: Briefing) -> bool:
    """Whether it is the headline of its note, and says again what that has below."""
    return entry.section is Section.HEADLINE and _rests(entry) <= _told(own, ASSERTING[:-1])


def _rests(entry: Entry) -> frozenset[str]:
    return frozenset(fold(each.quote) for each in entry.evidence)
