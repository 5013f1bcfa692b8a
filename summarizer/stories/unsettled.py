"""Which statements of several documents are told differently, and which are old."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.reading import Reading
from summarizer.language.vocabulary import vocabulary
from summarizer.stories.accounts import accounts
from summarizer.stories.copies import Copies, copies
from summarizer.stories.differences import Differences
from summarizer.stories.fact import Fact


@dataclass(frozen=True)
class Unsettled:
    """Statements, by number, whose facts do not stand alone.

    `contested` are those that others tell differently, `outdated` those whose figure later documents raise,
    and `latest` has, for each figure that rises, the statements with its last value.
    """

    contested: frozenset[int] = frozenset()
    outdated: frozenset[int] = frozenset()
    latest: tuple[frozenset[int], ...] = ()


def unsettled(reading: Reading) -> Unsettled:
    """What of the statements is told differently or is old; nothing of one document."""
    if len(reading.passage.documents) < 2:
        return Unsettled()
    known = copies(reading.passage)
    sources = Sources(reading.passage, vocabulary(reading.language))
    differences = Differences(reading, sources, known)
    found = accounts(reading, sources, known)
    developing = [differences.in_order(account) for account in found if differences.develops(account)]
    disputed = [fact for a in found if not differences.develops(a) for v in a.versions for fact in v]
    return Unsettled(
        contested=_numbers(disputed, reading, known),
        outdated=_numbers((f for told in developing for v in told[:-1] for f in v), reading, known),
        latest=tuple(_numbers(told[-1], reading, known) for told in developing),
    )


def _numbers(facts: Iterable[Fact], reading: Reading, known: Copies) -> frozenset[int]:
    """The statements that state the facts, and their copies."""
    first = {fact.sentence for fact in facts}
    return frozenset(s.number for s in reading.passage.statements if known.first(s.number) in first)
