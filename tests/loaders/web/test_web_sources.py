import gzip
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from summarizer.errors import AddressRefusedError, NoArticleError, SourceError
from summarizer.loaders import Access, load, load_all
from summarizer.progress import Progress
from tests.loaders.html.pages import MARKED, PARAGRAPHS, article, page
from tests.loaders.web import servers
from tests.loaders.web.servers import Server, redirect, serving

SITE = "http://gazette.example"
PAGE = page(article(*PARAGRAPHS), head='<link rel="canonical" href="/roof">').encode()
NEWS = servers.page(PAGE)
RSS = b"""<?xml version="1.0" encoding="utf-8"?><!-- made by hand -->
<rss version="2.0"><channel><title>Gazette</title>
<link>http://gazette.example/</link>
<item><link>http://gazette.example/old</link><pubDate>Mon, 03 Mar 2025 09:00:00 GMT</pubDate></item>
<item><link>/new?a=1&amp;b=2</link><pubDate>Fri, 14 Mar 2025 09:00:00 +0100</pubDate></item>
<item><link>http://gazette.example/old</link></item>
<item><guid>http://gazette.example/id</guid></item><item><title>Nowhere</title></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/feed"/>
<entry><link rel="alternate" href="/b"/>
<link rel="replies" href="/c"/><published>2025-03-03T09:00:00Z</published></entry>
<entry><link href="/a"/><updated>2025-03-14</updated></entry></feed>"""


def _access(server: Server, *, feed_limit: int = 20, allow_private: bool = False) -> Access:
    return Access(server.fetcher(allow_private=allow_private), feed_limit)


def _paths(server: Server) -> list[str]:
    return [request.split(b" ")[1].decode() for request in server.requests]


def test_an_address_is_a_document_that_says_where_it_can_be_opened() -> None:
    with serving(NEWS) as server:
        (document,) = load_all([f"{SITE}/news/roof-vote.html?from=mail"], access=_access(server)).documents
    assert (document.id, document.name) == ("roof-vote", f"{SITE}/news/roof-vote.html?from=mail")
    assert (document.url, document.format) == (f"{SITE}/roof", "html")
    assert document.text.endswith(PARAGRAPHS[-1])


def test_a_page_s_own_address_counts_only_on_its_own_host() -> None:
    html = page(article(*PARAGRAPHS), head='<link rel="canonical" href="http://times.example/a">').encode()
    with serving(servers.page(html)) as server:
        (document,) = load_all([f"{SITE}/a"], access=_access(server)).documents
    assert document.url == f"{SITE}/a"


def test_an_address_that_was_given_twice_or_led_to_is_fetched_once() -> None:
    with serving(redirect("/a"), NEWS) as server:
        sources = [f"{SITE}/b", f"{SITE}/a", f"{SITE}/b#part"]
        assert len(load_all(sources, access=_access(server)).documents) == 1
    assert _paths(server) == ["/b", "/a"]


def test_a_name_and_a_password_are_in_no_document_and_no_failure() -> None:
    with serving(NEWS, servers.page(status="500 Oops")) as server:
        sources = ["http://jane:secret@gazette.example/a", "http://jane:secret@gazette.example/b"]
        loaded = load_all(sources, access=_access(server))
    assert "secret" not in repr(loaded)
    assert [failure.source for failure in loaded.failures] == [f"{SITE}/b"]


@pytest.mark.parametrize(
    ("data", "type", "suffix", "format"),
    [
        (PAGE, "image/png", "", "html"),
        (PAGE, "text/plain", "", "html"),
        (PAGE, "", "", "html"),
        (b"The council met.", "text/plain; charset=utf-8", "", "text"),
        (b"The council met.", "application/octet-stream", ".md", "text"),
        (b"The council met.", "application/octet-stream", "", "text"),
    ],
)
def test_what_a_server_says_of_its_bytes_yields_to_the_bytes(
    data: bytes, type: str, suffix: str, format: str
) -> None:
    with serving(servers.page(data, type=type)) as server:
        (document,) = load_all([f"{SITE}/a{suffix}"], access=_access(server)).documents
    assert document.format == format


def test_a_pdf_that_is_served_as_a_page_goes_to_the_loader_of_pdfs() -> None:
    with serving(servers.page(b"%PDF-1.7\nbroken")) as server:
        (failure,) = load_all([f"{SITE}/a.html"], access=_access(server)).failures
    assert "damaged or incomplete" in failure.reason


@pytest.mark.parametrize("type", ["text/html", "application/pdf", "application/octet-stream", "image/png"])
def test_a_pdf_is_read_as_one_whatever_the_server_calls_it(type: str) -> None:
    paper = BytesIO()
    canvas = Canvas(paper)
    canvas.drawString(72, 720, "The council of Lower Weir voted on Tuesday.")
    canvas.save()
    with serving(servers.page(paper.getvalue(), type=type)) as server:
        (document,) = load_all([f"{SITE}/paper"], access=_access(server)).documents
    assert (document.format, document.url) == ("pdf", f"{SITE}/paper")
    assert "The council of Lower Weir voted on Tuesday." in document.text
    assert len(document.pages) == 1


@pytest.mark.parametrize("type", ["image/png", "video/mp4", "application/json"])
def test_what_is_no_text_by_all_that_is_known_is_refused(type: str) -> None:
    with serving(servers.page(b'{"a": "The council met."}', type=type)) as server:
        (failure,) = load_all([f"{SITE}/a"], access=_access(server)).failures
    assert (
        failure.reason
        == f"{SITE}/a: served as {type}, which is not read; give the address of the text itself"
    )


@pytest.mark.parametrize(
    ("body", "type"),
    [
        ("“Grüße”, it said.".encode("cp1252"), "text/plain; charset=iso-8859-1"),
        ("“Grüße”, it said.".encode("utf-16"), "text/plain"),
        ("“Grüße”, it said.".encode(), 'text/plain; charset="utf-8"'),
        ("“Grüße”, it said.".encode(), "text/plain; charset=no-such-thing"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_the_server_says(body: bytes, type: str) -> None:
    with serving(servers.page(body, type=type)) as server:
        (document,) = load_all([f"{SITE}/a"], access=_access(server)).documents
    assert document.text == "“Grüße”, it said."


def test_a_server_s_encoding_counts_more_than_the_page_s() -> None:
    html = page(article("Grüße aus Lower Weir, schrieb sie.", *PARAGRAPHS)).encode("cp1252")
    with serving(servers.page(html, type="text/html; charset=windows-1252")) as server:
        (document,) = load_all([f"{SITE}/a"], access=_access(server)).documents
    assert "Grüße aus" in document.text


@pytest.mark.parametrize(
    ("feed", "type"), [(RSS, "application/rss+xml"), (RSS, "text/html"), (ATOM, "text/xml")]
)
def test_a_feed_stands_for_its_articles_the_newest_first(feed: bytes, type: str) -> None:
    with serving(servers.page(feed, type=type), NEWS) as server:
        loaded = load_all([f"{SITE}/feed"], access=_access(server))
    expected = ["/new?a=1&b=2", "/old", "/id"] if feed is RSS else ["/a", "/b"]
    assert _paths(server) == ["/feed", *expected]
    assert [document.name for document in loaded.documents] == [f"{SITE}{path}" for path in expected]


def test_of_a_feed_so_many_are_read_as_was_said() -> None:
    with serving(servers.page(RSS), NEWS) as server:
        assert len(load_all([f"{SITE}/feed"], access=_access(server, feed_limit=1)).documents) == 1
    assert _paths(server) == ["/feed", "/new?a=1&b=2"]


def test_a_feed_from_outside_leads_nobody_inside() -> None:
    feed = RSS.replace(b"http://gazette.example/id", b"http://10.0.0.1/id")
    with serving(servers.page(feed), NEWS) as server:
        loaded = load_all([f"{SITE}/feed"], access=_access(server, allow_private=True))
    assert [type(failure.error) for failure in loaded.failures] == [AddressRefusedError, SourceError]
    assert len(loaded.documents) == 2
    assert "10.0.0.1" not in server.dialled


def test_a_feed_in_a_feed_is_not_followed() -> None:
    with serving(servers.page(RSS)) as server:
        loaded = load_all([f"{SITE}/feed"], access=_access(server))
    assert [failure.reason.split(": ")[1] for failure in loaded.failures[:3]] == [
        "a feed in a feed; give the address of the feed itself"
    ] * 3


def test_an_entry_that_leads_to_no_page_is_told_by_its_title() -> None:
    script = b"<item><title>The vote</title><link>javascript:alert(1)</link></item></channel>"
    with serving(servers.page(RSS.replace(b"</channel>", script)), NEWS) as server:
        loaded = load_all([f"{SITE}/feed"], access=_access(server))
    assert [document.id for document in loaded.documents] == ["new-a-1-b-2", "old", "id"]
    assert [failure.reason for failure in loaded.failures] == [
        f"{SITE}/feed: Nowhere: has no link; give the article itself",
        f"{SITE}/feed: The vote: its link is no page (javascript:); give the article itself",
    ]


def test_an_entry_names_no_file_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x:secret").write_text("It is secret.", encoding="utf-8")
    feed = RSS.replace(b"</channel>", b"<item><link>x:secret</link></item></channel>")
    with serving(servers.page(feed), NEWS) as server:
        loaded = load_all([f"{SITE}/feed"], access=_access(server))
    assert not any("secret" in document.text for document in loaded.documents)


@pytest.mark.parametrize(
    ("feed", "message"),
    [(b"<rss><channel></channel></rss>", "lead nowhere"), (b"<rss", "lead nowhere|broken")],
)
def test_a_feed_without_articles_is_an_error(feed: bytes, message: str) -> None:
    with serving(servers.page(feed, type="application/rss+xml")) as server:
        (failure,) = load_all([f"{SITE}/feed"], access=_access(server)).failures
    assert any(part in failure.reason for part in message.split("|"))


def test_a_feed_names_no_file_and_blows_nothing_up() -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "xxxxxxxxxx">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    feed = bomb + b'<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><item><link>/&j;&f;</link></item></rss>'
    with serving(servers.page(feed, type="application/rss+xml"), NEWS) as server:
        load_all([f"{SITE}/feed"], access=_access(server))
    assert not any("root" in path or "xxx" in path for path in _paths(server))


def test_a_saved_feed_is_followed_nowhere(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_bytes(RSS)
    with pytest.raises(SourceError, match=r"a feed that was saved; give the address of the feed"):
        load(tmp_path / "feed.rss")


def test_a_list_mixes_files_and_addresses(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council met.", encoding="utf-8")
    (tmp_path / "list.txt").write_text(f"a.txt\n{SITE}/roof\n", encoding="utf-8")
    with serving(NEWS) as server:
        loaded = load_all([f"@{tmp_path}/list.txt"], access=_access(server))
    assert [document.id for document in loaded.documents] == ["a", "roof"]


def test_a_page_that_is_no_article_is_left_out_with_the_reason() -> None:
    shell = b"<html><body><div id=root></div><script src=/app.js></script></body></html>"
    with serving(servers.page(shell), NEWS) as server:
        loaded = load_all([f"{SITE}/a", f"{SITE}/b"], access=_access(server))
    assert len(loaded.documents) == 1
    assert isinstance(loaded.failures[0].error, NoArticleError)


def test_a_private_address_is_an_error_that_a_caller_can_tell_apart() -> None:
    with pytest.raises(AddressRefusedError):
        load("http://127.0.0.1:9/")
    with pytest.raises(SourceError) as caught:
        load("http://127.0.0.1:9/", allow_private=True)
    assert not isinstance(caught.value, AddressRefusedError)


def test_a_packed_page_is_read_and_how_far_it_is_told() -> None:
    told: list[Progress] = []
    with serving(servers.page(gzip.compress(PAGE), Content_Encoding="gzip")) as server:
        loaded = load_all([f"{SITE}/a"], access=_access(server), report=told.append)
    assert loaded.documents[0].text.endswith(PARAGRAPHS[-1])
    assert told[0].step == "fetching"
    assert told[0].detail == f"{SITE}/a"


def test_a_page_that_a_browser_saved_in_one_file_is_the_page(tmp_path: Path) -> None:
    html = page(article("Grüße aus Lower Weir, schrieb sie.", *PARAGRAPHS), head=MARKED)
    (tmp_path / "roof.mhtml").write_bytes(
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: http://gazette.example/roof\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"; boundary="--b"\r\n\r\n'
        b"----b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + html.encode()
        + b"\r\n----b\r\nContent-Type: image/png\r\n\r\nAAAA\r\n----b--\r\n"
    )
    (document,) = load(tmp_path / "roof.mhtml")
    assert document.text.startswith("# Roof for the market hall\n\nGrüße aus Lower Weir")
    assert (document.url, document.format) == (f"{SITE}/roof", "mhtml")
