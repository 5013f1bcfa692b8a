"""What a diff told of what was planted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.diffing.planting import Made, Planted
from summarizer.diffing import BriefingDiff, Entry, Fact, Section

# Changes that may rightly be told as of another kind: who is named or speaks; what is denied or opposite.
_AS_GOOD: Mapping[Fact, frozenset[Fact]] = {
    Fact.NAME: frozenset({Fact.NAME, Fact.SPEAKER}),
    Fact.NEGATION: frozenset({Fact.NEGATION, Fact.DIRECTION}),
}


@dataclass
class Tally:
    """Counts over many pairs of briefings; what went wrong is kept as lines to read.

    `found` are the planted changes told as such; `whole` those of an item told as one gone and one new.
    """

    items: int = 0
    placed: int = 0
    planted: Counter[Fact] = field(default_factory=Counter)
    found: Counter[Fact] = field(default_factory=Counter)
    whole: Counter[Fact] = field(default_factory=Counter)
    quiet: int = 0
    alarms: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, case: Planted, diff: BriefingDiff) -> None:
        """Count one pair of briefings."""
        before, after = _by_place(case.before), _by_place(case.after)
        pairs = {_id(pair.old, before): (_id(pair.new, after), pair) for pair in diff.pairs if pair.old.kept}
        staying = {made.id for made in case.before} & {made.id for made in case.after}
        for made in case.before:
            self._place(made, pairs.get(made.id, (None,))[0] == (made.id if made.id in staying else None))
        added = {_id(entry, after) for entry in diff.added}
        removed = {_id(entry, before) for entry in diff.removed}
        for made in case.after:
            if made.id not in staying:
                self._place(made, made.id in added)
        for made in (made for made in case.after if made.id in staying):
            other, *rest = pairs.get(made.id, (None,))
            told = [fact for pair in rest if other == made.id for fact in pair.facts]
            if made.id in added and made.id in removed:
                self.planted.update(made.planted)
                self.whole.update(made.planted)
            else:
                self._facts(made, [fact.kind for fact in told], told)

    def _place(self, made: Made, right: bool) -> None:
        self.items += 1
        self.placed += right
        if not right:
            self.errors.append(f"misplaced: {made.text}")

    def _facts(self, made: Made, kinds: Sequence[Fact], told: Sequence[object]) -> None:
        for fact in made.planted:
            self.planted[fact] += 1
            found = not _AS_GOOD.get(fact, frozenset({fact})).isdisjoint(kinds)
            self.found[fact] += found
            if not found:
                self.errors.append(f"missed {fact}: {made.written.text} → {made.text}")
        expected = {kind for fact in made.planted for kind in _AS_GOOD.get(fact, {fact})}
        expected |= {Fact.NUMBER, Fact.NAME, Fact.DIRECTION, *kinds} if Fact.STANCE in expected else set()
        self.quiet += 1
        if not expected.issuperset(kinds):
            self.alarms += 1
            self.errors.append(f"false alarm {told}: {made.written.text} → {made.text}")

    @property
    def pairing(self) -> float:
        """The share of items, earlier and later, that were paired rightly, or rightly left alone."""
        return self.placed / self.items

    @property
    def recall(self) -> float:
        """The share of planted changes of fact that were told, of the item that they were planted in."""
        return self.found.total() / self.planted.total()

    @property
    def false_alarms(self) -> float:
        """The share of surviving items of which a change was told that nobody had planted."""
        return self.alarms / self.quiet


def _by_place(items: Iterable[Made]) -> Mapping[tuple[Section, int], int]:
    places: Counter[Section] = Counter()
    found = {}
    for made in items:
        section = made.written.section
        found[section, places[section]] = made.id
        places[section] += 1
    return found


def _id(entry: Entry, ids: Mapping[tuple[Section, int], int]) -> int:
    return ids[entry.section, entry.index]
