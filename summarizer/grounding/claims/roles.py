"""Whether a claim gives the parts that its sources give, or lets two parties change sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.frames import Frame
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
            other = Frame(other.stem, other.span, other.patients, other.agents)
        elif not related(frame.stem, other.stem, vocabulary):
            return 0.0
        straight = (frame.agents & other.agents) or (frame.patients & other.patients)
        crossed = bool(frame.agents & other.patients) + bool(frame.patients & other.agents)
        if straight:
            return -1.0
        return (0.0, _ONE if frame.stem == other.stem else _LIKE, _BOTH)[crossed]
