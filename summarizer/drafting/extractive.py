"""The floor: a draft by rules alone, in the sources' own words."""

from __future__ import annotations

from summarizer.drafting.assembly import Drafted, assemble
from summarizer.drafting.compression import compress
from summarizer.drafting.openings import Opening
from summarizer.drafting.outline import outline
from summarizer.drafting.own import told
from summarizer.grounding.reading import Reading
from summarizer.profiles.profile import PLAIN, Profile


class RuleWriter:
    """Words items by leaving words out; where a sentence has no parse it stands as it is."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def point(self, number: int) -> str:
        """A statement without its asides."""
        return compress(self._reading.passage.sentence(number), self._reading)

    def headline(self, number: int, point: str) -> str:
        """The point, or the statement without its last adverbial, whichever is shorter."""
        briefly = compress(self._reading.passage.sentence(number), self._reading, brief=True)
        return min(point, briefly, key=len)

    def stand(self, number: int) -> str:
        """Likewise."""
        return self.point(number)

    def question(self, opening: Opening) -> str:
        """The question as the rules made it from the clause; none where it cannot stand alone."""
        return opening.question if opening.sound else ""


def draft(reading: Reading, profile: Profile = PLAIN) -> Drafted:
    """A draft without any model."""
    found = outline(reading, profile)
    drafted = assemble(found, reading, RuleWriter(reading), profile)
    return Drafted(drafted, told(reading, profile), drafter="extractive")
