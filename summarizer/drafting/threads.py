"""Waiting for several requests at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
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

    How many are done of the `step` is reported in the caller's thread. The first error ends it: no further
    item is begun, and nobody waits for those in progress. So does an interrupt, which an executor would put
    off until its threads have ended: these are daemons.

    >>> each(len, ["a", "bcd", ""], step="measuring", pace=Pace(jobs=2))
    (1, 3, 0)
    """
    waiting: SimpleQueue[tuple[int, T]] = SimpleQueue()
    ended: SimpleQueue[tuple[int, Future[R]]] = SimpleQueue()
    stopped = Event()
    for item in enumerate(items):
        waiting.put(item)

    def run() -> None:
        while not stopped.is_set():
            try:
                at, item = waiting.get_nowait()
            except Empty:
                return
            ended.put((at, _ended(work, item)))

    for _ in range(min(pace.jobs, len(items))):
        Thread(target=run, daemon=True).start()
    found: dict[int, R] = {}
    try:
        pace.report(Progress(step, 0, len(items)))
        while len(found) < len(items):
            at, future = ended.get()
            found[at] = future.result()
            pace.report(Progress(step, len(found), len(items)))
    finally:
        stopped.set()
    return tuple(found[at] for at in range(len(items)))


def _ended(work: Callable[[T], R], item: T) -> Future[R]:
    future: Future[R] = Future()
    try:
        future.set_result(work(item))
    except BaseException as error:  # noqa: BLE001  # whoever waits for the result raises it
        future.set_exception(error)
    return future
