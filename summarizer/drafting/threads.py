"""Waiting for several requests at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

from summarizer.progress import Progress, Report, unwatched

T = TypeVar("T")
R = TypeVar("R")

JOBS = 4
"""Requests at a time, where nobody asks for another number."""


@dataclass(frozen=True)
class Pace:
    """How many requests are made at a time, and who is told how far they are."""

    jobs: int = JOBS
    report: Report = unwatched


def each(work: Callable[[T], R], items: Sequence[T], *, step: str, pace: Pace) -> tuple[R, ...]:
    """What `work` makes of each item, in the order of the items, several at a time.

    How many are done of the `step` is reported in the caller's thread. After an error no further item is
    begun, and those in progress are waited for, since they are paid for; then the error of the first item
    that has one is raised. An interrupt waits for nobody, where an executor would wait for its threads,
    and again at the interpreter's end: these are daemons.

    >>> each(len, ["a", "bcd", ""], step="measuring", pace=Pace(jobs=2))
    (1, 3, 0)
    """
    waiting: SimpleQueue[tuple[int, T]] = SimpleQueue()
    ended: SimpleQueue[tuple[int, Future[R]] | None] = SimpleQueue()
    stopped = Event()
    for item in enumerate(items):
        waiting.put(item)

    def run() -> None:
        with suppress(Empty):
            while not stopped.is_set():
                at, item = waiting.get_nowait()
                future = _ended(work, item)
                if future.exception():
                    stopped.set()
                ended.put((at, future))
        ended.put(None)

    running = min(pace.jobs, len(items))
    for _ in range(running):
        Thread(target=run, daemon=True).start()
    found: dict[int, Future[R]] = {}
    try:
        pace.report(Progress(step, 0, len(items)))
        while running:
            if (end := ended.get()) is None:
                running -= 1
            else:
                found[end[0]] = end[1]
                pace.report(Progress(step, len(found), len(items)))
    finally:
        stopped.set()
    return tuple(found[at].result() for at in sorted(found))


def _ended(work: Callable[[T], R], item: T) -> Future[R]:
    future: Future[R] = Future()
    try:
        future.set_result(work(item))
    except BaseException as error:  # noqa: BLE001  # whoever waits for the result raises it
        future.set_exception(error)
    return future
