"""How much is kept, and for how long."""

from __future__ import annotations

from dataclasses import dataclass

_DAY = 86_400
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """At most so many `megabytes`, each of replies and of the log, and nothing longer than so many `days`."""

    megabytes: float = 500
    days: float = 90

    @property
    def size(self) -> float:
        """The most that is kept, in bytes."""
        return self.megabytes * _MEGABYTE

    def since(self, now: float) -> float:
        """The time from which on things are kept, where it is `now`, both in Unix time.

        >>> Limits(days=1).since(100_000.0)
        13600.0
        """
        return now - self.days * _DAY
