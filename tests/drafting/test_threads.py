from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock

import pytest

from summarizer.drafting.threads import Pace, each
from summarizer.progress import Progress

TIMEOUT = 20.0  # seconds after which a test has hung


def test_results_come_in_the_order_of_the_items_whoever_is_done_first() -> None:
    second = Event()

    def work(item: int) -> int:
        if item == 1:
            assert second.wait(TIMEOUT)
        else:
            second.set()
        return item * 10

    assert each(work, [1, 2], step="working", pace=Pace(jobs=2)) == (10, 20)


def test_no_more_work_at_a_time_than_was_asked_for() -> None:
    lock, now, most = Lock(), [0], [0]

    def work(item: int) -> int:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        with lock:
            now[0] -= 1
        return item

    each(work, range(40), step="working", pace=Pace(jobs=3))
    assert 1 <= most[0] <= 3


def test_progress_is_told_from_none_to_all() -> None:
    told: list[Progress] = []
    each(str, range(3), step="working", pace=Pace(jobs=2, report=told.append))
    assert told == [Progress("working", done, 3) for done in range(4)]


def test_after_an_error_nothing_more_is_begun() -> None:
    begun: list[int] = []

    def work(item: int) -> None:
        begun.append(item)
        raise ValueError("first")

    with pytest.raises(ValueError, match="first"):
        each(work, range(9), step="working", pace=Pace(jobs=1))
    assert begun == [0]


def test_what_is_in_progress_at_an_error_is_waited_for() -> None:
    both, failed, kept = Event(), Event(), Event()

    def work(item: int) -> None:
        if item == 0:
            assert both.wait(TIMEOUT)
            failed.set()
            raise ValueError("first")
        both.set()
        assert failed.wait(TIMEOUT)
        kept.set()

    with pytest.raises(ValueError, match="first"):
        each(work, [0, 1], step="working", pace=Pace(jobs=2))
    assert kept.is_set()


def test_of_two_errors_the_first_items_is_raised() -> None:
    other = Event()

    def work(item: int) -> None:
        if item == 0:
            assert other.wait(TIMEOUT)
        other.set()
        raise ValueError(f"item {item}")

    with pytest.raises(ValueError, match="item 0"):
        each(work, [0, 1], step="working", pace=Pace(jobs=2))


def test_an_interrupt_waits_for_nobody() -> None:
    release = Event()

    def interrupted(progress: Progress) -> None:
        if progress.done:
            raise KeyboardInterrupt

    works: dict[int, Callable[[], object]] = {0: lambda: None, 1: lambda: release.wait(TIMEOUT)}
    with pytest.raises(KeyboardInterrupt):
        each(lambda n: works[n](), [0, 1], step="working", pace=Pace(jobs=2, report=interrupted))
    assert not release.is_set()
    release.set()
