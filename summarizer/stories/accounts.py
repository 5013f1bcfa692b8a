"""The accounts that sources give of one thing: gathered, and parted by what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.reading import Reading
from summarizer.stories.copies import Copies
from summarizer.stories.fact import Fact
from summarizer.stories.facts import Statements
from summarizer.stories.matching import Matching
from summarizer.stories.values import Aspect


@dataclass(frozen=True)
class Account:
    """Facts of one thing, parted into versions that cannot all be right; the version told first, first."""

    aspect: Aspect
    versions: tuple[tuple[Fact, ...], ...]


def accounts(reading: Reading, sources: Sources, known: Copies) -> tuple[Account, ...]:
    """Whatever the sources tell differently of one thing, in the order in which it is first told."""
    facts = [f for f in Statements(reading, sources).facts() if known.first(f.sentence) == f.sentence]
    matching = Matching(sources, reading.lexicon)
    same = [(a, b) for a, b in _pairs(facts, matching) if _independent(a, b, known) and matching.same(a, b)]
    groups = _Groups(facts, matching)
    # What names the same place is joined first, so that what names none cannot join two places.
    for one, other in sorted(same, key=_unlike):
        groups.join(one, other)
    found = map(_parted, groups.all())
    return tuple(account for account in found if len(account.versions) > 1)


def _unlike(pair: tuple[Fact, Fact]) -> tuple[bool, bool]:
    one, other = pair
    return not one.names & other.names, not one.value.agrees(other.value)


def _pairs(facts: Sequence[Fact], matching: Matching) -> Iterator[tuple[Fact, Fact]]:
    """Facts that may be of one thing, found by the words for it, each pair once and the earlier first.

    Of what is affirmed and denied only pairs with a denial are of interest, and those are few.
    """
    places = {fact: at for at, fact in enumerate(facts)}
    holding: dict[tuple[Aspect, str], list[Fact]] = {}
    for fact in facts:
        for key in matching.keys(fact):
            holding.setdefault((fact.aspect, key), []).append(fact)
    for fact in facts:
        near = {other for key in matching.keys(fact) for other in holding[fact.aspect, key]}
        later = sorted((other for other in near if places[other] > places[fact]), key=places.__getitem__)
        denied = fact.clause.denied or fact.aspect is not Aspect.FACT
        yield from ((fact, other) for other in later if denied or other.clause.denied)


def _independent(one: Fact, other: Fact, known: Copies) -> bool:
    """Whether the two come of different sources, or of different speakers in one."""
    if known.originals[one.document] != known.originals[other.document]:
        return True
    return bool(one.speakers and other.speakers) and not one.speakers & other.speakers


class _Groups:
    """Facts that are told of one thing, joined pair by pair; those that name different things never are."""

    def __init__(self, facts: Iterable[Fact], matching: Matching) -> None:
        self._matching = matching
        self._groups = {fact: [fact] for fact in facts}

    def join(self, one: Fact, other: Fact) -> None:
        mine, theirs = self._groups[one], self._groups[other]
        if mine is theirs or any(self._matching.apart(a, b) for a in mine for b in theirs):
            return
        mine += theirs
        self._groups.update(dict.fromkeys(theirs, mine))

    def all(self) -> Iterator[list[Fact]]:
        """Each group once, by its first fact."""
        return iter({id(group): group for group in self._groups.values()}.values())


def _parted(facts: Sequence[Fact]) -> Account:
    """The versions of an account: a fact goes with the first version that it agrees with in all."""
    versions: list[list[Fact]] = []
    for fact in sorted(facts, key=lambda fact: (fact.sentence, fact.value.span.start)):
        fitting = (v for v in versions if all(fact.value.agrees(other.value) for other in v))
        version = next(fitting, None)
        if version is None:
            versions.append([fact])
        else:
            version.append(fact)
    return Account(facts[0].aspect, tuple(map(tuple, versions)))
