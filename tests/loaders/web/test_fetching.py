import gzip
import zlib
from collections.abc import Iterator
from itertools import count

import httpcore2
import pytest

from summarizer.errors import AddressRefusedError, SourceError
from summarizer.loaders.web import Fetcher, Limits, shown
from summarizer.loaders.web.addresses import Reach, reach
from summarizer.loaders.web.network import Network, dialled, resolved
from summarizer.progress import Progress
from tests.loaders.web.servers import PUBLIC, page, redirect, serving

URL = "http://news.example/minutes.html"
SMALL = Limits(bytes=100_000)


def test_a_page_comes_with_what_the_server_says_of_it() -> None:
    with serving(page(b"\xe4h", type="text/HTML; charset=ISO-8859-1")) as server:
        found = server.fetcher().fetch(URL)
    assert (found.data, found.url, found.type, found.charset) == (b"\xe4h", URL, "text/html", "ISO-8859-1")
    assert found.public


def test_a_request_names_the_host_and_who_asks_and_takes_no_cookie_along() -> None:
    with serving(redirect("/b"), page(Set_Cookie="a=b")) as server:
        server.fetcher().fetch("http://news.example:8080/a?b=c#d")
    first, second = (request.decode().splitlines() for request in server.requests)
    assert first[0] == "GET /a?b=c HTTP/1.1"
    assert "Host: news.example:8080" in first
    assert "User-Agent: summarizer" in first
    assert second[0] == "GET /b HTTP/1.1"
    assert not any(line.lower().startswith("cookie") for line in second)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.31.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd12::1"),
        *("::ffff:127.0.0.1", "::ffff:192.168.0.1", "64:ff9b::10.0.0.1"),
    ],
)
def test_a_private_address_is_met_only_where_that_is_allowed(address: str) -> None:
    with serving(page()) as server:
        with pytest.raises(AddressRefusedError, match="--allow-private") as caught:
            server.fetcher(names=lambda _: [address]).fetch(URL)
        assert server.dialled == []
        assert caught.value.fields["address"] == address
        found = server.fetcher(names=lambda _: [address], allow_private=True).fetch(URL)
    assert (found.data, found.public) == (b"<p>Hello.</p>", False)


@pytest.mark.parametrize(
    "address",
    [
        *("169.254.169.254", "169.254.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "240.0.0.1"),
        *("100.100.100.200", "192.0.0.192", "fd00:ec2::254", "198.18.0.1", "203.0.113.7"),
        *("::", "fe80::1", "fe80::1%eth0", "ff02::1", "2001:db8::1", "::ffff:169.254.169.254", "::127.0.0.1"),
        *("2002:7f00:1::", "2001:0:a00:1::", "64:ff9b::169.254.169.254", "64:ff9b:1::a00:1", "fec0::1"),
    ],
)
def test_where_no_document_lies_nobody_is_met_whatever_is_allowed(address: str) -> None:
    with serving(page()) as server, pytest.raises(AddressRefusedError, match="no document lies"):
        server.fetcher(names=lambda _: [address], allow_private=True).fetch(URL)
    assert server.dialled == []


@pytest.mark.parametrize(
    "address", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::93.184.215.14"]
)
def test_a_public_address_is_met(address: str) -> None:
    assert reach(address) is Reach.PUBLIC


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", "localhost.", "127。0。0。1", "0", "[::1]"],
)
def test_another_spelling_of_this_machine_is_this_machine(host: str) -> None:
    with serving(page()) as server:
        fetcher = server.fetcher(names=lambda name: list(resolved(name, 80)))
        with pytest.raises(SourceError):
            fetcher.fetch(f"http://{host}/")
    assert server.dialled == []


def test_one_private_address_among_public_ones_spoils_the_name() -> None:
    with serving(page()) as server, pytest.raises(AddressRefusedError):
        server.fetcher(names=lambda _: [PUBLIC, "10.0.0.1"]).fetch(URL)
    assert server.dialled == []


def test_a_name_that_turns_private_the_second_time_is_met_where_it_was_checked() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    with serving(page()) as server:
        server.fetcher(names=lambda _: next(answers)).fetch(URL)
    assert server.dialled == [PUBLIC]
    assert next(answers) == ["127.0.0.1"], "the name was resolved once"


def test_a_redirect_is_checked_like_an_address_that_was_given() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    told = f"{URL}: led to {URL}: news.example"
    with serving(redirect(URL), page(b"secret")) as server, pytest.raises(AddressRefusedError, match=told):
        server.fetcher(names=lambda _: next(answers)).fetch(URL)
    assert server.dialled == [PUBLIC]


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1/", "http://169.254.169.254/latest/", "//10.0.0.1/x", "http://[::1]/"]
)
@pytest.mark.parametrize("allow_private", [False, True])
def test_nobody_outside_leads_inside(to: str, allow_private: bool) -> None:
    with serving(redirect(to), page(b"secret")) as server, pytest.raises(AddressRefusedError):
        server.fetcher(allow_private=allow_private).fetch(URL)
    assert server.dialled == [PUBLIC]


def test_an_own_network_leads_where_it_likes() -> None:
    with serving(redirect("http://10.0.0.2/x"), page(b"ours")) as server:
        assert server.fetcher(allow_private=True).fetch("http://10.0.0.1/").data == b"ours"
    assert server.dialled == ["10.0.0.1", "10.0.0.2"]


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://x:99999/", "no address"),
        ("http://\x01/", "no address"),
    ],
)
def test_a_redirect_to_what_is_no_page_is_refused(to: str, message: str) -> None:
    with serving(redirect(to)) as server, pytest.raises(SourceError, match=message):
        server.fetcher().fetch(URL)


def test_a_redirect_loop_ends() -> None:
    with serving(redirect("/again")) as server, pytest.raises(SourceError, match="led on more than 5 times"):
        server.fetcher().fetch(URL)
    assert len(server.requests) == 6


def test_the_address_in_the_end_is_the_document_s() -> None:
    with serving(redirect("/b", "301 Moved"), redirect("//other.example/c"), page()) as server:
        assert server.fetcher().fetch(URL).url == "http://other.example/c"


def test_a_name_and_a_password_go_to_their_host_alone_and_are_never_told() -> None:
    with serving(redirect("/b"), redirect("http://other.example/"), page()) as server:
        found = server.fetcher().fetch("http://jane:s%40cret@news.example/a")
    sent = [
        b"authorization: basic amFuZTpzQGNyZXQ=".lower() in request.lower() for request in server.requests
    ]
    assert sent == [True, True, False]
    assert found.url == "http://other.example/"
    with serving(page(status="404 Not Found")) as server, pytest.raises(SourceError) as caught:
        server.fetcher().fetch("http://jane:secret@news.example/a")
    assert "secret" not in f"{caught.value} {caught.value.fields}"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://u:p@h.example/x?a=b@c", "http://h.example/x?a=b@c"),
        ("http://h.example?x=a@b", "http://h.example?x=a@b"),
        ("http://h.example/\x1b[2J", "http://h.example/\\x1b[2J"),
        ("http://h.example/\u202egpj", "http://h.example/\\u202egpj"),
    ],
)
def test_an_address_is_told_without_what_must_not_be_told(url: str, told: str) -> None:
    assert shown(url) == told


def test_an_endless_body_is_cut_off_with_an_error() -> None:
    def endless() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        yield from (b"x" * 10_000 for _ in count())

    with serving(endless) as server, pytest.raises(SourceError, match=r"larger than 0\.1 MB"):
        server.fetcher(limits=SMALL).fetch(URL)


def test_a_length_over_the_limit_is_refused_before_the_body_comes() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n"
    with serving(head) as server, pytest.raises(SourceError, match="larger than 50 MB"):
        server.fetcher().fetch(URL)


@pytest.mark.parametrize("dripping", ["head", "body", "informational"])
def test_a_slow_drip_ends_when_the_time_is_over_however_short_each_wait(dripping: str) -> None:
    def drip() -> Iterator[bytes]:
        if dripping == "body":
            yield b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n"
        else:
            yield b"HTTP/1.1 200 OK\r\nX: " if dripping == "head" else b""
        yield from (
            b"HTTP/1.1 103 Early Hints\r\n\r\n" if dripping == "informational" else b"x" for _ in count()
        )

    ticks = count()
    with serving(drip) as server, pytest.raises(SourceError, match="took longer than 6 seconds"):
        server.fetcher(clock=lambda: float(next(ticks)), limits=Limits(seconds=6)).fetch(URL)
    assert next(ticks) < 10


def test_a_resolver_that_never_answers_is_waited_for_as_long_as_there_is_time() -> None:
    from threading import Event

    never = Event()

    def silent(_: str) -> list[str]:
        never.wait()
        return []

    with serving(page()) as server, pytest.raises(SourceError, match="took longer"):
        server.fetcher(names=silent, limits=Limits(seconds=0.05)).fetch(URL)
    never.set()


def _packed(data: bytes, encoding: str, **more: str) -> bytes:
    return page(data, Content_Encoding=encoding, **more)


def _raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (gzip.compress(b"Hello."), "gzip"),
        (gzip.compress(b"Hel") + gzip.compress(b"lo."), "x-gzip"),
        (zlib.compress(b"Hello."), "deflate"),
        (_raw(b"Hello."), "deflate"),
        (b"Hello.", "identity"),
    ],
)
def test_what_was_packed_for_the_way_is_unpacked(data: bytes, encoding: str) -> None:
    with serving(_packed(data, encoding)) as server:
        assert server.fetcher().fetch(URL).data == b"Hello."


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_a_bomb_does_not_go_off(pack: type[bytes]) -> None:
    bomb = pack(bytes(30_000_000))
    encoding = "gzip" if bomb[:1] == b"\x1f" else "deflate"
    with serving(_packed(bomb, encoding)) as server, pytest.raises(SourceError, match=r"larger than 0\.1 MB"):
        server.fetcher(limits=SMALL).fetch(URL)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_a_packing_that_was_not_asked_for_is_refused(encoding: str) -> None:
    with serving(_packed(b"xx", encoding)) as server, pytest.raises(SourceError, match="not asked for"):
        server.fetcher().fetch(URL)


@pytest.mark.parametrize("data", [gzip.compress(b"Hello. " * 99)[:-12], b"no gzip", b"\x1f\x8b"])
def test_a_packing_that_is_broken_or_too_short_is_an_error(data: bytes) -> None:
    with serving(_packed(data, "gzip")) as server, pytest.raises(SourceError, match="try again"):
        server.fetcher().fetch(URL)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nThe council met",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nThe c\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Len",
        b"<html>An answer of HTTP/0.9</html>",
        b"\x00\xff garbage",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nabcdefg",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"",
    ],
)
def test_what_broke_off_or_is_no_http_is_an_error_and_no_short_article(answer: bytes) -> None:
    with serving(answer) as server, pytest.raises(SourceError, match="broken off or garbled"):
        server.fetcher().fetch(URL)


def test_a_head_without_end_is_refused() -> None:
    def bomb() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n"
        yield from (b"X-%d: %s\r\n" % (n, b"x" * 1000) for n in count())

    with serving(bomb) as server, pytest.raises(SourceError, match="broken off or garbled"):
        server.fetcher().fetch(URL)


def test_trailers_behind_the_last_piece_are_no_part_of_the_page() -> None:
    body = b"6\r\nHello.\r\n0\r\nX-Trailer: <script>\r\n\r\n"
    with serving(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body) as server:
        assert server.fetcher().fetch(URL).data == b"Hello."


@pytest.mark.parametrize(
    ("status", "message"),
    [
        ("401 Unauthorized", "name and password"),
        ("402 Payment Required", "those who pay"),
        ("403 Forbidden", "to programs; open it in a browser"),
        ("404 Not Found", "no such page; check the address"),
        ("410 Gone", "taken down"),
        ("418 Teapot", "no page came"),
        ("429 Too Many Requests", "wait"),
        ("503 Service Unavailable", "try again later"),
        ("204 No Content", "no page came"),
        ("304 Not Modified", "no page came"),
    ],
)
def test_an_answer_that_is_no_page_says_what_to_do(status: str, message: str) -> None:
    code = int(status[:3])
    answer = f"HTTP/1.1 {status}\r\n\r\n".encode() if code in (204, 304) else page(status=status)
    with serving(answer) as server, pytest.raises(SourceError, match=message) as caught:
        server.fetcher().fetch(URL)
    assert caught.value.fields == {"source": URL, "status": code}


@pytest.mark.parametrize(
    "url", ["ftp://h.example/x", "http://", "http://h.example:0/", "https://exa\tmple/", "file:///x"]
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with serving(page()) as server, pytest.raises(SourceError):
        server.fetcher().fetch(url)
    assert server.dialled == []


def test_tls_is_asked_for_by_the_name_and_not_by_the_address() -> None:
    with serving(b"") as server, pytest.raises(SourceError, match=r"https://news\.example/: "):
        server.fetcher().fetch("https://news.example/")
    assert server.dialled == [PUBLIC]
    assert b"news.example" in server.requests[0]


def test_a_name_that_nobody_knows_says_so() -> None:
    def unknown(_: str) -> list[str]:
        raise OSError("unknown")

    with (
        serving(page()) as server,
        pytest.raises(SourceError, match=r"no address is known for news\.example"),
    ):
        server.fetcher(names=unknown).fetch(URL)


def test_the_next_address_is_tried_where_nothing_answers_at_the_first() -> None:
    with serving(page()) as server:

        def dial(address: str, _port: int, seconds: float) -> httpcore2.NetworkStream:
            if address != PUBLIC:
                raise httpcore2.ConnectError("refused")
            return dialled("127.0.0.1", server.port, seconds)

        network = Network(resolve=lambda _host, _port: ["93.184.215.15", PUBLIC], dial=dial)
        assert Fetcher(network=network).fetch(URL).data == b"<p>Hello.</p>"


def test_how_much_has_come_is_told() -> None:
    told: list[Progress] = []
    with serving(page(b"x" * 3_000_000)) as server:
        server.fetcher().fetch(URL, report=told.append)
    assert told[0] == Progress("fetching", 0, 3_000_000, URL)
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert len(told) > 2


def test_a_proxy_that_the_environment_names_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    with serving(page()) as server:
        assert server.fetcher().fetch(URL).data == b"<p>Hello.</p>"
