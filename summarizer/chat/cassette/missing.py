"""A request of which there is no recording, told so that its reader sees what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from summarizer.chat.cassette.asked import Asked, Moved, read_out
from summarizer.chat.cassette.exchanges import Cassette, Exchange
from summarizer.step import Step

_WORD = re.compile(r"\w+")
# Lines of a difference that are shown: a whole document may have moved.
_SHOWN = 40
_REMEDY = "Record it: `summarizer record` for a golden case, else `summarizer brief … --record FILE`"


@dataclass(frozen=True)
class Miss:
    """A request without a recording: its step, the recorded exchange that is nearest, and both in words."""

    step: Step
    nearest: Exchange | None
    message: str


def miss(asked: Asked, cassette: Cassette | None, shared: Sequence[Moved] = ()) -> Miss:
    """What there is to say of a request that the cassette does not hold.

    `shared` is what has moved for all requests alike, and may be the reason.
    """
    nearest = None if cassette is None else _nearest(asked, cassette.exchanges)
    what = f"no recording of “{asked.step.name}”, attempt {asked.step.attempt}"
    if cassette is None:
        told = f"{what}: there is no cassette"
    elif nearest is None:
        told = f"{cassette.case}: {what}: the cassette is empty"
    else:
        told = f"{cassette.case}: {what}; the nearest recorded request is:\n{_difference(nearest, asked)}"
    reasons = (f"The {moved.part} is another: {moved.was}; now {moved.now}" for moved in shared)
    return Miss(asked.step, nearest, "\n".join([told, *reasons, _REMEDY]))


def _nearest(asked: Asked, exchanges: Sequence[Exchange]) -> Exchange | None:
    """The exchange that shares most: the step before all, then the prompt, then the words."""
    words = _words(read_out(asked.messages))

    def likeness(exchange: Exchange) -> tuple[bool, bool, float]:
        others = _words(read_out(exchange.request))
        shared = 2 * (words & others).total() / ((words + others).total() or 1)
        return exchange.step == asked.step.name, exchange.prompt == asked.step.prompt, shared

    return max(exchanges, key=likeness, default=None)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _difference(nearest: Exchange, asked: Asked) -> str:
    step = asked.step
    lines = unified_diff(
        read_out(nearest.request).splitlines(),
        read_out(asked.messages).splitlines(),
        f"{nearest.step}, attempt {nearest.attempt} (recorded)",
        f"{step.name}, attempt {step.attempt} (asked)",
        lineterm="",
        n=1,
    )
    return "\n".join(_cut(list(lines))) or "(word for word the same request, under another name)"


def _cut(lines: list[str]) -> Iterable[str]:
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield f"… and {len(lines) - _SHOWN} lines more"
