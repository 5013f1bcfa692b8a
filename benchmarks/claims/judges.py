"""Who judges claims here: the checker, and the baselines beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from benchmarks.claims.baselines import Baseline
from summarizer.documents import Passage
from summarizer.grounding.claims import ClaimChecker


@dataclass(frozen=True)
class Ruling:
    """What a judge says of one claim; `score` is from 0 to 1, higher for what is better founded."""

    accepted: bool
    score: float
    reasons: tuple[str, ...] = ()


class Judge(Protocol):
    """Rules on a claim about a passage; `cited` numbers the sentences that it must stand in, if any."""

    def __call__(self, claim: str, passage: Passage, cited: Sequence[int]) -> Ruling: ...


def checker(claim: str, passage: Passage, cited: Sequence[int]) -> Ruling:
    """The checker's ruling, at its own threshold."""
    finding = _reading(passage).check(claim, cited=cited)
    return Ruling(finding.supported, finding.score, tuple(map(str, finding.reasons)))


@dataclass(frozen=True)
class Thresholded:
    """A baseline that accepts from `threshold` on."""

    baseline: Baseline
    threshold: float = 1.0

    def __call__(self, claim: str, passage: Passage, cited: Sequence[int]) -> Ruling:
        """The ruling on the cited sentences, or on the whole text."""
        score = self.baseline(claim, _source(passage, cited))
        return Ruling(score >= self.threshold, score)


@lru_cache(maxsize=32)
def _reading(passage: Passage) -> ClaimChecker:
    return ClaimChecker(passage)


def _source(passage: Passage, cited: Sequence[int]) -> str:
    if cited:
        return " ".join(passage.sentence(number).line for number in cited)
    return "\n".join(document.text for document in passage.documents)
