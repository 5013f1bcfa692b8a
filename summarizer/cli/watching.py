"""Progress on standard error: a bar for a terminal, a line a step for a pipe or a log."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread
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
        with _repeated(Lines(tally, every=given("verbose"))) as report:
            yield report
    else:
        with _bar(tally) as report:
            yield report


def _draws() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class Lines:
    """A report that prints each step as it begins, or begins on something else; with `every` each part.

    A step that takes long is told again each half minute by `clock`, with how far it is, what the run took
    so far, and the time that is left if the rest goes as fast: when it reports, or by `repeat`.
    """

    def __init__(
        self, tally: Tally = _nothing, *, every: bool = False, clock: Callable[[], float] = monotonic
    ) -> None:
        self._tally = tally
        self._every = every
        self._clock = clock
        self._begun: dict[tuple[str, str], float] = {}
        self._last: Progress | None = None
        self._told = clock()
        self._lock = Lock()

    def __call__(self, progress: Progress) -> None:
        """Print what is to be told of this."""
        with self._lock:
            now, key = self._clock(), (progress.step, progress.detail)
            new = key not in self._begun
            self._begun.setdefault(key, now)
            self._last = progress
            if self._every or new or now - self._told >= _OFTEN:
                self._tell(progress, now, new=new)

    def repeat(self) -> None:
        """Tell the step that goes on once more, if nothing was told for so long."""
        with self._lock:
            now = self._clock()
            if self._last is not None and now - self._told >= _OFTEN:
                self._tell(self._last, now, new=False)

    def _tell(self, progress: Progress, now: float, *, new: bool) -> None:
        late = now - self._told >= _OFTEN
        self._told = now
        begun = self._begun[progress.step, progress.detail]
        taken = [] if new else [self._tally(), _left(progress, now - begun)]
        tell(", ".join(filter(None, [_line(progress, counted=self._every or late), *taken])))


@contextmanager
def _repeated(report: Lines) -> Iterator[Report]:
    """The report, which tells by itself that a long step goes on."""
    ended = Event()

    def repeat() -> None:
        while not ended.wait(_OFTEN):
            report.repeat()

    Thread(target=repeat, daemon=True).start()
    try:
        yield report
    finally:
        ended.set()


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
        shown = ""

        def report(progress: Progress) -> None:
            nonlocal shown
            if progress.step != shown:  # else the time of a step that has ended stands still in the next
                bar.reset(task)
                shown = progress.step
            bar.update(
                task,
                description=_step(progress),
                completed=progress.done,
                total=progress.total or None,
                detail=" ".join(filter(None, (progress.detail, tally()))),
            )

        yield report
