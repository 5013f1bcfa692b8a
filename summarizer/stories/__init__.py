"""Several documents on one story: what they tell together, apart, and differently."""

from __future__ import annotations

from summarizer.briefing import Briefing
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.proving import Prover
from summarizer.grounding.reading import Reading
from summarizer.language.vocabulary import vocabulary
from summarizer.stories.accounts import accounts
from summarizer.stories.balance import balance
from summarizer.stories.carriers import Carriers
from summarizer.stories.copies import Copies, copies
from summarizer.stories.differences import Differences
from summarizer.stories.merging import one_cast, told_once

__all__ = ["Copies", "compared", "copies", "one_cast"]


def compared(briefing: Briefing, reading: Reading, prover: Prover) -> Briefing:
    """The briefing with what its documents tell together, apart and differently; of one, as it is.

    What a draft calls disputed is among the disagreements where it rests on several sources.
    """
    if len(reading.passage.documents) < 2:
        return briefing
    known = copies(reading.passage)
    sources = Sources(reading.passage, vocabulary(reading.language))
    carriers = Carriers(reading, sources, known, prover)
    differences = Differences(reading, sources, known)
    found = accounts(reading, sources, known)
    disagreements = differences.disagreements(found)
    positions = told_once(briefing.positions, known)
    return briefing.model_copy(
        update={
            "key_points": tuple(map(carriers.carried, briefing.key_points)),
            "positions": positions,
            "disagreements": (*disagreements, *differences.told(briefing.key_points, disagreements)),
            "developments": differences.developments(found),
            "balance": balance(reading, positions, known),
            "sources": tuple(
                source.model_copy(update={"copy_of": known.originals[source.id]})
                if known.originals[source.id] != source.id
                else source
                for source in briefing.sources
            ),
        }
    )
