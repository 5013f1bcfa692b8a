"""Whether a claim gives the parts that its sources give, or lets two parties change sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.claims.descriptions import Descriptions
from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.frames import Frame, Party
from summarizer.grounding.claims.sense import related
from summarizer.grounding.claims.texts import Text

# Both have changed sides, or one stands where the other should.
_BOTH = 1.0
_ONE = 0.6
# The same where the verb is another of like sense: this alone refuses nothing.
_LIKE = 0.4


@dataclass(frozen=True)
class Roles:
    """The frames of a claim beside those of its evidence, by sentence."""

    claim: Text
    frames: Sequence[Frame]
    evidence: Sequence[tuple[Text, Sequence[Frame]]]
    descriptions: Descriptions

    def doubts(self) -> Iterator[Doubt]:
        """The predicates whose parties stand the other way about in a source, and nowhere as they do here."""
        for frame in self.frames:
            sides = [(self._sides(frame, other), text) for text, frames in self.evidence for other in frames]
            crossed = max((side for side, _ in sides), default=0.0)
            if crossed and min(side for side, _ in sides) >= 0:
                text = next(text for side, text in sides if side == crossed)
                words = frame.span.of(self.claim.text)
                yield Doubt(Reason(Fault.ROLES, words, frame.span, text.number), Rule.CROSSED, crossed)

    def _sides(self, frame: Frame, other: Frame) -> float:
        """How surely the parties have changed sides; below 0 where they stand as in the source."""
        vocabulary = self.claim.vocabulary
        if vocabulary.converse(frame.stem, other.stem):
            other = Frame(other.stem, other.span, other.patient, other.agent)
        elif not related(frame.stem, other.stem, vocabulary):
            return 0.0
        if self._same(frame.agent, other.agent) or self._same(frame.patient, other.patient):
            return -1.0
        crossed = [(frame.agent, other.patient), (frame.patient, other.agent)]
        same = [self._same(*pair) for pair in crossed]
        if all(same):
            return _BOTH
        named = any(mine.names & theirs.names for mine, theirs in crossed)
        return (_ONE if frame.stem == other.stem else _LIKE) if named else 0.0

    def _same(self, mine: Party, theirs: Party) -> bool:
        """Whether two parties may be one: of one name, of one kind, or the one describes the other."""
        if mine.names and theirs.names:
            return not mine.names.isdisjoint(theirs.names)
        if mine.names or theirs.names:
            return self.descriptions.fits(mine.kinds | theirs.kinds, mine.names | theirs.names)
        vocabulary = self.claim.vocabulary
        return any(related(one, other, vocabulary) for one in mine.kinds for other in theirs.kinds)
