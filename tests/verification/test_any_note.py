"""Whatever a note holds, reading it ends in a note or in an error raised on purpose."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import SummarizerError
from summarizer.verification import read_note
from summarizer.verification.html import extract
from summarizer.verification.judging import verify
from summarizer.verification.reading import read_text
from summarizer.verification.reports import FORMATS, render
from summarizer.verification.reports.layout import stretches_of
from tests.verification.notes import MINUTES
from tests.verification.scripted import Script

PIECES = (
    *(
        "# ",
        "- ",
        "> ",
        "| ",
        " |\n",
        "\n",
        "\n\n",
        "  ",
        "**",
        "_",
        "`",
        "[4]",
        "[^1]",
        "[^1]: ",
        "](a.txt)",
        "[",
    ),
    *(
        "“",
        "”",
        '"',
        "‘",
        "’",
        "«",
        "»",
        "…",
        " — ",
        "Marta Lind",
        "It closes.",
        "Who pays?",
        "5 million",
        "橋は持つ。",
    ),
    *(
        "## Sources\n",
        "## Open questions\n",
        "+---+---+\n",
        "<q>",
        "</q>",
        "\\",
        "†",
        "\r\n",
        "\u2028",
        "\x0c",
        "\ud800",
    ),
)
NOTES = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)
TAGS = st.sampled_from(
    (
        "<p>",
        "</p>",
        "<td>",
        "<tr>",
        "</table>",
        "<li>",
        "<q>",
        "</q>",
        "<b>",
        "<sup>1</sup>",
        "<nav>",
        "</nav>",
        "<!--",
        "&lt;",
        "It closes.",
    )
)


@given(NOTES)
def test_quotes_and_statements_lie_in_the_note_where_they_are_said_to(text: str) -> None:
    try:
        note = read_text(text)
    except SummarizerError:
        return
    spans = [*(quotation.span for quotation in note.quotations), *(claim.span for claim in note.statements)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert len(note.prose) == len(text)


@given(NOTES)
@settings(max_examples=60)
def test_every_report_of_any_note_can_be_printed_and_shows_all_of_the_note(text: str) -> None:
    try:
        verification = verify(text, [MINUTES], checkers=Script())
    except SummarizerError:
        return
    shown = "".join(run.text for stretch in stretches_of(verification) for run in stretch.runs)
    assert shown == text
    for format in FORMATS:
        assert render(verification, format)


@given(st.lists(TAGS | st.text(max_size=5), max_size=30).map("".join))
def test_any_html_has_its_words(html: str) -> None:
    assert isinstance(extract(html).text, str)


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_a_note_or_an_error(data: bytes) -> None:
    with suppress(SummarizerError):
        assert read_note("-", standard_input=data).text
