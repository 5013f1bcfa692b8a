"""Several documents on one story: what they tell together, apart, and differently."""

from __future__ import annotations

from summarizer.briefing import Briefing, SourceEntry
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.coverage import coverage
from summarizer.grounding.proving import Prover
from summarizer.grounding.reading import Reading
from summarizer.language.vocabulary import vocabulary
from summarizer.stories.accounts import accounts
from summarizer.stories.balance import balance
from summarizer.stories.carriers import Carriers
from summarizer.stories.copies import Copies, copies
from summarizer.stories.differences import Differences
from summarizer.stories.merging import matrix, one_cast, told_once
from summarizer.stories.points import Points
from summarizer.stories.unsettled import Unsettled, unsettled

_COMPARED = ("disagreements", "developments")

__all__ = ["Copies", "Unsettled", "compared", "copies", "one_cast", "unsettled"]


def compared(briefing: Briefing, reading: Reading, prover: Prover) -> Briefing:
    """The briefing with what its documents tell together, apart and differently; of one, as it is.

    What a draft calls disputed is among the disagreements where it rests on several sources. A section that
    the briefing's `contents` leave out is not filled.
    """
    if len(reading.passage.documents) < 2:
        return briefing
    contents = {heading.section for heading in briefing.contents}
    dropped = {name for name in _COMPARED if contents and name not in contents}
    known = copies(reading.passage)
    sources = Sources(reading.passage, vocabulary(reading.language))
    carriers = Carriers(reading, sources, known, prover)
    differences = Differences(reading, sources, known)
    found = accounts(reading, sources, known)
    disagreements = differences.disagreements(found)
    positions = told_once(briefing.positions, known)
    developments = differences.developments(found)
    versions = [v for d in disagreements for v in d.versions]
    versions += [v for d in developments for v in d.versions]
    points = [carriers.counted(carriers.carried(point), versions) for point in briefing.key_points]
    told = briefing.model_copy(
        update={
            "key_points": Points(carriers).distinct(points),
            "positions": positions,
            "disagreements": (*disagreements, *differences.told(briefing.key_points, disagreements)),
            "developments": developments,
            "matrix": matrix(positions),
            "balance": balance(reading, positions, known),
            "sources": tuple(_source(source, known) for source in briefing.sources),
            **dict.fromkeys(dropped, ()),
        }
    )
    if told.balance and contents and "positions" not in contents:
        # Where nobody has a position, nobody lacks one.
        told = told.model_copy(update={"balance": told.balance.model_copy(update={"unheard": ()})})
    return _recounted(told, reading)


def _source(source: SourceEntry, known: Copies) -> SourceEntry:
    original = known.originals[source.id]
    return source if original == source.id else source.model_copy(update={"copy_of": original})


def _recounted(briefing: Briefing, reading: Reading) -> Briefing:
    """The briefing, in which what was found here counts as cited."""
    uncited = {evidence.sentence for evidence in briefing.uncited}
    versions = [version for found in briefing.disagreements for version in found.versions]
    versions += [version for found in briefing.developments for version in found.versions]
    more = {evidence.sentence for version in versions for evidence in version.evidence}
    more |= {evidence.sentence for point in briefing.key_points for evidence in point.corroboration}
    before = {s.number for s in reading.passage.statements} - uncited
    return briefing.model_copy(
        update={
            "uncited": tuple(evidence for evidence in briefing.uncited if evidence.sentence not in more),
            "coverage": coverage(reading.passage, before | more),
        }
    )
