"""Servers on the loopback interface that answer as a test tells them to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from summarizer.testing import completion


@dataclass(frozen=True)
class Answer:
    """What a scripted server says next; `hangs` is to say nothing at all."""

    body: str
    status: int = 200
    kind: str = "application/json"
    hangs: bool = False


def says(content: str) -> Answer:
    """A good reply."""
    return Answer(json.dumps(completion(content)))


def fails(status: int, message: str, **fields: object) -> Answer:
    """An error in the form that OpenAI gives it."""
    return Answer(json.dumps({"error": {"message": message} | fields}), status=status)


@dataclass
class ChatServer:
    """A server of chat completions; the last answer is repeated."""

    url: str
    answers: list[Answer]
    requests: list[dict[str, Any]] = field(default_factory=list)
    authorizations: list[str] = field(default_factory=list)


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address at which `handler` answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def chat_server(answers: Sequence[Answer]) -> Iterator[ChatServer]:
    """A server that gives `answers` in turn."""
    script = ChatServer("", list(answers))
    over = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            script.requests.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            script.authorizations.append(self.headers["authorization"])
            answer = script.answers.pop(0) if len(script.answers) > 1 else script.answers[0]
            if answer.hangs:
                over.wait()
                return
            body = answer.body.encode()
            self.send_response(answer.status)
            self.send_header("content-type", answer.kind)
            self.send_header("content-length", str(len(body)))
            self.send_header("retry-after-ms", "1")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with serving(Handler) as url:
        script.url = f"{url}/v1"
        try:
            yield script
        finally:
            over.set()
