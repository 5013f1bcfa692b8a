"""How often, and for how long, one question may be asked again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from summarizer.errors import TransientError

if TYPE_CHECKING:
    from tenacity import RetryCallState, Retrying

_FIRST, _LONGEST = 0.5, 20.0  # seconds between two tries, where the server names none


@dataclass(frozen=True)
class Patience:
    """So many `requests` in all, failed ones included, and no new one after so many `seconds` by `clock`."""

    requests: int = 6
    seconds: float = 600.0
    clock: Callable[[], float] = time.monotonic


class Budget:
    """The patience for one question, of which every request takes its part.

    A request that failed in passing is sent again, after as long as the server says, or twice as long as
    the time before; what it asks beyond the seconds that are left ends the question at once. An answer that
    was not valid is asked for again at once, `attempts` answers in all. `delay` is how long the next
    request is to wait.
    """

    def __init__(self, patience: Patience, *, attempts: int, key: str) -> None:
        self.delay = 0.0
        self.requests = 0
        self._patience = patience
        self._attempts = attempts
        self._failures = 0
        self._ends = patience.clock() + patience.seconds
        # Those who fail together should not come back together.
        self._spread = 0.75 + crc32(key.encode()) % 1000 / 2000

    def retrying(self, *invalid: type[Exception]) -> Retrying:
        """The retry loop that instructor runs: `invalid` is what it raises of an answer."""
        from tenacity import Retrying, retry_if_exception_type

        return Retrying(
            retry=retry_if_exception_type((TransientError, *invalid)),
            stop=self._is_spent,
            wait=self._pause,
            sleep=self._put_off,
            reraise=True,
        )

    def spend(self) -> float:
        """Take one request; gives the seconds that it is to wait."""
        self.requests += 1
        delay, self.delay = self.delay, 0.0
        return delay

    def end_answers(self) -> None:
        """Ask for no other answer."""
        self._attempts = 0

    def has_answers(self) -> bool:
        """Whether another answer may be asked for, after the one that is here."""
        answered = self.requests - self._failures
        return answered < self._attempts and self.requests < self._patience.requests

    def _pause(self, state: RetryCallState) -> float:
        error = _error(state)
        if not isinstance(error, TransientError):
            return 0.0
        self._failures += 1
        asked = error.fields.get("retry_after")
        if isinstance(asked, int | float):
            return max(0.0, float(asked))
        return min(_LONGEST, _FIRST * 2.0 ** (self._failures - 1)) * self._spread

    def _is_spent(self, state: RetryCallState) -> bool:
        over = self._patience.clock() + state.upcoming_sleep > self._ends
        if isinstance(_error(state), TransientError):
            return over or self.requests >= self._patience.requests
        return over or not self.has_answers()

    def _put_off(self, seconds: float) -> None:
        self.delay = seconds


def _error(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
