"""Servers on the loopback interface that answer as a test tells them to."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from typing import Any

from summarizer.testing import completion


@dataclass(frozen=True)
class Answer:
    """What a scripted server says next, and how.

    `hangs` is to say nothing at all. `reset` breaks the connection after so many bytes of the body, and at -1
    before the status. `promised` is a content length that is not kept; without one, and with `unmeasured`,
    the end of the connection ends the body. `drip` is the seconds between two bytes.
    """

    body: str
    status: int = 200
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    hangs: bool = False
    reset: int | None = None
    promised: int | None = None
    unmeasured: bool = False
    drip: float = 0.0


def says(content: str) -> Answer:
    """A good reply."""
    return Answer(json.dumps(completion(content)))


def replies(reply: Mapping[str, Any], **how: Any) -> Answer:  # Any: JSON, and the fields of an answer
    """A reply as it is."""
    return Answer(json.dumps(reply), **how)


def fails(status: int, message: str, *, after: str | None = None, **fields: object) -> Answer:
    """An error in the form that OpenAI gives it; `after` is its Retry-After."""
    headers = {"retry-after-ms": "1"} if after is None else {"retry-after": after}
    return Answer(json.dumps({"error": {"message": message} | fields}), status=status, headers=headers)


@dataclass
class ChatServer:
    """A server of chat completions; the last answer is repeated."""

    url: str
    answers: list[Answer]
    requests: list[dict[str, Any]] = field(default_factory=list)
    authorizations: list[str] = field(default_factory=list)
    changed: Condition = field(default_factory=Condition)

    def came(self, requests: int, *, within: float) -> bool:
        """Whether so many requests come within so many seconds."""
        with self.changed:
            return self.changed.wait_for(lambda: len(self.requests) >= requests, timeout=within)


class _Quiet(ThreadingHTTPServer):
    """A server that says nothing of clients that leave, and of connections that it broke itself."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address at which `handler` answers."""
    server = _Quiet(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def give(handler: BaseHTTPRequestHandler, answer: Answer, over: Event) -> None:
    """Answer the request that `handler` holds; what hangs or drips ends when the test is `over`."""
    if answer.hangs:
        over.wait()
        return
    if answer.reset != -1:
        _send(handler, answer, over)
    if answer.reset is not None:
        # Break the connection, so that whoever reads from it is told so.
        handler.wfile.flush()
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()


def _send(handler: BaseHTTPRequestHandler, answer: Answer, over: Event) -> None:
    body = answer.body.encode()
    handler.send_response(answer.status)
    handler.send_header("content-type", answer.kind)
    if not answer.unmeasured:
        handler.send_header("content-length", str(answer.promised or len(body)))
    for name, value in answer.headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    if answer.drip:
        for byte in body:
            handler.wfile.write(bytes([byte]))
            if over.wait(answer.drip):
                return
    else:
        handler.wfile.write(body[: answer.reset])


@contextmanager
def chat_server(answers: Sequence[Answer]) -> Iterator[ChatServer]:
    """A server that gives `answers` in turn."""
    script = ChatServer("", list(answers))
    over = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            with script.changed:
                script.authorizations.append(self.headers["authorization"])
                script.requests.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
                script.changed.notify_all()
            answer = script.answers.pop(0) if len(script.answers) > 1 else script.answers[0]
            give(self, answer, over)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with serving(Handler) as url:
        script.url = f"{url}/v1"
        try:
            yield script
        finally:
            over.set()
