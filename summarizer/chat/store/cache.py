"""Replies that are kept, so that nothing is asked for and paid twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from time import time

from summarizer.briefing import Usage
from summarizer.chat.base import ChatModel, ChatReply, ChatRequest
from summarizer.chat.billing import usage_of_failure
from summarizer.chat.cassette.secrets import scrubbed
from summarizer.chat.identity import Identity
from summarizer.chat.store.database import Database
from summarizer.chat.store.limits import Limits
from summarizer.chat.tries import after
from summarizer.chat.wrapper import Wrapper
from summarizer.errors import ModelError, StoreError
from summarizer.step import Step

_FORMAT = 1
_LIMITS = Limits()
# How far `used` may be behind: so that reading seldom writes.
_LATE = 86_400.0
# A cache that is full is emptied to this share, so that it is not full again at once.
_LEFT = 0.9


@dataclass(frozen=True)
class Stats:
    """How many replies are kept, how many bytes they are, and when the oldest was made (Unix time)."""

    replies: int
    size: int
    oldest: float | None


class Cache:
    """The replies in a database, by key; what was not used for longest goes first. `now` is Unix time."""

    def __init__(
        self, database: Database, limits: Limits = _LIMITS, *, now: Callable[[], float] = time
    ) -> None:
        self._database = database
        self._limits = limits
        self._now = now

    def find(self, key: str) -> ChatReply | None:
        """The reply kept under that key, if there is one that is not too old."""
        now = self._now()
        found = self._database.execute(
            "SELECT body, used FROM reply WHERE key = ? AND made >= ?", (key, self._limits.since(now))
        )
        if not found:
            return None
        ((body, used),) = found
        if now - used > _LATE:
            self._database.execute("UPDATE reply SET used = ? WHERE key = ?", (now, key))
        reply: ChatReply = json.loads(body)
        return reply

    def keep(self, key: str, reply: ChatReply, *, model: str) -> None:
        """Keep the reply, in place of another under that key."""
        body, now = json.dumps(reply, separators=(",", ":")), self._now()
        self._database.execute(
            "INSERT OR REPLACE INTO reply (key, model, made, used, size, body) VALUES (?, ?, ?, ?, ?, ?)",
            (key, model, now, now, len(body), body),
        )
        self._trim(now)

    def forget(self, key: str) -> None:
        """Keep no reply under that key."""
        self._database.execute("DELETE FROM reply WHERE key = ?", (key,))

    def stats(self) -> Stats:
        """What is kept."""
        statement = "SELECT count(*), coalesce(sum(size), 0), min(made) FROM reply"
        ((replies, size, oldest),) = self._database.execute(statement)
        return Stats(replies, size, oldest)

    def clear(self) -> int:
        """Forget all replies, and say how many they were."""
        return len(self._database.execute("DELETE FROM reply RETURNING key"))

    def _trim(self, now: float) -> None:
        """Forget what is too old, and while there is too much what was not used for longest."""
        self._database.execute("DELETE FROM reply WHERE made < ?", (self._limits.since(now),))
        ((size,),) = self._database.execute("SELECT coalesce(sum(size), 0) FROM reply")
        if size > self._limits.size:
            self._database.execute(
                "DELETE FROM reply WHERE key IN (SELECT key FROM (SELECT key, sum(size) OVER "
                "(ORDER BY used DESC, key) AS above FROM reply) WHERE above > ?)",
                (self._limits.size * _LEFT,),
            )


class Unwritten(Cache):
    """The same replies, to which none is added: for a run that only tells what it would do."""

    def keep(self, key: str, reply: ChatReply, *, model: str) -> None:
        """Nothing."""


class Cached(Wrapper):
    """The same model, whose replies are kept, and given again where the same is asked of it.

    The same is the whole request, the number of its attempt, and the model: its `identity` and the `server`
    that has it; never a key. Kept are whole replies alone: an error is not, nor is a reply that holds one of
    the `secrets`, or what looks like one. With a reply is kept what the tries took that failed before it, so
    that a meter around this counts the same whether it is kept or new. A cache that fails costs what it would
    have saved, and no more: the request goes out, and the error is in `failures`.
    """

    def __init__(
        self,
        model: ChatModel,
        cache: Cache,
        *,
        identity: Identity,
        server: str = "",
        secrets: Sequence[str] = (),
    ) -> None:
        super().__init__(model)
        self._cache = cache
        self._asked = {"format": _FORMAT, "server": server, "model": asdict(identity)}
        self._secrets = tuple(secrets)
        self._keys: dict[str, list[str]] = {}
        self.failures: list[StoreError] = []
        self._failed: dict[str, Usage] = {}

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The kept reply, or the model's own, or its own error."""
        key = self._key(request, step)
        self._keys.setdefault(step.name, []).append(key)
        try:
            kept = self._cache.find(key)
        except StoreError as error:
            self.failures.append(error)
            return super().complete(request, step)
        if kept is not None:
            return kept
        try:
            reply = super().complete(request, step)
        except ModelError as error:
            self._failed[key] = self._failed.get(key, Usage()) + usage_of_failure(error)
            raise
        self._keep(key, after(self._failed.pop(key, Usage()), reply))
        return reply

    def forget(self, step: Step) -> None:
        """Keep no reply that this run had of the step: the next run would end as this one did."""
        try:
            for key in self._keys.pop(step.name, ()):
                self._cache.forget(key)
        except StoreError as error:
            self.failures.append(error)

    def _key(self, request: ChatRequest, step: Step) -> str:
        told = json.dumps({**self._asked, "request": request, "attempt": step.attempt}, sort_keys=True)
        return sha256(told.encode()).hexdigest()

    def _keep(self, key: str, reply: ChatReply) -> None:
        told = json.dumps(reply, ensure_ascii=False)
        if scrubbed(told, secrets=self._secrets) != told:
            return
        try:
            self._cache.keep(key, reply, model=self.name)
        except StoreError as error:
            self.failures.append(error)
