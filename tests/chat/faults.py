"""A server that fails by script: every fault that a hosted model's server is known for, over real HTTP."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import Enum
from http.server import BaseHTTPRequestHandler
from threading import Event, Lock
from typing import Any

from tests.chat.loopback import Answer, give, serving

Reply = dict[str, Any]  # Any: JSON

_LATER = timedelta(seconds=3)


class Kind(Enum):
    """What a fault deserves."""

    NONE = "a note comes of it"
    PASSING = "the same request again"
    INVALID = "another answer, with what was wrong"
    EMPTY = "another answer to the same request"
    FINAL = "an error"


@dataclass(frozen=True)
class Fault:
    """One way to answer; `error` is what it is called where it ends the work."""

    name: str
    kind: Kind
    error: str = ""


GOOD = Fault("good", Kind.NONE)
FAULTS = (
    Fault("too many requests", Kind.PASSING, "RateLimitError"),
    Fault("too many requests, seconds", Kind.PASSING, "RateLimitError"),
    Fault("too many requests, date", Kind.PASSING, "RateLimitError"),
    Fault("500", Kind.PASSING, "UnavailableError"),
    Fault("502", Kind.PASSING, "UnavailableError"),
    Fault("503", Kind.PASSING, "UnavailableError"),
    Fault("reset", Kind.PASSING, "UnreachableError"),
    Fault("reset in mid-body", Kind.PASSING, "UnreachableError"),
    Fault("hang", Kind.PASSING, "NoAnswerError"),
    Fault("drip", Kind.PASSING, "NoAnswerError"),
    Fault("truncated", Kind.PASSING, "UnreachableError"),
    Fault("half a body", Kind.PASSING, "BrokenReplyError"),
    Fault("malformed JSON", Kind.INVALID, "ReplyError"),
    Fault("another schema", Kind.INVALID, "ReplyError"),
    Fault("no choices", Kind.EMPTY, "EmptyReplyError"),
    Fault("length", Kind.INVALID, "ReplyCutError"),
    Fault("refusal", Kind.FINAL, "ReplyRefusedError"),
    Fault("content filter", Kind.FINAL, "ReplyRefusedError"),
    Fault("page", Kind.FINAL, "NoCompletionError"),
    Fault("one bad item", Kind.NONE),
    Fault("wrong content type", Kind.NONE),
    Fault("unknown fields", Kind.NONE),
)


@dataclass(frozen=True)
class Exchange:
    """A request that came, what it was answered with, and the usage that its sender can have read."""

    key: str
    request: Reply
    fault: Fault
    usage: tuple[int, int]


@dataclass
class FaultyServer:
    """What came to a server, in order. `said` keeps what else it said of the sender's key."""

    url: str = ""
    exchanges: list[Exchange] = field(default_factory=list)

    def of(self, key: str) -> list[Exchange]:
        """The exchanges about one document."""
        return [exchange for exchange in self.exchanges if exchange.key == key]


@contextmanager
def faulty_server(
    answer: Callable[[Reply], Mapping[str, Any]],  # Any: JSON
    *,
    share: float,
    key: re.Pattern[str],
    seed: int = 0,
) -> Iterator[FaultyServer]:
    """A server whose good replies say what `answer` makes of a request, and whose bad ones are a `share`.

    `key` finds in a request what it is about. Which of the `FAULTS` a request meets follows from its key,
    from how many came before with that key, and from the seed: not from the order in which threads send.
    """
    server, lock, over = FaultyServer(), Lock(), Event()

    def fate(name: str) -> tuple[Fault, int]:
        before = server.of(name)
        chance = random.Random(f"{seed} {name} {len(before)}")
        drawn = chance.choice(FAULTS)
        fault = drawn if chance.random() < share else GOOD
        asked_again = any(exchange.fault.kind in (Kind.INVALID, Kind.EMPTY) for exchange in before)
        # A second cut would rightly be asked for in smaller parts, which is another story.
        return (GOOD if asked_again and fault.name == "length" else fault), len(server.exchanges) + 1

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            found = key.search(json.dumps(request))
            assert found
            with lock:
                fault, number = fate(found[0])
                tokens = (
                    100 + number,
                    request.get("max_completion_tokens", 7) if fault.name == "length" else 7,
                )
                arrives = fault.kind is not Kind.PASSING and fault.name != "page"
                server.exchanges.append(Exchange(found[0], request, fault, tokens if arrives else (0, 0)))
            said = _answer(fault, answer(request), tokens=tokens, told=self.headers["authorization"])
            give(self, said, over)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with serving(Handler) as url:
        server.url = f"{url}/v1"
        try:
            yield server
        finally:
            over.set()


def completion(
    content: str | None, tokens: tuple[int, int], *, finish: str = "stop", **message: Any
) -> Reply:
    """The body of a completion, with its usage."""
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    said = {"role": "assistant", "content": content} | message
    return {"choices": [{"index": 0, "finish_reason": finish, "message": said}], "usage": usage}


def _answer(
    fault: Fault,
    good: Mapping[str, Any],  # Any: JSON
    *,
    tokens: tuple[int, int],
    told: str,
) -> Answer:
    """What a server with that fault answers; some servers repeat the key that they were `told`."""
    whole = json.dumps(completion(json.dumps(good), tokens))
    match fault.name:
        case "too many requests":
            return _error(429, told)
        case "too many requests, seconds":
            return _error(429, told, after="2")
        case "too many requests, date":
            return _error(429, told, after=format_datetime(datetime.now(UTC) + _LATER, usegmt=True))
        case "500" | "502" | "503":
            return _error(int(fault.name), told)
        case "reset":
            return Answer("", reset=-1)
        case "reset in mid-body":
            return Answer(whole, reset=40)
        case "hang":
            return Answer("", hangs=True)
        case "drip":
            return Answer(whole, drip=0.02)
        case "truncated":
            return Answer(whole[:40], promised=len(whole))
        case "half a body":
            return Answer(whole[: len(whole) // 2])
        case "page":
            return Answer(f"<html>Sign in, {told}</html>", kind="text/html")
        case "wrong content type":
            return Answer(whole, kind="text/plain")
    return Answer(json.dumps(_said(fault, good, tokens)))


def _error(status: int, told: str, *, after: str | None = None) -> Answer:
    headers = {"retry-after": after} if after else {}
    return Answer(json.dumps({"error": {"message": f"not now, {told}"}}), status=status, headers=headers)


def _said(fault: Fault, good: Mapping[str, Any], tokens: tuple[int, int]) -> Reply:  # Any: JSON
    content = json.dumps(good)
    match fault.name:
        case "malformed JSON":
            return completion("Sure! Here is your briefing: {title: x", tokens)
        case "another schema":
            return completion('{"name": "something else"}', tokens)
        case "no choices":
            return completion(content, tokens) | {"choices": []}
        case "length":
            return completion(content[: len(content) // 2], tokens, finish="length")
        case "refusal":
            return completion(None, tokens, refusal="I would rather not.")
        case "content filter":
            return completion(content[:10], tokens, finish="content_filter")
        case "one bad item":
            bad = [*good.get("key_points", ()), {"text": "It sank.", "sentences": []}]
            return completion(json.dumps({**good, "key_points": bad}), tokens)
        case "unknown fields":
            return completion(content, tokens, mood="fine") | {"timings": {"ms": 3}, "x_request": None}
    return completion(content, tokens)
