"""One number for how well a claim is grounded: what speaks against it, and how much of it is in the sources.

A logistic score of three features: what the doubts leave of the claim, the share of its content words that
the sources have, and the share of its word pairs that the best sentences have. The doubts decide. The
shares rank what they leave, by its square: words that are known excuse no error.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log

from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import Doubt, Fault, Reason
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text

# A claim is supported from this score on.
SUPPORTED = 0.5
# Fitted on the invented pairs of `benchmarks/claims` (the half for development) and on the validation
# part of a public set of summaries judged by people, each class of each set weighing the same.
_DOUBTS, _WORDS, _PAIRS, _BIAS = 1.3, 0.5, 1.0, 0.5
_LEAST = 0.01


def score(claim: Text, evidence: Evidence, doubts: Iterable[Doubt]) -> float:
    """The score of a claim, from 0 to 1."""
    left = 1.0
    for doubt in doubts:
        left *= 1 - doubt.weight
    known = 1 - len(unknown(claim, evidence)) / len(claim.content) if claim.content else 1.0
    pairs = frozenset().union(*(text.bigrams for text in evidence.best))
    paired = len(claim.bigrams & pairs) / len(claim.bigrams) if claim.bigrams else known
    grounded = left**2 * (_WORDS * known + _PAIRS * paired)
    return 1 / (1 + exp(-(_DOUBTS * log(max(_LEAST, left)) + grounded + _BIAS)))


def unknown(claim: Text, evidence: Evidence) -> tuple[Word, ...]:
    """The claim's words of content that stand nowhere in the sources, whatever their endings."""
    return tuple(word for word in claim.content if not evidence.has(word.stem))


def ungrounded(claim: Text, evidence: Evidence) -> Reason:
    """Why a claim is refused that nothing contradicts: words that have no ground."""
    words = unknown(claim, evidence) or claim.words
    span = words[0].span
    named = ", ".join(word.span.of(claim.text) for word in words)
    return Reason(Fault.GROUND, named, span)
