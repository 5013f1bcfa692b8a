"""What speaks against a claim in words of its own: each check that a copy does not need, in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.grounding.claims import causes, conditions, grounds, joints, quoted
from summarizer.grounding.claims.anchors import Anchors
from summarizer.grounding.claims.assertions import Assertions
from summarizer.grounding.claims.descriptions import Descriptions
from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import Doubt
from summarizer.grounding.claims.frames import frames_of
from summarizer.grounding.claims.grammar import Grammar
from summarizer.grounding.claims.links import Links
from summarizer.grounding.claims.roles import Roles
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.speech import Speech, speech_stems
from summarizer.grounding.claims.texts import Text
from summarizer.language.lexicon import Lexicon


@dataclass(frozen=True)
class Rewording:
    """Holds reworded claims against the sentences found for them."""

    sources: Sources
    lexicon: Lexicon
    grammar: Grammar

    def doubts(self, claim: Text, evidence: Evidence) -> tuple[Doubt, ...]:
        """All that speaks against a claim for which there is any evidence."""
        links = Links(claim, self.sources, evidence.allowed if evidence.cited else None)
        anchors = Anchors(claim, evidence, links, self.lexicon)
        share = evidence.shares.get(evidence.numbers[0], 0.0)
        assertions = Assertions(claim, evidence.best, share, self.sources)
        return (
            *anchors.doubts(),
            *quoted.doubts(claim, evidence),
            *assertions.doubts(),
            *causes.doubts(claim, evidence),
            *self._unconditional(claim, evidence),
            *joints.doubts(claim, evidence),
            *grounds.doubts(claim, evidence),
            *self._told(claim, evidence),
        )

    def _unconditional(self, claim: Text, evidence: Evidence) -> Iterator[Doubt]:
        if claim.forms.isdisjoint(self.lexicon["stories.unsure"]):
            yield from conditions.doubts(claim, evidence, self.grammar, self.lexicon)

    def _told(self, claim: Text, evidence: Evidence) -> tuple[Doubt, ...]:
        """What the grammar shows: only asked where it can be."""
        if not claim.names or not self.grammar.available:
            return ()
        doubts: list[Doubt] = []
        called = Descriptions(self.sources)
        if self._sides(claim):
            frames = frames_of(self.grammar.claim(claim.text), claim.vocabulary)
            sentences = zip(evidence.best, self.grammar.frames(evidence.numbers), strict=True)
            doubts += Roles(claim, frames, tuple(sentences), called).doubts()
        if self._speaks(claim):
            doubts += Speech(claim, evidence, self.sources, self.grammar, self.lexicon, called).doubts()
        return tuple(doubts)

    @staticmethod
    def _sides(claim: Text) -> bool:
        """Whether a claim may tell of two parties: names, or a name and somebody who is described."""
        kinds = claim.vocabulary.stems("speech", "descriptions")
        return len(claim.names) > 1 or any(word.stem in kinds for word in claim.words if not word.capital)

    def _speaks(self, claim: Text) -> bool:
        """Whether a claim may give words to somebody."""
        speech = speech_stems(claim.vocabulary)
        return any(word.stem in speech or word.text in speech for word in claim.words)
