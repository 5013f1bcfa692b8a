"""Whether a claim denies, doubts or turns round what its best sentence tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.grounding.claims.clauses import clauses_of
from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.sense import denials, hedging, modals, related
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.terms import Word, cover
from summarizer.grounding.claims.texts import Text
from summarizer.text import Span

# A clause of the source is told again where the claim has this share of it.
_TOLD = 0.25
# The best sentence is about the same where it has this share of the claim.
_SAME = 0.3
# What the second best sentence denies tells less.
_NEAR = 0.45


@dataclass(frozen=True)
class Assertions:
    """A claim beside the sentences that fit it best, of which `share` of it stands in the first."""

    claim: Text
    best: Sequence[Text]
    share: float
    sources: Sources

    def doubts(self) -> Iterator[Doubt]:
        """Where the claim is surer than the source, says the opposite, or denies otherwise.

        A sentence that is hardly about the same tells less.
        """
        if not self.best:
            return
        for doubt in self._contradictions():
            yield replace(doubt, strength=doubt.strength * min(1.0, self.share / _SAME))

    def _contradictions(self) -> Iterator[Doubt]:
        told = [word for clause in clauses_of(self.best[0]) if self._tells(clause) for word in clause]
        yield from self._surer(told)
        yield from self._settled()
        yield from self._turned(told)
        yield from self._denied()

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
        if theirs and not self._open:
            yield self._doubt(Fault.MODALITY, (), theirs[0], self.best[0], Rule.SURER)

    @property
    def _open(self) -> bool:
        """Whether the claim itself leaves open what it tells."""
        vocabulary = self.claim.vocabulary
        unsure = any(level == "possible" for _, level in modals(self.claim.words, vocabulary))
        return unsure or not self.claim.forms.isdisjoint(vocabulary.words("modality", "open"))

    def _settled(self) -> Iterator[Doubt]:
        """What the claim calls settled, and the source only possible, planned or alleged."""
        vocabulary = self.claim.vocabulary
        signs = vocabulary.words("modality", "settled")
        sure = next((word for word in self.claim.words if word.text in signs), None)
        best = self.best[0]
        if sure is None or any(related(sure.stem, word.stem, vocabulary) for word in best.words):
            return
        if self._open or denials(self.claim.words, vocabulary):
            return
        weaker = [word for word, level in modals(best.words, vocabulary) if level != "obliged"]
        if weaker and not signs & best.forms:
            yield self._doubt(Fault.MODALITY, (sure,), weaker[0], best, Rule.SETTLED)

    def _turned(self, told: Sequence[Word]) -> Iterator[Doubt]:
        """A word that is the opposite of one that the source has, where both affirm or both deny."""
        vocabulary = self.claim.vocabulary
        denied, denying = denials(told, vocabulary), denials(self.claim.words, vocabulary)
        plain = [w for at, w in enumerate(told) if not (w.capital or hedging(told, at, vocabulary))]
        for at, word in enumerate(self.claim.words):
            if hedging(self.claim.words, at, vocabulary) or self._counted(word):
                continue
            if any(related(word.stem, other.stem, vocabulary) for other in self.best[0].words):
                continue
            turned = next((other for other in plain if vocabulary.opposed(word.stem, other.stem)), None)
            if turned is not None and any(w != turned for w in denied) == any(w != word for w in denying):
                yield self._doubt(Fault.DIRECTION, (word,), turned, self.best[0], Rule.TURNED)
                return

    def _counted(self, word: Word) -> bool:
        """Whether a word is part of a figure: “half” of “half a year”."""
        return any(figure.span.contains(word.span) for figure in self.claim.figures) or (
            word.text in self.claim.vocabulary.numerals.fractions
        )

    def _denied(self) -> Iterator[Doubt]:
        """What a source denies and the claim affirms, as far as the claim tells what is denied."""
        vocabulary = self.claim.vocabulary
        if denials(self.claim.words, vocabulary):
            return
        for text, strength in zip(self.best, (1.0, _NEAR), strict=False):
            for denial, scope in _denied_words(text):
                if any(related(denial.stem, word.stem, vocabulary) for word in self.claim.content):
                    continue
                plain = strength * self._told(scope)
                if plain:
                    yield replace(self._doubt(Fault.NEGATION, (), denial, text, Rule.DENIED), strength=plain)

    def _told(self, scope: Sequence[Word]) -> float:
        """How much of what a source denies the claim has; 0 where it lacks the first word of it."""
        has = [
            any(related(word.stem, mine.stem, self.claim.vocabulary) for mine in self.claim.content)
            for word in scope
        ]
        weights = [self.sources.weight(word.stem) for word in scope]
        told = sum(weight for weight, known in zip(weights, has, strict=True) if known)
        return told / sum(weights) if has and has[0] else 0.0

    def _doubt(self, kind: Fault, words: Sequence[Word], found: Word | None, text: Text, rule: Rule) -> Doubt:
        span = cover(words) if words else Span(0, len(self.claim.text))
        theirs = found.span.of(text.text) if found is not None else ""
        return Doubt(Reason(kind, span.of(self.claim.text), span, text.number, theirs), rule)


def _denied_words(text: Text) -> Iterator[tuple[Word, Sequence[Word]]]:
    """Each denial of a text with the words of content that it denies, to the end of its clause at most."""
    found = denials(text.words, text.vocabulary)
    for denial in found:
        clause = next(clause for clause in _scopes(text) if denial in clause)
        after = [word for word in clause if word.span.start >= denial.span.end and word in text.content]
        if after and not any(other in clause for other in found if other is not denial):
            yield denial, after


def _scopes(text: Text) -> Sequence[Sequence[Word]]:
    """The clauses, those that go on with “to” or “that” with what governs them."""
    scopes: list[list[Word]] = []
    for clause in clauses_of(text):
        if scopes and clause[0].text in {"to", "that"}:
            scopes[-1] += clause
        else:
            scopes.append(list(clause))
    return scopes
