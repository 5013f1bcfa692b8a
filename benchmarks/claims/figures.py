"""What the judging of labelled claims comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, nextafter


@dataclass(frozen=True)
class Judged:
    """A claim of known truth, with the score it got and whether it was accepted."""

    kind: str
    faithful: bool
    accepted: bool
    score: float


@dataclass(frozen=True)
class Rates:
    """Shares of claims, from 0 to 1; `nan` where there was none to judge."""

    detection: float
    false_alarm: float
    auc: float
    wrong: int
    right: int

    @property
    def gain(self) -> float:
        """Detection minus false alarm: 0 for a judge who throws dice, 1 for one who is always right."""
        return self.detection - self.false_alarm

    @property
    def balanced_accuracy(self) -> float:
        """The mean share of right verdicts on the true and on the false."""
        return (self.detection + 1 - self.false_alarm) / 2


def rates(judged: Iterable[Judged]) -> Rates:
    """The rates over all these claims.

    >>> rates([Judged("date", True, True, 0.9), Judged("date", False, True, 0.4)])
    Rates(detection=0.0, false_alarm=0.0, auc=1.0, wrong=1, right=1)
    """
    judged = list(judged)
    wrong = [each for each in judged if not each.faithful]
    right = [each for each in judged if each.faithful]
    return Rates(
        _refused(wrong),
        _refused(right),
        auc([each.score for each in right], [each.score for each in wrong]),
        len(wrong),
        len(right),
    )


def auc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """The chance that one of `higher` stands above one of `lower`, a tie counting half (Mann–Whitney's U).

    >>> auc([0.9, 0.5], [0.5, 0.1])
    0.875
    """
    if not higher or not lower:
        return float("nan")
    ranks = _mean_ranks([*higher, *lower])
    least = len(higher) * (len(higher) + 1) / 2
    return (sum(ranks[: len(higher)]) - least) / (len(higher) * len(lower))


def best_threshold(judged: Iterable[Judged]) -> float:
    """The score from which accepting is right most often, the true and the false counting alike.

    It lies halfway between two scores, so that it does not hang on either.
    """
    judged = list(judged)
    scores = sorted({each.score for each in judged})
    # Between two neighbouring floats there is no half way: the cut is then the higher.
    cuts = [max((low + high) / 2, nextafter(low, inf)) for low, high in pairwise(scores)] or scores
    return max(cuts, key=lambda cut: rates(_cut(judged, cut)).balanced_accuracy)


def _cut(judged: Iterable[Judged], cut: float) -> Iterable[Judged]:
    return (Judged(each.kind, each.faithful, each.score >= cut, each.score) for each in judged)


def _refused(judged: Sequence[Judged]) -> float:
    return sum(not each.accepted for each in judged) / len(judged) if judged else float("nan")


def _mean_ranks(scores: Sequence[float]) -> list[float]:
    """Each score's rank from 1, equal scores sharing the mean of theirs."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    ranks = [0.0] * len(scores)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and scores[order[end]] == scores[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = (start + 1 + end) / 2
        start = end
    return ranks
