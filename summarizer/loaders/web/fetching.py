"""What lies at an address: its bytes, and what the server says of them."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.errors import SourceError
from summarizer.loaders.web.coding import ACCEPTED, unpacked
from summarizer.loaders.web.limits import Limits
from summarizer.loaders.web.statuses import refusal
from summarizer.progress import Progress, Report, unwatched

if TYPE_CHECKING:
    import httpcore2
    import httpx2

    from summarizer.loaders.web.network import Allowance, Network

_MOVED = frozenset((301, 302, 303, 307, 308))
_FOUND = frozenset((200, 203))
_TYPES = "text/html, application/xhtml+xml, application/pdf, application/xml;q=0.9, */*;q=0.8"
_USER = re.compile(r"(?<=://)[^/?#]*@")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_OFTEN = 1 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """What lay at an address: `url` is where it was found in the end, without a user's name or password.

    `type` is the server's word for it ("text/html"), `charset` its word for the encoding; both may be
    empty. `public` says that anybody could have sent it.
    """

    data: bytes
    url: str
    type: str = ""
    charset: str = ""
    public: bool = True


@dataclass(frozen=True)
class Fetcher:
    """Fetches over http and https, with no cookie, and no proxy that the environment names.

    Every name is resolved here, and every address that it has must be a public one; with `allow_private`,
    one of an own network may be met, but not by a redirect from outside.
    """

    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)
    network: Network | None = None

    def fetch(self, url: str, *, report: Report = unwatched) -> Fetched:
        """What lies at `url`; `report` is told of the bytes.

        Raises `SourceError`, and its `AddressRefusedError` for an address that must not be met.
        """
        from summarizer.loaders.web.network import Allowance, Network

        network = self.network or Network()
        name = shown(url)
        allowance = Allowance(self.limits, network.clock, name=name)
        visit = _Visit(_parsed(url, name, source=name), name, allowance, allow_private=self.allow_private)
        for _ in range(self.limits.redirects + 1):
            came = visit.made(network, report)
            if isinstance(came, Fetched):
                return came
            visit = came
        often = f"led on more than {self.limits.redirects} times"
        raise SourceError(f"{name}: {often}; give the address where a browser ends up", source=name)


@dataclass(frozen=True)
class _Visit:
    """One request; `name` is what errors call it: the source, and where that led."""

    url: httpx2.URL
    name: str
    allowance: Allowance
    allow_private: bool

    def made(self, network: Network, report: Report) -> Fetched | _Visit:
        """What came of it: the body, or where to look next."""
        import httpcore2

        from summarizer.loaders.web.addresses import Reach
        from summarizer.loaders.web.network import Connections

        met = Connections(network, self.allowance, allow_private=self.allow_private, name=self.name)
        url = httpcore2.URL(
            scheme=self.url.raw_scheme, host=self.url.raw_host, port=self.url.port, target=self.url.raw_path
        )
        with (
            self._told(),
            httpcore2.ConnectionPool(network_backend=met) as pool,
            pool.stream("GET", url, headers=self._headers()) as response,
        ):
            public = met.reached is Reach.PUBLIC
            location = _header(response, b"location")
            if response.status in _MOVED and location:
                return self._led(location, public=public)
            if response.status not in _FOUND:
                raise refusal(response.status, name=self.name, source=self.allowance.name)
            return self._fetched(response, report, public=public)

    def _headers(self) -> list[tuple[bytes | str, bytes | str]]:
        headers: dict[bytes | str, bytes | str] = {
            "Host": self.url.netloc.decode("ascii"),
            "User-Agent": "summarizer",
            "Accept": _TYPES,
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
        }
        if self.url.userinfo:
            headers["Authorization"] = _basic(self.url)
        return list(headers.items())

    def _led(self, location: str, *, public: bool) -> _Visit:
        """The visit that a redirect asks for: joined to another host, the address has no user's name or
        password any more, and nobody outside leads inside."""
        source = self.allowance.name
        url = _parsed(location, f"{source}: led to {shown(location)}", source=source, base=self.url)
        name = f"{source}: led to {shown(str(url))}"
        if self.url.scheme == "https" and url.scheme == "http":
            raise SourceError(
                f"{name}: from a secure address to an open one; give that one yourself if you trust it",
                source=source,
            )
        return _Visit(url, name, self.allowance, allow_private=self.allow_private and not public)

    def _fetched(self, response: httpcore2.Response, report: Report, *, public: bool) -> Fetched:
        kind = _header(response, b"content-type")
        charset = _CHARSET.search(kind)
        return Fetched(
            b"".join(self._body(response, report)),
            shown(str(self.url)),
            kind.partition(";")[0].strip().lower(),
            charset[1] if charset else "",
            public,
        )

    def _body(self, response: httpcore2.Response, report: Report) -> Iterator[bytes]:
        length = _header(response, b"content-length")
        total = int(length) if length.isdecimal() else 0
        self.allowance.check(total)
        packed = self.allowance.bounded(response.iter_stream())
        encoding = _header(response, b"content-encoding")
        done = told = 0
        report(Progress("fetching", 0, total, self.allowance.name))
        for piece in self.allowance.bounded(unpacked(packed, encoding, name=self.allowance.name)):
            yield piece
            done += len(piece)
            if done - told >= _OFTEN:
                told = done
                report(Progress("fetching", done, max(total, done), self.allowance.name))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the library raises, as errors of ours."""
        import httpcore2

        source = self.allowance.name
        try:
            yield
        except httpcore2.ConnectTimeout as error:
            raise SourceError(
                f"{self.name}: nothing answers there; try again later", source=source
            ) from error
        except httpcore2.TimeoutException as error:
            raise self.allowance.late() from error
        except httpcore2.NetworkError as error:
            advice = "check the address, and the connection"
            raise SourceError(f"{self.name}: not to be reached ({error}); {advice}", source=source) from error
        except httpcore2.ProtocolError as error:
            advice = "try again, or save the page from a browser"
            raise SourceError(
                f"{self.name}: broken off or garbled ({error}); {advice}", source=source
            ) from error


def shown(url: str) -> str:
    """`url` as it may be printed: without a user's name and password, on one line.

    >>> shown("https://jane:secret@example.org/minutes?of=may")
    'https://example.org/minutes?of=may'
    """
    bare = _USER.sub("", url)
    return bare if bare.isprintable() else ascii(bare)[1:-1]


def _parsed(url: str, name: str, *, source: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """The address, as seen from `base`, if it is one that can be fetched from."""
    import httpx2

    try:
        found = base.join(url) if base else httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise SourceError(f"{name}: no address ({error}); check it", source=source) from error
    if found.scheme not in ("http", "https"):
        raise SourceError(
            f"{name}: only http and https are fetched; save it, and give the file", source=source
        )
    port = 80 if found.port is None else found.port
    if not found.host or not 0 < port < 1 << 16:
        raise SourceError(f"{name}: no address (it names no host, or no port); check it", source=source)
    return found


def _header(response: httpcore2.Response, name: bytes) -> str:
    """A field of the answer's head, "" without it; one that stands twice is a list, as HTTP has it."""
    return ", ".join(value.decode("latin-1") for key, value in response.headers if key.lower() == name)


def _basic(url: httpx2.URL) -> str:
    """A user's name and password as RFC 7617 sends them."""
    return "Basic " + b64encode(f"{url.username}:{url.password}".encode()).decode("ascii")
