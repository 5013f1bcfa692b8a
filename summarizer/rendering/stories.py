"""What a note of several documents says of them: who carries a point, what differs, whose words they have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.briefing import Balance, Briefing, Item, KeyPoint, Version
from summarizer.rendering.days import day
from summarizer.rendering.note import Differing, Line, Told
from summarizer.rendering.references import Marks
from summarizer.rendering.typography import full_stop, unforged
from summarizer.rendering.words import Words

# Parties beyond these have little of the quotations, and are in the JSON.
_SHARES = 8


@dataclass(frozen=True)
class Stories:
    """The parts of a note that there are for several documents alone."""

    briefing: Briefing
    marks: Marks
    words: Words

    @property
    def differing(self) -> tuple[Differing, ...]:
        """The disagreements, each version with those who tell it."""
        return tuple(
            Differing(self.words.aspects[found.aspect], unforged(found.about), self._told(found.versions))
            for found in self.briefing.disagreements
        )

    @property
    def developments(self) -> tuple[Differing, ...]:
        """What changed from day to day: each version by its date."""
        return tuple(
            Differing("", unforged(found.about), self._told(found.versions))
            for found in self.briefing.developments
        )

    def carried(self, point: KeyPoint) -> str:
        """How many sources carry a point, and where the note says that others tell it differently."""
        told = [*self._counts(point), *self._unsettled([point])]
        return self.words.comma.join(told) if point.carriers else ""

    def headline(self) -> str:
        """What the first line gives that others tell differently, or that has changed since."""
        return self.words.comma.join(self._unsettled(self.briefing.headline))

    def _unsettled(self, items: Sequence[Item]) -> Iterator[str]:
        differing, developments = self.briefing.disagreements, self.briefing.developments
        numbers = [
            str(n)
            for n, found in enumerate(differing, 1)
            if any(_is_told(item, found.versions) for item in items)
        ]
        if numbers:
            yield self.words.differs.format(numbers=self.words.comma.join(numbers))
        if any(_is_told(item, found.versions[:-1]) for item in items for found in developments):
            yield self.words.outdated

    def _counts(self, point: KeyPoint) -> Iterator[str]:
        count, partly = len(point.carriers), len(point.partly)
        if count == 1 and not partly:
            yield self.words.carried_by_no_other
            return
        yield self._sources(count)
        if partly:
            yield self.words.counted(self.words.carried_partly, partly)

    def _sources(self, count: int) -> str:
        return self.words.counted(self.words.carried, count)

    def _told(self, versions: Sequence[Version]) -> tuple[Told, ...]:
        dated = len({version.date for version in versions}) > 1
        return tuple(
            Told(unforged(version.value), self._telling(version, dated), self.marks.of(version.evidence))
            for version in versions
        )

    def _telling(self, version: Version, dated: bool) -> str:
        """How many tell a version, on which day at first where that differs, and whom they name for it."""
        since = day(version.date, self.words) if dated else ""
        sources = self.words.comma.join(filter(None, [self._sources(len(version.documents)), since]))
        speakers = self.words.comma.join(map(unforged, version.speakers))
        return self.words.said_by.format(sources=sources, speakers=speakers) if speakers else sources

    @property
    def balance(self) -> tuple[Line, ...]:
        """Whose words the sources have, and who of them has no position in the note."""
        found = self.briefing.balance
        if found is None:
            return ()
        return (Line(full_stop(self._shares(found), self.words.stop)), *self._unheard(found))

    def _shares(self, balance: Balance) -> str:
        total = sum(share.quotes for share in balance.shares)
        shares = [
            self.words.share.format(
                party=unforged(share.party),
                count=self.words.number(share.quotes),
                percent=round(100 * share.quotes / total),
            )
            for share in balance.shares[:_SHARES]
        ]
        return self.words.shares.format(shares=self.words.comma.join(shares))

    def _unheard(self, balance: Balance) -> Iterator[Line]:
        if balance.unheard:
            names = self.words.comma.join(
                unforged(found.name)
                if found.party == found.name
                else self.words.unheard_of.format(name=unforged(found.name), party=unforged(found.party))
                for found in balance.unheard
            )
            evidence = (evidence for found in balance.unheard for evidence in found.evidence)
            yield Line(
                full_stop(self.words.unheard.format(names=names), self.words.stop), self.marks.of(evidence)
            )


def _is_told(item: Item, versions: Sequence[Version]) -> bool:
    """Whether an item gives one of these versions."""
    return any(
        evidence.sentence in {own.sentence for own in item.evidence} and version.value in item.text
        for version in versions
        for evidence in version.evidence
    )
