"""One number for how well a claim is grounded: what speaks against it, and how much of it is in the sources.

A logistic score: each rule that finds something takes its weight from the log-odds, once and as plainly as
it found it; the share of the claim's words that one sentence has, and of its word pairs that the best
sentences have, add to them. They add less the more is wrong: words that are known excuse no error.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text

# A claim is supported from this score on.
SUPPORTED = 0.5
# A doubt that weighs less is not told.
TOLD = 0.4
# What each rule takes from the log-odds. Fitted, and then rounded, by logistic regression on the invented
# pairs of `benchmarks/claims` (the half for development), one document left out each time; rules that a
# source leaves no doubt about weigh more than the few cases would give them.
_WEIGHTS = {
    Rule.CHANGED: 5.0,
    Rule.UNSEEN: 3.9,
    Rule.UNCOUNTED: 0.4,
    Rule.APART: 1.9,
    Rule.MISQUOTED: 5.0,
    Rule.SURER: 2.2,
    Rule.SETTLED: 2.0,
    Rule.UNCONDITIONAL: 5.0,
    Rule.TURNED: 2.4,
    Rule.DENIED: 1.8,
    Rule.JOINED: 3.0,
    Rule.UNCAUSED: 2.0,
    Rule.CROSSED: 2.0,
    Rule.UNSAID: 2.0,
    Rule.GROUNDLESS: 2.0,
}
_WORDS, _PAIRS, _BIAS = 2.5, 2.0, 0.4


def weight(doubt: Doubt) -> float:
    """What a doubt takes from the log-odds of a claim."""
    return _WEIGHTS[doubt.rule] * doubt.strength


def score(claim: Text, evidence: Evidence, doubts: Iterable[Doubt]) -> float:
    """The score of a claim, from 0 to 1; what one rule finds counts once, at its plainest."""
    told = max((_told(claim, text, evidence) for text in evidence.best), default=0.0)
    pairs = frozenset().union(*(text.bigrams for text in evidence.best))
    paired = len(claim.bigrams & pairs) / len(claim.bigrams) if claim.bigrams else told
    grounded = _WORDS * told + _PAIRS * paired
    against: dict[Rule, float] = {}
    for doubt in doubts:
        against[doubt.rule] = max(against.get(doubt.rule, 0.0), weight(doubt))
    total = sum(against.values())
    return 1 / (1 + exp(total - exp(-total / 2) * grounded - _BIAS))


def unworded(doubts: Iterable[Doubt]) -> float:
    """The score of a claim whose words cannot be compared: that of half its words found, less the doubts."""
    total = sum(weight(doubt) for doubt in dict.fromkeys(doubts))
    return 1 / (1 + exp(total - (_WORDS + _PAIRS) / 2 * exp(-total / 2) - _BIAS))


def _told(claim: Text, sentence: Text, evidence: Evidence) -> float:
    """The share of the claim that one sentence has word for word, by how telling its words are."""
    weights = {word.stem: evidence.sources.weight(word.stem) for word in claim.content or claim.words}
    total = sum(weights.values())
    return sum(weight for stem, weight in weights.items() if stem in sentence.stems) / total if total else 1.0


def unknown(claim: Text, evidence: Evidence) -> tuple[Word, ...]:
    """The claim's words of content that stand nowhere in the sources, whatever their endings."""
    return tuple(word for word in claim.content if not evidence.has(word.stem))


def ungrounded(claim: Text, evidence: Evidence) -> Reason:
    """Why a claim is refused that nothing contradicts: words that have no ground."""
    words = unknown(claim, evidence) or claim.words
    span = words[0].span
    named = ", ".join(word.span.of(claim.text) for word in words)
    return Reason(Fault.GROUND, named, span)
