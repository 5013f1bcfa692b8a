"""Key points that say one thing: told once, and counted alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.briefing import KeyPoint
from summarizer.grounding.claims.figures import agree
from summarizer.grounding.claims.texts import Text
from summarizer.stories.carriers import Carriers

# A point of which an earlier one says so much, and with which it shares a source's sentence, is no further.
_MOST = 0.5


@dataclass(frozen=True)
class Points:
    """Compares key points by the sentences that they rest on, and those that carry them."""

    carriers: Carriers

    def distinct(self, points: Sequence[KeyPoint]) -> tuple[KeyPoint, ...]:
        """The points without those that an earlier one tells, which gets their sources and sentences.

        Of two that stay, though the sentence of one carries the other, each counts the other's sources.
        """
        kept: list[KeyPoint] = []
        for point in points:
            at = next((at for at, known in enumerate(kept) if self._repeats(point, known)), None)
            if at is None:
                kept.append(point)
            else:
                kept[at] = self._with(kept[at], point)
        return tuple(self._counted(point, kept) for point in kept)

    def _repeats(self, point: KeyPoint, known: KeyPoint) -> bool:
        """Whether one's sentence carries the other, and the earlier has most of the later and its figures."""
        if not (self._carries(point, known) or self._carries(known, point)):
            return False
        mine, theirs = self.carriers.terms(point.text), self.carriers.terms(known.text)
        vocabulary = self.carriers.sources.vocabulary
        figures = Text(known.text, vocabulary).figures
        told = all(any(agree(f, g) for g in figures) for f in Text(point.text, vocabulary).figures)
        return told and len(mine.keys() & theirs.keys()) >= _MOST * len(mine)

    def _carries(self, one: KeyPoint, other: KeyPoint) -> bool:
        """Whether a sentence that one rests on carries the other, whole."""
        source = self.carriers.copies.source
        whole = {source(id) for id in other.carriers}
        carrying = {e.sentence for e in other.corroboration if source(e.document) in whole}
        return any(evidence.sentence in carrying for evidence in one.evidence)

    def _counted(self, point: KeyPoint, others: Sequence[KeyPoint]) -> KeyPoint:
        for other in others:
            if other is not point and self._carries(point, other):
                point = self._with(point, other)
        return point

    def _with(self, point: KeyPoint, other: KeyPoint) -> KeyPoint:
        """The point with what another rests on: its sources in part, where they do not carry it already."""
        source = self.carriers.copies.source
        known = {source(id) for id in (*point.carriers, *point.partly)}
        more = dict.fromkeys(id for id in (*other.carriers, *other.partly) if source(id) not in known)
        own = {evidence.sentence for evidence in (*point.evidence, *point.corroboration)}
        theirs = (*other.evidence, *(e for e in other.corroboration if source(e.document) not in known))
        found = [evidence for evidence in theirs if evidence.sentence not in own]
        return point.model_copy(
            update={"partly": (*point.partly, *more), "corroboration": (*point.corroboration, *found)}
        )
