"""`--dry-run`: what a run would send, and what that would cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from summarizer.cli.telling import counted

if TYPE_CHECKING:
    from decimal import Decimal

    from summarizer.chat.prices import Price
    from summarizer.chat.rehearsal import Expected

_REPAIR = "repair"
"""The task whose requests a run needs only where items fail the check; a rehearsal's always do."""


def forecast(expected: Mapping[str, Expected], *, model: str, kept: int, price: Price | None) -> str:
    """The lines that tell it: requests and tokens by task, the most that comes on top, and the cost.

    `expected` is by step; `kept` is how many replies are in the cache, and cost nothing.
    """
    return "".join(f"{line}\n" for line in _lines(expected, model, kept, price))


def _lines(expected: Mapping[str, Expected], model: str, kept: int, price: Price | None) -> Iterator[str]:
    from summarizer.chat.rehearsal import Expected

    sure = {step: told for step, told in expected.items() if _task(step) != _REPAIR}
    total = reduce(add, sure.values(), Expected())
    tasks: Counter[str] = Counter()
    for step, told in sure.items():
        tasks[_task(step)] += told.requests
    of = ", ".join(f"{task} {requests:,}" for task, requests in tasks.items())
    yield f"nothing was sent; to {model} would go: {_told(total)}{f' ({of})' if of else ''}"
    if total.schema_tokens:
        yield f"in it, {total.schema_tokens:,} tokens of schema, which not every server counts"
    if kept:
        yield f"kept from earlier runs, and not asked for again: {kept:,}"
    top = _on_top(expected)
    if top.requests:
        yield f"on top, where answers are not valid or items fail the check, at most: {_told(top)}"
    yield f"cost: {_cost(total, total + top, price)}"


def _task(step: str) -> str:
    return step.split()[0]


def _on_top(expected: Mapping[str, Expected]) -> Expected:
    """All answers asked for once more, and the items repaired in as many rounds as there are, likewise."""
    from summarizer.chat.rehearsal import Expected
    from summarizer.drafting.repair import ROUNDS

    again = [told.again for step, told in expected.items() if _task(step) != _REPAIR]
    # Of a rehearsal the first round alone has all items.
    repairs = [told for step, told in expected.items() if _task(step) == _REPAIR][:1] * ROUNDS
    return reduce(add, [*again, *repairs, *(told.again for told in repairs)], Expected())


def _told(expected: Expected) -> str:
    return (
        f"{counted(expected.requests, 'request')}, about {expected.input_tokens:,} tokens in, "
        f"at most {expected.output_tokens:,} out"
    )


def _cost(sure: Expected, most: Expected, price: Price | None) -> str:
    if not most.requests:
        return "none"
    if price is None:
        return "unknown: no price of the model at that address; give one with --prices"
    if not (total := _paid(most, price)):
        return "none: nobody bills these tokens"
    read, written = _paid(sure, price, written=False), _paid(sure, price)
    longest = f"at most ${written:.4f} with the longest replies"
    return f"${read:.4f} for the input, {longest}, and ${total:.4f} with all that on top"


def _paid(expected: Expected, price: Price, *, written: bool = True) -> Decimal:
    from summarizer.briefing import Usage

    output = expected.output_tokens if written else 0
    return price.of(Usage(input_tokens=expected.input_tokens, output_tokens=output))
