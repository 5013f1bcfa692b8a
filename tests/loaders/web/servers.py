"""A server on this machine that says whatever a test tells it to, byte for byte."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

import httpcore2

from summarizer.loaders.web import Fetcher, Limits
from summarizer.loaders.web.network import Network, dialled

PUBLIC = "93.184.215.14"
"""An address that anybody may be led to; the tests' dialler takes every address to the server."""

Answer = Callable[[], Iterator[bytes]]
"""What is sent for a request, piece by piece; the connection is closed behind it."""


def page(
    body: bytes = b"<p>Hello.</p>", *, type: str = "text/html", status: str = "200 OK", **fields: str
) -> bytes:
    """A whole answer, in one piece; an underscore in a field's name stands for a hyphen."""
    given = {"Content-Type": type, "Content-Length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return page(b"", status=status, Location=to)


@dataclass
class Server:
    """What was asked of it, and where to it was dialled."""

    port: int
    requests: list[bytes] = field(default_factory=list)
    dialled: list[str] = field(default_factory=list)

    def fetcher(
        self,
        *,
        names: Callable[[str], list[str]] = lambda host: [
            host if host[0].isdigit() or ":" in host else PUBLIC
        ],
        allow_private: bool = False,
        limits: Limits | None = None,
        clock: Callable[[], float] = lambda: 0.0,
    ) -> Fetcher:
        """A fetcher for which the world is this server: every address that it may meet leads here."""

        def dial(address: str, _port: int, _seconds: float) -> httpcore2.NetworkStream:
            self.dialled.append(address)
            return dialled("127.0.0.1", self.port, 5.0)

        network = Network(resolve=lambda host, _: names(host), dial=dial, clock=clock)
        return Fetcher(allow_private, limits or Limits(), network)


@contextmanager
def serving(*answers: Answer | bytes) -> Iterator[Server]:
    """A server that gives the answers in turn, the last one to all who come after."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(listening.getsockname()[1])
        thread = Thread(target=_serve, args=(listening, server, answers), daemon=True)
        thread.start()
        yield server


def _serve(listening: socket.socket, server: Server, answers: tuple[Answer | bytes, ...]) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:  # the test is over
            return
        answer = answers[min(len(server.requests), len(answers) - 1)]
        Thread(target=_answer, args=(connection, server, answer), daemon=True).start()


def _answer(connection: socket.socket, server: Server, answer: Answer | bytes) -> None:
    with connection:
        head = b""
        while not (b"\r\n\r\n" in head or head[:1] == b"\x16"):
            piece = connection.recv(65536)
            head += piece
            if not piece:
                break
        server.requests.append(head)
        try:
            for piece in [answer] if isinstance(answer, bytes) else answer():
                connection.sendall(piece)
        except OSError:  # who asked has gone
            return
