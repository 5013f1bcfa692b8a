"""Work spread over processes of this machine, so that one that ends early takes only its own item along."""

from __future__ import annotations

import gc
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_GRACE = 5.0  # seconds for a process that was told to end


@dataclass(frozen=True)
class Lost:
    """The process that worked on an item ended before it was done; `code` is as `Process.exitcode`."""

    code: int | None

    def __str__(self) -> str:
        if self.code is not None and self.code < 0:
            return f"its process was ended by {signal.Signals(-self.code).name}"
        return f"its process ended with exit code {self.code}"


def spread(work: Callable[[T], R], items: Sequence[T], *, jobs: int) -> Generator[tuple[T, R | Lost]]:
    """Each item with what `work` makes of it, as soon as it is done; begun in the order given.

    Where the platform can fork, the processes begin with all that this one has loaded. They talk through
    pipes; nothing opens a socket. `work`, items and results have to survive `pickle`.
    """
    if jobs <= 1 or len(items) <= 1:
        for item in items:
            yield item, work(item)
        return
    crew = _Crew(work, min(jobs, len(items)))
    try:
        yield from crew.work_off(deque(items))
    finally:
        crew.dismiss()


class _Crew(Generic[T, R]):
    """The processes, of which one that is lost is replaced."""

    def __init__(self, work: Callable[[T], R], size: int) -> None:
        forks = "fork" in get_all_start_methods()
        self._context = get_context("fork" if forks else "spawn")
        self._work = work
        # What is there now lives on in every process; a collection there would only copy its pages.
        gc.freeze()
        self._workers = [_Worker(self._context, work) for _ in range(size)]

    def work_off(self, waiting: deque[T]) -> Iterator[tuple[T, R | Lost]]:
        """All that waits, handed to whoever is idle."""
        busy: dict[Connection, tuple[_Worker[T, R], T]] = {}
        for worker in self._workers:
            self._hand(waiting, worker, busy)
        while busy:
            for ready in wait(list(busy)):
                assert isinstance(ready, Connection)
                worker, item = busy.pop(ready)
                result = worker.result()
                yield item, result
                if waiting:
                    self._hand(waiting, self._replaced(worker) if isinstance(result, Lost) else worker, busy)

    def _hand(
        self,
        waiting: deque[T],
        worker: _Worker[T, R],
        busy: dict[Connection, tuple[_Worker[T, R], T]],
    ) -> None:
        item = waiting.popleft()
        worker.tasks.send(item)
        busy[worker.results] = worker, item

    def _replaced(self, lost: _Worker[T, R]) -> _Worker[T, R]:
        worker: _Worker[T, R] = _Worker(self._context, self._work)
        self._workers[self._workers.index(lost)] = worker
        return worker

    def dismiss(self) -> None:
        """End all processes, whatever they are at."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_GRACE)
        gc.unfreeze()


class _Worker(Generic[T, R]):
    """One process, and this end of the two pipes to it."""

    def __init__(self, context: BaseContext, work: Callable[[T], R]) -> None:
        tasks, self.tasks = context.Pipe(duplex=False)
        self.results, results = context.Pipe(duplex=False)
        ours = (self.tasks, self.results)
        # `Process` is an attribute of each context, which the base class does not declare.
        self.process = context.Process(target=_serve, args=(work, tasks, results, ours), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        tasks.close()
        results.close()

    def result(self) -> R | Lost:
        """What the process has made of its item."""
        try:
            result: R = self.results.recv()
            return result
        except EOFError:
            self.process.join(_GRACE)
            return Lost(self.process.exitcode)


def _serve(
    work: Callable[[T], R], tasks: Connection, results: Connection, theirs: Sequence[Connection]
) -> None:
    """Work until the other end of the pipe is gone."""
    # An interrupt is for the process that was started by a user: it ends these.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A thread that wrote to the old streams when this forked would hold their locks for ever.
    sys.stdout = sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115 - as long as the process
    for connection in theirs:
        connection.close()
    while True:
        try:
            item: T = tasks.recv()
        except EOFError:
            return
        results.send(work(item))
