import ipaddress
import socket
from contextlib import suppress

import httpcore2
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.errors import SourceError
from summarizer.loaders.web import Fetcher
from summarizer.loaders.web.addresses import Reach, reach
from summarizer.loaders.web.network import Network

IPV4 = st.one_of(
    st.ip_addresses(v=4), st.sampled_from(["10.0.0.1", "127.0.0.1", "169.254.169.254", "100.64.9.9"])
)
IPV6 = st.one_of(
    st.ip_addresses(v=6),
    st.sampled_from(["::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "2002:a00:1::", "64:ff9b::a00:1"]),
)
NUMBERS = st.integers(0, 2**32 - 1)
HOSTS = st.one_of(
    IPV4.map(str),
    IPV6.map(lambda address: f"[{address}]"),
    NUMBERS.map(str),
    NUMBERS.map(hex),
    NUMBERS.map(lambda number: f"0{number:o}"),
    IPV4.map(lambda address: str(address) + "."),
    IPV4.map(lambda address: str(address).replace(".", "\N{IDEOGRAPHIC FULL STOP}")),
    st.text(max_size=12),
    st.just("news.example"),
)
URLS = st.one_of(
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(["http://", "HTTPS://", "http:\\\\", "http://a@"]),
        HOSTS,
        st.just("/"),
        st.text(max_size=5),
    ),
    st.text(max_size=30).map("http://".__add__),
)


def _is_anybodys(address: str) -> bool:
    """Another reading of the same registries: Python's own."""
    found = ipaddress.ip_address(address)
    held = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None) or found
    return held.is_global and not held.is_multicast and not getattr(found, "teredo", None)


@given(url=URLS, named=st.lists(st.one_of(IPV4, IPV6).map(str), max_size=3))
@example(url="http://2130706433/", named=[])
@example(url="http://a\\@127.0.0.1/", named=["93.184.215.14"])
@example(url="http://news.example/", named=["93.184.215.14", "10.0.0.1"])
def test_whatever_the_address_looks_like_nobody_private_is_ever_met(url: str, named: list[str]) -> None:
    met: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        try:
            places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        except OSError:
            return named
        return [str(place[0]) for *_, place in places]

    def dial(address: str, _port: int, _seconds: float) -> httpcore2.NetworkStream:
        met.append(address)
        raise httpcore2.ConnectError("nothing answers")

    with suppress(SourceError):
        Fetcher(network=Network(resolve, dial, lambda: 0.0)).fetch(url)
    assert all(map(_is_anybodys, met))


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)).map(str))
def test_a_public_address_is_one_for_python_too(address: str) -> None:
    assert reach(address) is not Reach.PUBLIC or _is_anybodys(address)


@given(st.ip_addresses(v=4))
def test_an_address_counts_the_same_inside_of_another(address: ipaddress.IPv4Address) -> None:
    mapped = ipaddress.IPv6Address(0xFFFF << 32 | int(address))
    translated = ipaddress.IPv6Address(0x64FF9B << 96 | int(address))
    assert reach(str(address)) is reach(str(mapped)) is reach(str(translated))
