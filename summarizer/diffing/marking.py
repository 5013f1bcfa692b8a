"""A text beside what it became, word by word: what stayed, what went and what came."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from summarizer.text import fold

# Ideographs one by one; words and figures with the marks inside them; any other mark by itself.
_TOKEN = re.compile(
    r"(?:[\u3000-\u9fff\uff00-\uffef]|[^\W\u3000-\u9fff]+(?:[.,'’\-][^\W\u3000-\u9fff]+)*|[^\w\s])\s*"
)
# Where less than this share of the words stayed, the two are easier to read one after the other.
_READABLE = 0.4
# So few letters that stayed between two changes are read as part of them.
_ISLAND = 3


class Mark(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    GONE = "gone"
    CAME = "came"


@dataclass(frozen=True)
class Run:
    """Words in a row that stayed, went or came, with the white space after them."""

    mark: Mark
    text: str


def marked(old: str, new: str) -> tuple[Run, ...]:
    """Both texts as one: what went stands before what came in its place.

    >>> [(run.mark.value, run.text) for run in marked("Jobs fell by 300 in May.", "Jobs fell by 350 in May.")]
    [('same', 'Jobs fell by '), ('gone', '300 '), ('came', '350 '), ('same', 'in May.')]
    """
    mine, theirs = _TOKEN.findall(old.strip()), _TOKEN.findall(new.strip())
    matcher = SequenceMatcher(a=list(map(fold, mine)), b=list(map(fold, theirs)), autojunk=False)
    steps = matcher.get_opcodes() if matcher.ratio() >= _READABLE else [("", 0, len(mine), 0, len(theirs))]
    return tuple(run for run in _runs(_steps(steps, theirs), mine, theirs) if run.text.strip())


def shown(runs: Iterable[Run], show: Callable[[Mark, str], str]) -> str:
    """The runs in a row, each as it is shown, with the white space after it left outside."""
    return "".join(
        show(run.mark, run.text.strip()) + run.text[len(run.text.rstrip()) :] for run in runs
    ).rstrip()


@dataclass(frozen=True)
class _Step:
    """Tokens of the old text, and those of the new one that stand in their place, or are the same."""

    same: bool
    old: slice
    new: slice


def _steps(codes: Sequence[tuple[str, int, int, int, int]], new: Sequence[str]) -> Iterator[_Step]:
    """The steps; a few letters that stayed between two changes count as changed with them."""
    for at, (tag, *old, first, end) in enumerate(codes):
        inside = 0 < at < len(codes) - 1
        island = inside and len("".join(new[first:end]).strip()) <= _ISLAND
        yield _Step(tag == "equal" and not island, slice(*old), slice(first, end))


def _runs(steps: Iterable[_Step], old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    for same, group in groupby(steps, lambda step: step.same):
        run = list(group)
        gone = "".join("".join(old[step.old]) for step in run)
        came = "".join("".join(new[step.new]) for step in run)
        if same:
            yield Run(Mark.SAME, max(gone, came, key=_space))
        else:
            yield Run(Mark.GONE, gone if _space(gone) or not came else f"{gone} ")
            yield Run(Mark.CAME, came)


def _space(text: str) -> int:
    """How much white space ends a text."""
    return len(text) - len(text.rstrip())
