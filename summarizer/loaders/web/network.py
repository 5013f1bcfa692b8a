"""Connections to addresses that were looked at, within a limit on time and bytes."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

import httpcore2

from summarizer.errors import AddressRefusedError, SourceError
from summarizer.loaders.web.addresses import Reach, reach
from summarizer.loaders.web.limits import Limits

Resolve = Callable[[str, int], Sequence[str]]
"""The addresses of a host, for a port; raises `OSError` where it has none."""

Dial = Callable[[str, int, float], httpcore2.NetworkStream]
"""A connection to an address and a port, made within so many seconds."""

_LONGEST_DIAL = 10.0
_REFUSALS = {
    Reach.PRIVATE: (
        "is in a private network",
        "if you mean a page of your own network, give its own address, with --allow-private "
        "(in Python, allow_private=True)",
    ),
    Reach.NEVER: ("is an address at which no document lies", "give the address of the page itself"),
}


def resolved(host: str, port: int) -> Sequence[str]:
    """What the machine's own resolver says, each address once, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def dialled(address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
    """A TCP connection."""
    return httpcore2.SyncBackend().connect_tcp(address, port, timeout=seconds)


@dataclass(frozen=True)
class Network:
    """What the fetcher has of the world: names, connections, and a clock in seconds."""

    resolve: Resolve = resolved
    dial: Dial = dialled
    clock: Callable[[], float] = monotonic


class Allowance:
    """What is left of the time and of the bytes that fetching one source may take, redirects included.

    `name` is what errors call the source.
    """

    def __init__(self, limits: Limits, clock: Callable[[], float], *, name: str) -> None:
        self.name = name
        self._limits = limits
        self._clock = clock
        self._end = clock() + limits.seconds

    def seconds(self) -> float:
        """What is left; raises `SourceError` if nothing is."""
        left = self._end - self._clock()
        if left <= 0:
            raise self.late()
        return left

    def bounded(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """`pieces`, as they come; raises `SourceError` once they are too many bytes together."""
        taken = 0
        for piece in pieces:
            taken += len(piece)
            self.check(taken)
            yield piece

    def check(self, size: int) -> None:
        """Raises `SourceError` if a source may not have so many bytes."""
        if size > self._limits.bytes:
            megabytes = f"{self._limits.bytes / 1_000_000:g} MB"
            raise SourceError(
                f"{self.name}: larger than {megabytes}; give a smaller part of it", source=self.name
            )

    def late(self) -> SourceError:
        """The error for a source that took too long."""
        seconds = f"{self._limits.seconds:g} seconds"
        return SourceError(
            f"{self.name}: took longer than {seconds}; try again, or save the page from a browser",
            source=self.name,
        )


class Connections(httpcore2.NetworkBackend):
    """Resolves each name itself, looks at every address, and connects to what it has looked at.

    Nothing can lie between the check and the connection: httpcore gives the name, and gets the stream. TLS
    and the request go on under the name. `reached` is who was met last.
    """

    def __init__(self, network: Network, allowance: Allowance, *, allow_private: bool, name: str) -> None:
        self._network = network
        self._allowance = allowance
        self._allow_private = allow_private
        self._name = name
        self.reached = Reach.PUBLIC

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  # the allowance is what is left
        local_address: str | None = None,  # noqa: ARG002  # httpcore's to give, and not given
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002  # the same
    ) -> httpcore2.NetworkStream:
        """A stream to the first address of `host` that answers, once all of them are known to be allowed."""
        addresses = self._addresses(host, port)
        self.reached = max((reach(address) for address in addresses), key=list(Reach).index)
        if self.reached is Reach.NEVER or (self.reached is Reach.PRIVATE and not self._allow_private):
            raise self._refused(host, addresses)
        failure: httpcore2.NetworkError | httpcore2.TimeoutException | None = None
        for address in addresses:
            seconds = min(self._allowance.seconds(), _LONGEST_DIAL)
            try:
                return _Stream(self._network.dial(address, port, seconds), self._allowance)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore2.ConnectError("nothing answers")

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """The host's addresses. The resolver knows no limit: it is waited for as long as there is time."""
        answers: SimpleQueue[Sequence[str] | None] = SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._network.resolve(host, port))
            except (OSError, UnicodeError):  # no such name; a name that no resolver takes
                answers.put(None)

        Thread(target=ask, daemon=True).start()
        try:
            found = answers.get(timeout=self._allowance.seconds())
        except Empty as error:
            raise self._allowance.late() from error
        if not found:
            advice = "check the spelling, and the connection"
            raise SourceError(
                f"{self._name}: no address is known for {host}; {advice}", source=self._allowance.name
            )
        return found

    def _refused(self, host: str, addresses: Sequence[str]) -> AddressRefusedError:
        found = next(address for address in addresses if reach(address) is self.reached)
        at = host if host == found else f"{host} ({found})"
        what, advice = _REFUSALS[self.reached]
        return AddressRefusedError(
            f"{self._name}: {at} {what}; {advice}", source=self._allowance.name, host=host, address=found
        )


class _Stream(httpcore2.NetworkStream):
    """A stream that no peer can keep open: each wait is as long as there is time in all."""

    def __init__(self, inner: httpcore2.NetworkStream, allowance: Allowance) -> None:
        self._inner = inner
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  # as above
        return self._inner.read(max_bytes, self._allowance.seconds())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002  # as above
        self._inner.write(buffer, self._allowance.seconds())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002  # as above
    ) -> httpcore2.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._allowance.seconds())
        return _Stream(secured, self._allowance)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)
