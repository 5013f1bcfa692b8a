"""Whether a claim denies, doubts or turns round what its best sentence tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.claims.clauses import clauses_of
from summarizer.grounding.claims.findings import Doubt, Fault, Reason
from summarizer.grounding.claims.sense import denials, modals, plainly_denied, related
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.terms import Word, cover
from summarizer.grounding.claims.texts import Text
from summarizer.text import Span

# A clause of the source is told again where the claim has this share of it.
_TOLD = 0.25
# The best sentence is about the same where it has this share of the claim.
_SAME = 0.3
_WEIGHTS = {Fault.MODALITY: 0.6, Fault.DIRECTION: 0.6, Fault.NEGATION: 0.5}


@dataclass(frozen=True)
class Assertions:
    """A claim beside the sentences that fit it best, of which `share` of it stands in the first."""

    claim: Text
    best: Sequence[Text]
    share: float
    sources: Sources

    def doubts(self) -> Iterator[Doubt]:
        """Where the claim is surer than the source, says the opposite, or denies otherwise."""
        if not self.best:
            return
        told = [word for clause in clauses_of(self.best[0]) if self._tells(clause) for word in clause]
        yield from self._surer(told)
        yield from self._turned(told)
        yield from self._denied(told)

    def _tells(self, clause: Sequence[Word]) -> bool:
        """Whether the claim tells what a clause of the source does."""
        words = [word for word in clause if word.text not in self.claim.vocabulary.function]
        total = sum(self.sources.weight(word.stem) for word in words)
        shared = sum(
            self.sources.weight(word.stem)
            for word in words
            if any(related(word.stem, mine.stem, self.claim.vocabulary) for mine in self.claim.content)
        )
        return bool(words) and shared >= _TOLD * total

    def _surer(self, told: Sequence[Word]) -> Iterator[Doubt]:
        """What the source calls possible, told as a fact."""
        vocabulary = self.claim.vocabulary
        theirs = [word for word, level in modals(told, vocabulary) if level == "possible"]
        if theirs and not any(level == "possible" for _, level in modals(self.claim.words, vocabulary)):
            yield self._doubt(Fault.MODALITY, (), theirs[0])

    def _turned(self, told: Sequence[Word]) -> Iterator[Doubt]:
        """A word that is the opposite of one that the source has, where both affirm or both deny."""
        vocabulary = self.claim.vocabulary
        if bool(denials(told, vocabulary)) != bool(denials(self.claim.words, vocabulary)):
            return
        for word in self.claim.words:
            if any(related(word.stem, other.stem, vocabulary) for other in self.best[0].words):
                continue
            turned = next((other for other in told if vocabulary.opposed(word.stem, other.stem)), None)
            if turned is not None:
                yield self._doubt(Fault.DIRECTION, (word,), turned)
                return

    def _denied(self, told: Sequence[Word]) -> Iterator[Doubt]:
        """A denial that the claim drops, or one that it adds."""
        vocabulary = self.claim.vocabulary
        if self.share < _SAME:
            return
        theirs = denials(told, vocabulary)
        mine = plainly_denied(self.claim.words, vocabulary)
        if theirs and not denials(self.claim.words, vocabulary):
            yield self._doubt(Fault.NEGATION, (), theirs[0])
        elif mine and not any(denials(text.words, vocabulary) for text in self.best[:2]):
            yield self._doubt(Fault.NEGATION, mine[:1], None)

    def _doubt(self, kind: Fault, words: Sequence[Word], found: Word | None) -> Doubt:
        span = cover(words) if words else Span(0, len(self.claim.text))
        theirs = found.span.of(self.best[0].text) if found is not None else ""
        reason = Reason(kind, span.of(self.claim.text), span, self.best[0].number, theirs)
        return Doubt(reason, _WEIGHTS[kind])
