"""Three checks that need no checker: shared word pairs, and figures and names that the document lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Protocol

_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![“\"‘])\b[A-Z][^\W_]+(?:-[A-Z][^\W_]+)*")


class Baseline(Protocol):
    """How far a document carries a claim, from 0 to 1."""

    def __call__(self, claim: str, source: str) -> float: ...


def bigram_coverage(claim: str, source: str) -> float:
    """The share of the claim's pairs of neighbouring words that the source has.

    >>> bigram_coverage("The port closed.", "Today the port closed early.")
    1.0
    """
    wanted = _pairs(claim)
    known = set(_pairs(source))
    return sum(pair in known for pair in wanted) / len(wanted) if wanted else 0.0


def seen_numbers(claim: str, source: str) -> float:
    """The share of the claim's figures, as digits, that the source has; 1 for none."""
    return _share(_FIGURE.findall(claim), set(_FIGURE.findall(source)))


def seen_names(claim: str, source: str) -> float:
    """The share of the claim's capital words, openings apart, that the source has; 1 for none."""
    return _share(_NAME.findall(claim), set(re.findall(r"[^\W_]+(?:-[^\W_]+)*", source)))


BASELINES: Mapping[str, Baseline] = {
    "bigram coverage": bigram_coverage,
    "unseen numbers": seen_numbers,
    "unseen names": seen_names,
}


def _pairs(text: str) -> list[tuple[str, str]]:
    words = _WORD.findall(text.lower())
    return list(pairwise(words))


def _share(wanted: list[str], known: set[str]) -> float:
    return sum(each in known for each in wanted) / len(wanted) if wanted else 1.0
