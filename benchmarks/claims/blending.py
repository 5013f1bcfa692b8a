"""Putting two scores together by logistic regression, judged on documents that it was not fitted on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp
from statistics import fmean, pstdev

from benchmarks.claims.figures import Judged, best_threshold

_STEPS = 400
_RATE = 0.5
_SHRINK = 0.01


@dataclass(frozen=True)
class Scored:
    """A claim of known truth with what each judge gives it, from 0 to 1."""

    document: str
    kind: str
    faithful: bool
    scores: tuple[float, ...]


@dataclass(frozen=True)
class Blend:
    """A weighted sum of standardised scores, as a probability."""

    means: tuple[float, ...]
    spreads: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def __call__(self, scores: Sequence[float]) -> float:
        """The probability that a claim with these scores is faithful."""
        return _sigmoid(self.bias + _dot(self.weights, _standard(scores, self.means, self.spreads)))


def fit(claims: Sequence[Scored]) -> Blend:
    """The logistic regression of truth on the scores, slightly shrunk, by gradient ascent.

    >>> wrong, right = Scored("a", "date", False, (0.1,)), Scored("a", "date", True, (0.9,))
    >>> blend = fit([wrong, right])
    >>> blend((0.1,)) < 0.5 < blend((0.9,))
    True
    """
    columns = list(zip(*(claim.scores for claim in claims), strict=True))
    means = tuple(map(fmean, columns))
    spreads = tuple(pstdev(column) or 1.0 for column in columns)
    rows = [(_standard(claim.scores, means, spreads), float(claim.faithful)) for claim in claims]
    weights, bias = [0.0] * len(columns), 0.0
    for _ in range(_STEPS):
        errors = [truth - _sigmoid(bias + _dot(weights, row)) for row, truth in rows]
        bias += _RATE * fmean(errors)
        for place, weight in enumerate(weights):
            slope = fmean(error * row[place] for error, (row, _) in zip(errors, rows, strict=True))
            weights[place] = weight + _RATE * (slope - _SHRINK * weight)
    return Blend(means, spreads, tuple(weights), bias)


def by_document(claims: Sequence[Scored], used: Sequence[int]) -> list[Judged]:
    """What the scores at the places `used` come to, fitted each time on all documents but the claim's own.

    With one score there is nothing to weigh: only its threshold is fitted so. Two documents at least.
    """
    narrowed = [
        Scored(c.document, c.kind, c.faithful, tuple(c.scores[place] for place in used)) for c in claims
    ]
    return [judged for document in _documents(narrowed) for judged in _apart(narrowed, document)]


def _apart(claims: Sequence[Scored], document: str) -> Iterable[Judged]:
    others = [claim for claim in claims if claim.document != document]
    blend = fit(others)
    cut = best_threshold(_judged(others, blend, 0.0))
    return _judged([claim for claim in claims if claim.document == document], blend, cut)


def _judged(claims: Iterable[Scored], blend: Blend, cut: float) -> list[Judged]:
    scored = [(claim, blend(claim.scores)) for claim in claims]
    return [Judged(claim.kind, claim.faithful, score >= cut, score) for claim, score in scored]


def _documents(claims: Iterable[Scored]) -> list[str]:
    return sorted({claim.document for claim in claims})


def _standard(scores: Sequence[float], means: Sequence[float], spreads: Sequence[float]) -> tuple[float, ...]:
    return tuple((s - mean) / spread for s, mean, spread in zip(scores, means, spreads, strict=True))


def _dot(weights: Sequence[float], row: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, row, strict=True))


def _sigmoid(value: float) -> float:
    return 1 / (1 + exp(-value)) if value >= 0 else exp(value) / (1 + exp(value))
