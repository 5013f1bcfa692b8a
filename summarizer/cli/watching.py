"""Progress on standard error: a bar for a terminal, a line a step for a pipe or a log."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from summarizer.cli.flags import given
from summarizer.cli.telling import tell
from summarizer.progress import Progress, Report, unwatched

# Seconds after which a step that goes on is told again, to those who see no bar.
_OFTEN = 30.0
_MANY = 100_000

Tally = Callable[[], str]
"""What the run took so far, in a few words."""


def _nothing() -> str:
    return ""


@contextmanager
def watching(tally: Tally = _nothing) -> Iterator[Report]:
    """What a run reports to, shown as the terminal, `-q` and `-v` ask for, with what it took so far."""
    if given("quiet"):
        yield unwatched
    elif given("verbose") or not _draws():
        yield lines(tally, every=given("verbose"))
    else:
        with _bar(tally) as report:
            yield report


def _draws() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def lines(tally: Tally = _nothing, *, every: bool = False, clock: Callable[[], float] = monotonic) -> Report:
    """A report that prints each step as it begins, or begins on something else; with `every` each part.

    A step that takes long is told again each half minute by `clock`, with how far it is, what the run took
    so far, and the time that is left if the rest goes as fast.
    """
    begun: dict[tuple[str, str], float] = {}
    told = clock()

    def report(progress: Progress) -> None:
        nonlocal told
        now, key = clock(), (progress.step, progress.detail)
        new, late = key not in begun, now - told >= _OFTEN
        begun.setdefault(key, now)
        if every or new or late:
            told = now
            taken = [] if new else [tally(), _left(progress, now - begun[key])]
            tell(", ".join(filter(None, [_line(progress, counted=every or late), *taken])))

    return report


def _line(progress: Progress, *, counted: bool) -> str:
    of = f"/{progress.total}" if progress.total else ""
    count = f" {progress.done}{of}" if counted and (progress.done or of) else ""
    detail = f": {progress.detail}" if progress.detail else ""
    return f"{progress.step}{count}{detail}"


def _left(progress: Progress, seconds: float) -> str:
    """How long the rest of a step takes if it goes on as it did; empty where nobody can know."""
    if not (0 < progress.done < progress.total and seconds >= _OFTEN):
        return ""
    left = round(seconds * (progress.total - progress.done) / progress.done)
    return f"about {left // 60}:{left % 60:02} left"


def _step(progress: Progress) -> str:
    """The step, with how many of its parts are done, where somebody would count them: bytes nobody does."""
    few = 1 < progress.total < _MANY
    return f"{progress.step} {progress.done}/{progress.total}" if few else progress.step


@contextmanager
def _bar(tally: Tally) -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[detail]}", markup=False),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None, detail="")

        def report(progress: Progress) -> None:
            bar.update(
                task,
                description=_step(progress),
                completed=progress.done,
                total=progress.total or None,
                detail=" ".join(filter(None, (progress.detail, tally()))),
            )

        yield report
