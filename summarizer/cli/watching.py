"""Progress on standard error: a bar for a terminal, a line a step for a pipe or a log."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from summarizer.cli.flags import given
from summarizer.cli.telling import tell
from summarizer.progress import Progress, Report, unwatched


@contextmanager
def watching() -> Iterator[Report]:
    """What a run reports to, shown as the terminal, `-q` and `-v` ask for."""
    if given("quiet"):
        yield unwatched
    elif given("verbose") or not _draws():
        yield _lines(every=given("verbose"))
    else:
        with _bar() as report:
            yield report


def _draws() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _lines(*, every: bool) -> Report:
    """A report that prints each step as it begins, or begins on something else; with `every` each part."""
    begun: set[tuple[str, str]] = set()

    def report(progress: Progress) -> None:
        if every or (progress.step, progress.detail) not in begun:
            begun.add((progress.step, progress.detail))
            tell(_line(progress, counted=every))

    return report


def _line(progress: Progress, *, counted: bool) -> str:
    of = f"/{progress.total}" if progress.total else ""
    count = f" {progress.done}{of}" if counted and (progress.done or of) else ""
    detail = f": {progress.detail}" if progress.detail else ""
    return f"{progress.step}{count}{detail}"


@contextmanager
def _bar() -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[detail]}", markup=False),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None, detail="")

        def report(progress: Progress) -> None:
            bar.update(
                task,
                description=progress.step,
                completed=progress.done,
                total=progress.total or None,
                detail=progress.detail,
            )

        yield report
