"""What a page shows, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from summarizer.documents import Document, Kind
from summarizer.loaders.pdf import read
from summarizer.segmentation import segment
from summarizer.text import Span

from .press import BOLD, FONT, House, Print, drawn, text
from .test_planted import assert_nothing_is_dropped

Draw = Callable[[Canvas], None]


def _read(*pages: Draw) -> Document:
    document = read(drawn(*pages), name="a.pdf")
    assert_nothing_is_dropped(document)
    return document


def _both(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    return draw


def _at(x: float, y: float, words: str, *, font: str = FONT, size: float = 10) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(x, y, words)

    return draw


COLUMN = (
    "The port was shut for a day, as a",
    "ship lay across its mouth. No one",
    "was hurt, the harbour office said.",
)


def test_a_heading_across_two_columns_comes_first_and_the_left_column_before_the_right() -> None:
    made = Print(House(columns=2))
    made.title("A year of the barrier, told from both of its banks")
    sentences = [
        f"Sentence {word} tells of the barrier and of all that it cost." for word in "abcdefghijklmnopqrst"
    ]
    for sentence in sentences:
        made.paragraph([sentence] * 3)
    document = read(made.data(), name="a.pdf")

    assert document.text.startswith("# A year of the barrier, told from both of its banks\n\n")
    places = [document.text.index(sentence) for sentence in sentences]
    assert places == sorted(places)


def test_rows_printed_beside_each_other_are_no_columns() -> None:
    rows = [
        ("Region", "Cost", "Change"),
        ("North", "4.5", "+3 %"),
        ("South", "2.1", "-1 %"),
        ("West", "7.9", "0 %"),
    ]
    cells = [
        _at(72 + 120 * column, 600 - 14 * row, cell)
        for row, each in enumerate(rows)
        for column, cell in enumerate(each)
    ]
    document = _read(_both(text(*COLUMN, size=10), *cells))

    rows_told = [sentence for sentence in segment(document) if sentence.kind is Kind.ROW]
    assert [row.line for row in rows_told] == [
        "North: Cost 4.5; Change +3 %.",
        "South: Cost 2.1; Change -1 %.",
        "West: Cost 7.9; Change 0 %.",
    ]
    (page,) = document.pages
    north = page.found(rows_told[0].span)
    assert [found.of(page.text) for found in north] == ["North 4.5 +3 %"]


def test_headings_are_told_by_size_and_by_weight_and_stand_apart() -> None:
    body = _both(*(_at(72, 640 - 12 * index, line) for index, line in enumerate(COLUMN)))
    again = _both(*(_at(72, 560 - 12 * index, line) for index, line in enumerate(COLUMN)))
    document = _read(
        _both(
            _at(72, 700, "The harbour", size=20),
            _at(72, 660, "What happened", size=14, font=BOLD),
            body,
            _at(72, 580, "What followed", font=BOLD),
            again,
        )
    )

    marked = [line for line in document.text.splitlines() if line.startswith("#")]
    assert marked == ["# The harbour", "## What happened", "### What followed"]
    headings = [sentence.text for sentence in segment(document) if sentence.kind is Kind.HEADING]
    assert headings == ["The harbour", "What happened", "What followed"]


def test_footnotes_come_after_the_paragraph_that_runs_on_and_keep_their_page() -> None:
    lines = (
        "The board will dredge the river.",
        "The ministry will not pay for it before the study, which is",
    )
    first = _both(
        text(
            *(["The mud is dumped at sea, where the herring spawn in spring, as they"] * 40), top=780, size=10
        ),
        *(_at(72, 140 - 12 * index, line) for index, line in enumerate(lines)),
        _at(72, 90, "1", size=5),
        _at(76, 87, "Minutes of the board, page 4.", size=8),
    )
    document = _read(first, text("late, is done.", *COLUMN, size=10, top=780))

    note = document.text.index("¹ Minutes of the board, page 4.")
    running = document.text.index("which is late, is done.")
    assert running < note
    assert document.pages_of(Span(note, note + 20)) == (1,)
    assert document.pages_of(Span(running, running + 22)) == (1, 2)


def test_a_raised_figure_behind_a_sentence_does_not_join_it_to_the_next() -> None:
    mark = _both(
        _at(72, 700, "The mud is dumped at sea."),
        _at(178, 704, "1", size=6),
        _at(184, 700, "It should not be."),
    )
    document = _read(mark)

    assert document.text == "The mud is dumped at sea.¹ It should not be."
    first, second = segment(document)
    assert first.text.startswith("The mud is dumped at sea.")
    assert second.text == "It should not be."


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("a great deal of infor-", "mation on the port"), "a great deal of information on the port"),
        (("a cross-border pact and a second cross-", "border pact"), "a second cross-border pact"),
        (("the Baden-", "Baden road"), "the Baden-Baden road"),
        (("the EU-", "wide ban"), "the EU-wide ban"),
        (("the COVID-", "19 years"), "the COVID-19 years"),
        (("He will re-", "sign the treaty."), "re-sign the treaty"),
        (("He will re-", "sign, and who will resign next?"), "He will resign, and"),
        (("He will re-", "quire a permit."), "require a permit"),
        (("the self-", "employed of twenty-", "five towns"), "the self-employed of twenty-five towns"),
        (
            ("a well-", "being grant for non-", "members of the co-", "op"),
            "a well-being grant for non-members of the co-op",
        ),
        (("a long\u00ad", "ing for the sea"), "a longing for the sea"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_unless_it_belongs_to_the_word(
    lines: tuple[str, ...], joined: str
) -> None:
    document = _read(text(*lines, size=10))

    assert joined in document.text


def test_list_items_keep_their_markers_and_their_own_lines() -> None:
    items = (
        "• The toll must not rise.",
        "• The ferry must run at night, and on",
        "   Sundays too.",
        "2. No mud at sea.",
    )
    document = _read(text(*COLUMN, "", *items, size=10))

    assert document.text.endswith(
        "• The toll must not rise.\n• The ferry must run at night, and on Sundays too.\n2. No mud at sea."
    )


def test_what_runs_up_the_margin_is_read_as_one_line_behind_the_page() -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(300, -40, "Received at the port office")
        canvas.rotate(-90)

    document = _read(_both(text(*COLUMN, size=10), stamp), text("It was opened again."))

    assert "harbour office said.\n\nReceived at the port office\n\nIt was opened" in document.text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        text(*COLUMN, size=10, top=400)(canvas)

    assert _read(draw).text == " ".join(COLUMN)


def test_what_is_filled_into_a_form_is_read() -> None:
    def form(canvas: Canvas) -> None:
        text("Name of the witness:")(canvas)
        canvas.acroForm.textfield(name="n", value="Marta Lind", x=72, y=640, width=200, height=20)

    assert "Marta Lind" in _read(form, text("No. 2")).text


def test_page_labels_and_the_files_own_title_and_author_are_kept() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("On the mud")
        canvas.setAuthor("Ada Brandt")
        canvas.addPageLabel(0, style="ROMAN_LOWER")
        text(*COLUMN)(canvas)

    document = _read(draw, text("It was opened again."))

    assert [page.label for page in document.pages] == ["i", "ii"]
    assert (document.title, document.author, document.format) == ("On the mud", "Ada Brandt", "pdf")


@pytest.mark.parametrize(
    "made_up", ["Microsoft Word - doc1", "untitled", "minutes.docx", "Document1", "scan_0012"]
)
def test_titles_that_a_program_made_up_are_not_taken(made_up: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle(made_up)
        canvas.setAuthor("Administrator")
        text(*COLUMN, size=10)(canvas)

    document = _read(draw)

    assert (document.title, document.author) == ("", "")
