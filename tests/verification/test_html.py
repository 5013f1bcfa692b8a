from __future__ import annotations

import pytest

from summarizer.verification.html import declared_encoding, markdown_of
from summarizer.verification.reading import read_text

PAGE = """<!doctype html><html><head><title>Berth</title><style>p {}</style></head><body>
<nav><a href="/">Home of everything that there is.</a></nav>
<h1>Ferry berth</h1>
<p>The board calls it <q>a leap in the <em>dark</em></q>.<sup><a href="#fn1">1</a></sup>
<p>It closes in&nbsp;June &amp; not before.
<blockquote><p>We were never asked.</p><footer>— Per Aune</footer></blockquote>
<ul><li>It costs 4.2 million euros.<li><p>The state pays a third.</p></ul>
<table><tr><th>Matter<th>Figure</tr><tr><td>Cost<td>4.2 million</td></tr></table>
<ol><li id="fn1">letter.txt, p. 1</li></ol>
<p hidden>The berth stays open.</p><del>It costs nothing at all.</del>
<script>document.write("The moon is made of cheese.")</script>
"""


def test_a_page_is_read_as_its_reader_sees_it() -> None:
    note = read_text(markdown_of(PAGE))
    assert [(each.words, each.speaker, each.source) for each in note.quotations] == [
        ("a leap in the dark", "", "letter.txt, p. 1"),
        ("We were never asked.", "Per Aune", ""),
    ]
    assert [each.text for each in note.statements] == [
        "The board calls it “a leap in the dark”.",
        "It closes in June & not before.",
        "It costs 4.2 million euros.",
        "The state pays a third.",
        "4.2 million",
    ]


def test_characters_that_markdown_acts_on_stay_what_they_are() -> None:
    assert read_text(markdown_of("<p>It costs 5 * 3 and a_b_c &lt;i> now.</p>")).statements[0].text == (
        "It costs 5 * 3 and a_b_c <i> now."
    )


def test_a_row_without_cells_and_tags_that_never_close_are_no_error() -> None:
    assert markdown_of("<table><tr><tr><td>One<tr></table><p><b>Two<ul><li>") == "| One |\n\n**Two"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [(b'<meta charset="windows-1252">', "cp1252"), (b"<meta charset=nonsense>", ""), (b"<p>", "")],
)
def test_the_encoding_that_a_page_declares_is_known(head: bytes, encoding: str) -> None:
    assert declared_encoding(head) == encoding
