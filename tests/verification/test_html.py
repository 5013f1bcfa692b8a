from __future__ import annotations

import pytest

from summarizer.verification.html import declared_encoding, extract
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
    note = read_text(extract(PAGE).text)
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
    assert read_text(extract("<p>It costs 5 * 3 and a_b_c &lt;i> now.</p>").text).statements[0].text == (
        "It costs 5 * 3 and a_b_c <i> now."
    )


def test_a_row_without_cells_and_tags_that_never_close_are_no_error() -> None:
    assert extract("<table><tr><tr><td>One<tr></table><p><b>Two<ul><li>").text == "| One |\n\n**Two"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [(b'<meta charset="windows-1252">', "cp1252"), (b"<meta charset=nonsense>", ""), (b"<p>", "")],
)
def test_the_encoding_that_a_page_declares_is_known(head: bytes, encoding: str) -> None:
    assert declared_encoding(head) == encoding


def test_what_a_reader_of_the_page_sees_is_read_or_counted() -> None:
    page = (
        "<title>Berth</title><nav>Home <a>News</a></nav><nav></nav><button>“Close the berth”</button>"
        "<form><label>It closes in June.</label></form><svg><text>“A leap”</text></svg>"
        "<iframe srcdoc='<p>no'></iframe><p>It <del>cost</del> costs 4 million.<script>x()</script>"
    )
    text, left, _ = extract(page)
    assert text.split("\n\n") == [
        "“Close the berth”",
        "It closes in June.",
        "“A leap”",
        "It costs 4 million.",
    ]
    assert left == (
        "struck-out passages (1)",
        "pages within the page (1)",
        "menus (1)",
        "the title of the page, in its head (1)",
    )


def test_what_stands_in_a_table_within_a_cell_is_read_once() -> None:
    inner = "<table><tr><td>“A leap”</td><td>It closes in June.</td></tr></table>"
    note = read_text(extract(f"<table><tr><td>Aune {inner}</td><td>9 jobs</td></tr></table>").text)
    assert [each.words for each in note.quotations] == ["A leap"]
    assert [each.text for each in note.statements] == ["It closes in June.", "9 jobs"]


def test_the_sources_beside_our_own_note_are_no_part_of_it() -> None:
    page = (
        '<main><p>The note.</p></main><aside id="sources"><section class="source whole" data-format="text">'
        "<p>The source.</p></section></aside>"
    )
    found = extract(page)
    assert found.text == "The note."
    assert found.left == ("sources shown whole beside the note (1)",)
