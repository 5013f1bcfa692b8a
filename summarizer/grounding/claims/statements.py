"""What a claim's predicates say against those of its sources: denial, direction, certainty, roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.claims.findings import Doubt, Fault, Reason
from summarizer.grounding.claims.frames import Frame
from summarizer.grounding.claims.sense import related
from summarizer.grounding.claims.sources import Sources
from summarizer.language.vocabulary import Vocabulary

# So much of a claim's clause must a source's clause have to be about the same.
_SAME = 0.25
# How far a clause that contradicts must surpass those that agree.
_LEAD = 0.1
_WEIGHTS = {Fault.DIRECTION: 0.7, Fault.NEGATION: 0.7, Fault.MODALITY: 0.6, Fault.ROLES: 0.9}
# Certainties that may stand for one another.
_NEAR = frozenset({frozenset({"", "planned"}), frozenset({"planned", "obliged"}), frozenset({"possible", "alleged"})})


@dataclass(frozen=True)
class Match:
    """A frame of a source beside one of the claim: how much of its clause it shares."""

    frame: Frame
    number: int
    overlap: float
    opposed: bool


@dataclass(frozen=True)
class Statements:
    """The frames of a claim, held against the frames of the sentences that are its evidence."""

    text: str
    frames: Sequence[Frame]
    evidence: Sequence[tuple[int, Sequence[Frame]]]
    sources: Sources

    @property
    def _vocabulary(self) -> Vocabulary:
        return self.sources.vocabulary

    def doubts(self) -> Iterator[Doubt]:
        """What contradicts the evidence, frame by frame."""
        for frame in self.frames:
            matches = list(self._matches(frame))
            yield from self._roles(frame, matches)

    def _matches(self, frame: Frame) -> Iterator[Match]:
        for number, frames in self.evidence:
            for other in frames:
                opposed = self._vocabulary.opposed(frame.stem, other.stem)
                if opposed or related(frame.stem, other.stem, self._vocabulary):
                    yield Match(other, number, self._overlap(frame, other), opposed)

    def _overlap(self, frame: Frame, other: Frame) -> float:
        """How much of the frame's clause the other's has, by how telling the words are."""
        total = sum(self.sources.weight(stem) for stem in frame.around)
        shared = sum(
            self.sources.weight(stem)
            for stem in frame.around
            if any(related(stem, its, self._vocabulary) for its in other.around)
        )
        return shared / total if total else 0.0

    def _turned(self, frame: Frame, matches: Sequence[Match]) -> Iterator[Doubt]:
        against = [m for m in matches if m.opposed == (m.frame.denied == frame.denied)]
        agreeing = max((m.overlap for m in matches if m not in against), default=0.0)
        worst = max(against, key=lambda match: match.overlap, default=None)
        if worst is not None and worst.overlap >= max(_SAME, agreeing + _LEAD):
            kind = Fault.DIRECTION if worst.opposed else Fault.NEGATION
            yield self._doubt(kind, frame, worst)

    def _certainty(self, frame: Frame, matches: Sequence[Match]) -> Iterator[Doubt]:
        if not frame.verbal:
            return
        same = [m for m in matches if not m.opposed and m.frame.verbal]
        agreeing = max((m.overlap for m in same if self._as_certain(frame, m.frame)), default=0.0)
        worst = max((m for m in same if not self._as_certain(frame, m.frame)), key=lambda m: m.overlap, default=None)
        if worst is not None and worst.overlap >= max(_SAME, agreeing + _LEAD):
            yield self._doubt(Fault.MODALITY, frame, worst)

    @staticmethod
    def _as_certain(frame: Frame, other: Frame) -> bool:
        return frame.level == other.level or frozenset({frame.level, other.level}) in _NEAR

    def _roles(self, frame: Frame, matches: Sequence[Match]) -> Iterator[Doubt]:
        for match in matches:
            agents, patients = match.frame.agents, match.frame.patients
            mine, theirs = frame.agents - frame.patients, frame.patients - frame.agents
            crossed = mine & patients and (theirs & agents)
            if crossed and not mine & agents and not theirs & patients:
                yield self._doubt(Fault.ROLES, frame, match)
                return

    def _doubt(self, kind: Fault, frame: Frame, match: Match) -> Doubt:
        found = self.sources.text(match.number)
        words = frame.span.of(self.text)
        theirs = match.frame.span.of(self.sources.passage.sentence(match.number).text)
        return Doubt(Reason(kind, words, frame.span, found.number, theirs), _WEIGHTS[kind])
