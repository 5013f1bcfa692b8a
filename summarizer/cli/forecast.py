"""`--dry-run`: what a run would send, and what that would cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from summarizer.cli.telling import counted

if TYPE_CHECKING:
    from summarizer.chat.rehearsal import Expected

_REPAIR = "repair"
"""The task whose requests a run needs only where items fail the check; a rehearsal's always do."""


def forecast(expected: Mapping[str, Expected], *, model: str, kept: int) -> str:
    """The lines that tell it: requests and tokens by task, the most that repairs add, and the cost.

    `kept` is how many replies are in the cache, and cost nothing.
    """
    return "".join(f"{line}\n" for line in _lines(expected, model, kept))


def _lines(expected: Mapping[str, Expected], model: str, kept: int) -> Iterator[str]:
    from summarizer.chat.rehearsal import Expected

    sure = {task: told for task, told in expected.items() if task != _REPAIR}
    total = reduce(add, sure.values(), Expected())
    of = ", ".join(f"{task} {told.requests:,}" for task, told in sure.items())
    yield f"nothing was sent; to {model} would go: {_told(total)}{f' ({of})' if of else ''}"
    if kept:
        yield f"kept from earlier runs, and not asked for again: {kept:,}"
    repairs = expected.get(_REPAIR, Expected())
    if repairs.requests:
        yield f"and where items fail the check, at most: {_told(repairs)}"
    yield f"cost: {_cost(total, total + repairs)}"


def _told(expected: Expected) -> str:
    return (
        f"{counted(expected.requests, 'request')}, about {expected.input_tokens:,} tokens in, "
        f"at most {expected.output_tokens:,} out"
    )


def _cost(sure: Expected, most: Expected) -> str:
    if not most.requests:
        return "none"
    if sure.least is None or most.most is None:
        return "unknown: no price of the model at that address; give one with --prices"
    if not most.most:
        return "none: the model runs on this machine"
    return f"${sure.least:.4f} for the input, at most ${most.most:.4f} with the longest replies"
