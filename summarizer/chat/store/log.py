"""Past exchanges with models: what was asked, what was answered, and what a briefing cost."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from threading import Lock
from time import time

from summarizer.briefing import Usage
from summarizer.chat.base import ChatModel, ChatReply, ChatRequest
from summarizer.chat.billing import usage_of, usage_of_failure
from summarizer.chat.cassette.secrets import scrubbed
from summarizer.chat.store.database import Database, Row
from summarizer.chat.store.limits import Limits
from summarizer.chat.wrapper import Wrapper
from summarizer.errors import StoreError, SummarizerError
from summarizer.step import Step

_LIMITS = Limits()
_RUNS = "SELECT id, at, about, model, server FROM run"
_ADD = (
    "INSERT INTO exchange (run, number, at, step, attempt, error, usage, request, reply, size) "
    "SELECT ?, 1 + count(*), ?, ?, ?, ?, ?, ?, ?, ? FROM exchange WHERE run = ?"
)
_OVERFLOWING = (
    "SELECT run FROM (SELECT run, sum(sum(size)) OVER (ORDER BY run DESC) AS above "
    "FROM exchange GROUP BY run) WHERE above > ?"
)
_EXCHANGES = "SELECT number, at, step, attempt, error, usage, request, reply FROM exchange WHERE run = ?"


@dataclass(frozen=True)
class Exchange:
    """One request that was sent: `number` within its run, `at` in Unix time.

    `error` is the message of what it ended in, and empty where it was answered. `request` and `reply` are
    JSON, without what looked like a secret; the reply of an error is empty.
    """

    number: int
    at: float
    step: str
    attempt: int
    error: str
    usage: Usage
    request: str
    reply: str


@dataclass(frozen=True)
class Run:
    """What one command sent: `about` names its documents, `usage` is what all of its exchanges took."""

    id: int
    at: float
    about: str
    model: str
    server: str
    usage: Usage


class Log:
    """The runs in a database; the oldest go first. `now` is Unix time."""

    def __init__(
        self, database: Database, limits: Limits = _LIMITS, *, now: Callable[[], float] = time
    ) -> None:
        self._database = database
        self._limits = limits
        self.now = now

    def begin(self, about: str, *, model: str, server: str = "") -> int:
        """The id of a new run."""
        self._trim()
        ((run,),) = self._database.execute(
            "INSERT INTO run (at, about, model, server) VALUES (?, ?, ?, ?) RETURNING id",
            (self.now(), about, model, server),
        )
        return int(run)

    def add(self, run: int, exchange: Exchange) -> None:
        """Put the exchange into the run; its own number is not looked at."""
        said = exchange.request, exchange.reply
        told = exchange.step, exchange.attempt, exchange.error, exchange.usage.model_dump_json()
        self._database.execute(_ADD, (run, exchange.at, *told, *said, sum(map(len, said)), run))

    def runs(self, *, most: int | None = None) -> tuple[Run, ...]:
        """The runs that sent something, the newest first: `most` of them, or all."""
        limit = -1 if most is None else most
        statement = f"{_RUNS} WHERE id IN (SELECT run FROM exchange) ORDER BY id DESC LIMIT ?"
        return tuple(self._run(row) for row in self._database.execute(statement, (limit,)))

    def find(self, run: int) -> Run | None:
        """The run of that id."""
        found = self._database.execute(f"{_RUNS} WHERE id = ?", (run,))
        return self._run(found[0]) if found else None

    def exchanges(self, run: int) -> tuple[Exchange, ...]:
        """The exchanges of a run, in the order in which they ended."""
        rows = self._database.execute(f"{_EXCHANGES} ORDER BY number", (run,))
        return tuple(_exchange(row) for row in rows)

    def _run(self, row: Row) -> Run:
        run, at, about, model, server = row
        told = self._database.execute("SELECT usage FROM exchange WHERE run = ?", (run,))
        usage = reduce(add, (Usage.model_validate_json(usage) for (usage,) in told), Usage())
        return Run(run, at, about, model, server, usage)

    def _trim(self) -> None:
        """Forget what is too old, and the oldest runs while there is too much."""
        self._database.execute("DELETE FROM run WHERE at < ?", (self._limits.since(self.now()),))
        self._database.execute(f"DELETE FROM run WHERE id IN ({_OVERFLOWING})", (self._limits.size,))


class Logged(Wrapper):
    """The same model, each of whose exchanges is put into the log, those that failed too.

    They make one run, which is about the documents named by `about`. What holds one of the `secrets`, or
    looks like one, is left out. A log that fails stops nobody: the error is in `failures`.
    """

    def __init__(
        self, model: ChatModel, log: Log, *, about: str, server: str = "", secrets: Sequence[str] = ()
    ) -> None:
        super().__init__(model)
        self._log = log
        self._secrets = tuple(secrets)
        self._about = self._clean(about)
        self._server = self._clean(server)
        self._lock = Lock()
        self._run: int | None = None
        self.failures: list[StoreError] = []

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The model's own reply, or its own error."""
        at = self._log.now()
        try:
            reply = super().complete(request, step)
        except SummarizerError as error:
            failed = usage_of_failure(error)
            self._put(
                Exchange(
                    0, at, step.name, step.attempt, self._clean(str(error)), failed, self._told(request), ""
                )
            )
            raise
        told = self._told(request), self._told(reply)
        self._put(Exchange(0, at, step.name, step.attempt, "", usage_of(reply), *told))
        return reply

    def _told(self, body: ChatRequest | ChatReply) -> str:
        return self._clean(json.dumps(body, ensure_ascii=False))

    def _clean(self, text: str) -> str:
        """Text that a file can hold: no secret, no half of a surrogate pair."""
        return scrubbed(text, secrets=self._secrets).encode("utf-8", "replace").decode()

    def _put(self, exchange: Exchange) -> None:
        try:
            with self._lock:
                if self._run is None:
                    self._run = self._log.begin(self._about, model=self.name, server=self._server)
            self._log.add(self._run, exchange)
        except StoreError as error:
            self.failures.append(error)


def _exchange(row: Row) -> Exchange:
    number, at, step, attempt, error, usage, request, reply = row
    return Exchange(number, at, step, attempt, error, Usage.model_validate_json(usage), request, reply)
