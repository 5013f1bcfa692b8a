"""How far a run has come, told to whoever watches it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """A step, and how much of it is done, in the step's own units: sources, requests, bytes.

    `step` is what a user would name ("reading", "fetching weights"). `total` is 0 where it is not
    known. `detail` says what the step is about where its name does not: what is fetched, and where to.
    """

    step: str
    done: int
    total: int
    detail: str = ""


Report = Callable[[Progress], None]


def unwatched(progress: Progress) -> None:
    """The report of a run that nobody watches."""
