"""What changed between two briefings, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from summarizer.briefing import Briefing
from summarizer.diffing.entries import Entry


class Fact(StrEnum):
    """What of an item can change so that it says something else, the gravest first.

    `DETAIL` is one of an item of a section of one's own. `EVIDENCE` is other cited words, `DOCUMENT` the same
    words cited from another document, `QUOTE` other words between quotation marks.
    """

    STANCE = "stance"
    NEGATION = "negation"
    DIRECTION = "direction"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    SPEAKER = "speaker"
    PARTY = "party"
    DETAIL = "detail"
    MODALITY = "modality"
    QUOTE = "quote"
    DISPUTED = "disputed"
    ISSUE = "issue"
    EVIDENCE = "evidence"
    DOCUMENT = "document"

    @property
    def rank(self) -> int:
        """Its place among all kinds, 0 for the gravest."""
        return list(Fact).index(self)


@dataclass(frozen=True)
class FactChange:
    """One fact of an item, in the words of the earlier and the later briefing; `""` where it is not told."""

    kind: Fact
    old: str
    new: str


@dataclass(frozen=True)
class Pair:
    """An item of the earlier briefing and what it has become in the later one.

    `likeness` is that of the two, 0 to 1. `reworded` is said of other words, whether or not a fact
    changed with them; `moved` where the item left the order that the others keep. `details` names the
    fields that differ in what no reader is told: the places of the same words, or what was checked.
    """

    old: Entry
    new: Entry
    likeness: float
    facts: tuple[FactChange, ...] = ()
    reworded: bool = False
    moved: bool = False
    details: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether nothing at all changed."""
        return not (self.facts or self.reworded or self.moved or self.details)

    @property
    def gravity(self) -> int:
        """The rank of its gravest change of fact; beyond all ranks where it has none."""
        return min((fact.kind.rank for fact in self.facts), default=len(Fact))


@dataclass(frozen=True)
class Listing:
    """What one of the briefing's lists beside its items (sources, parties …) lost and won, line by line."""

    name: str
    gone: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True)
class BriefingDiff:
    """All that differs between two briefings but their provenance.

    `pairs` are in the order of the later briefing, `removed` in that of the earlier one.
    """

    old: Briefing
    new: Briefing
    pairs: tuple[Pair, ...]
    removed: tuple[Entry, ...]
    added: tuple[Entry, ...]
    listings: tuple[Listing, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two briefings are equal, however they came about."""
        return not (self.removed or self.added or self.listings or any(not p.is_same for p in self.pairs))

    @property
    def facts(self) -> tuple[FactChange, ...]:
        """Every change of fact, the gravest first."""
        found = (fact for pair in self.pairs for fact in pair.facts)
        return tuple(sorted(found, key=lambda fact: fact.kind.rank))

    @cached_property
    def changed(self) -> tuple[Pair, ...]:
        """The pairs in which a fact changed, the gravest first."""
        return tuple(sorted((p for p in self.pairs if p.facts), key=lambda pair: pair.gravity))

    @property
    def moved(self) -> tuple[Pair, ...]:
        """The pairs that left the order that the others keep."""
        return tuple(pair for pair in self.pairs if pair.moved)

    @property
    def reworded(self) -> tuple[Pair, ...]:
        """The pairs whose words differ, whether or not a fact changed with them."""
        return tuple(pair for pair in self.pairs if pair.reworded)
