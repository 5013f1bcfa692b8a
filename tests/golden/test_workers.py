from __future__ import annotations

import os
import signal

import pytest

from summarizer.golden.workers import Lost, spread

ITEMS = [*range(20)]


def doubled(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 13:
        os._exit(3)
    return 2 * number


def process(number: int) -> tuple[int, int]:
    return number, os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 5, 50])
def test_every_item_is_worked_on_once(jobs: int) -> None:
    made = dict(spread(process, ITEMS, jobs=jobs))
    assert [made[number][0] for number in ITEMS] == ITEMS  # type: ignore[index]  # none is lost
    assert (os.getpid() in {result[1] for result in made.values()}) == (jobs == 1)  # type: ignore[index]


def test_a_process_that_ends_takes_only_its_own_item_along() -> None:
    made = dict(spread(doubled, ITEMS, jobs=2))
    assert made[7] == Lost(-signal.SIGKILL)
    assert str(made[7]) == "its process was ended by SIGKILL"
    assert str(made[13]) == "its process ended with exit code 3"
    assert all(made[number] == 2 * number for number in ITEMS if number not in (7, 13))


def test_whoever_stops_looking_leaves_no_process_behind() -> None:
    results = spread(process, ITEMS, jobs=2)
    _, found = next(results)
    assert not isinstance(found, Lost)
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(found[1], 0)


def test_nothing_to_do_is_no_work() -> None:
    assert [*spread(process, [], jobs=4)] == []
