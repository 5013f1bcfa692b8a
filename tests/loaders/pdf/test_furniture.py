"""Running headers, footers and page numbers, and what only looks like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from summarizer.documents import Document
from summarizer.loaders.pdf import read

from .press import FONT, HEIGHT, drawn
from .test_planted import assert_nothing_is_dropped

BODY = (
    "The harbour silts up, and the board of the port wants it dredged by spring. It has asked for",
    "money, which the ministry will not give before a study of what becomes of the mud is done. The",
    "fishing fleet is against it, since the mud would be dumped where the herring spawn. A vote on the",
    "matter is due in May, and both sides say that they will win it by some distance.",
)


def _page(
    *, top: str = "", bottom: str = "", first: str = "", begin: float = 740
) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 10)
        canvas.drawString(72, HEIGHT - 40, top)
        canvas.drawString(280, 30, bottom)
        for index, line in enumerate(filter(None, (first, *BODY))):
            canvas.drawString(72, begin - 12 * index, line)

    return draw


def _out(document: Document) -> list[str]:
    return [span.of(page.text) for page in document.pages for span in page.left_out]


def test_headers_footers_and_page_numbers_are_left_out_and_can_be_asked_for() -> None:
    document = read(
        drawn(*(_page(top="Board of the Port", bottom=f"Page {n} of 4") for n in range(1, 5))), name="a.pdf"
    )

    assert "Board of the Port" not in document.text
    assert "Page" not in document.text
    assert _out(document) == [each for n in range(1, 5) for each in ("Board of the Port", f"Page {n} of 4")]
    assert_nothing_is_dropped(document)


@pytest.mark.parametrize("number", [("i", "ii", "iii"), ("7", "8", "9"), ("- 1 -", "- 2 -", "- 3 -")])
def test_numbers_that_count_the_pages_are_page_numbers(number: tuple[str, ...]) -> None:
    document = read(drawn(*(_page(bottom=each) for each in number)), name="a.pdf")

    assert _out(document) == list(number)


def test_headers_of_left_and_right_pages_are_both_left_out() -> None:
    heads = ["Board of the Port", "Minutes of 3 March"] * 3
    document = read(drawn(*(_page(top=head) for head in heads)), name="a.pdf")

    assert _out(document) == heads


def test_a_line_of_the_text_that_happens_to_open_several_pages_stays() -> None:
    again = "The board has said so before, and says it again."
    firsts = [again, "", again, again, "", again]
    document = read(drawn(*(_page(top="Board of the Port", first=first) for first in firsts)), name="a.pdf")

    assert document.text.count(again) == 4
    assert set(_out(document)) == {"Board of the Port"}


def test_a_header_that_comes_once_does_not_cut_the_sentence_that_runs_over_it() -> None:
    open_ended = _page(begin=110)
    document = read(
        drawn(lambda canvas: _open(canvas, open_ended), _page(top="Annex to the minutes", first="dredged.")),
        name="a.pdf",
    )

    assert "the mouth of the river will be dredged." in document.text
    assert _out(document) == ["Annex to the minutes"]


def _open(canvas: Canvas, draw: Callable[[Canvas], None]) -> None:
    draw(canvas)
    canvas.drawString(
        72, 62, "By the end of the year, and at the cost of the port alone, the mouth of the river will be"
    )


def test_what_stands_on_one_page_alone_is_text() -> None:
    document = read(drawn(_page(top="Board of the Port")), name="a.pdf")

    assert document.text.startswith("Board of the Port")


def test_a_watermark_on_every_page_is_left_out_and_a_stamp_on_one_is_kept() -> None:
    def stamped(word: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            _page()(canvas)
            canvas.rotate(45)
            canvas.drawString(300, 100, word)
            canvas.rotate(-45)

        return draw

    everywhere = read(drawn(*[stamped("DRAFT")] * 3), name="a.pdf")
    once = read(drawn(stamped("Received 4 May"), _page(), _page()), name="b.pdf")

    assert _out(everywhere) == ["DRAFT"] * 3
    assert "Received 4 May" in once.text
    assert_nothing_is_dropped(once)


def _columns(header: tuple[str, str], *, columns: bool) -> Callable[[Canvas], None]:
    """A page with a header of two parts, in one column or in two, in the middle of a sentence."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 8)
        canvas.drawString(60, HEIGHT - 35, header[0])
        canvas.drawRightString(535, HEIGHT - 35, header[1])
        canvas.setFont(FONT, 10)
        for left in (60, 310) if columns else (60,):
            for index in range(40):
                number = "abcdefgh"[index % 8] * (index // 8 + 1)
                words = "and so the board of the port wanted for" if columns else " ".join(BODY[:1])
                canvas.drawString(left, HEIGHT - 90 - 12.5 * index, f"{words} {number}")

    return draw


@pytest.mark.parametrize("two", [{1}, {2}, {1, 2}, {0}, {1, 2, 3}])
def test_a_header_of_two_parts_is_left_out_of_pages_in_one_column_and_in_two(two: set[int]) -> None:
    header = ("Board of the Upper Port", "Review of the Harbour")
    document = read(drawn(*(_columns(header, columns=page in two) for page in range(4))), name="a.pdf")

    assert _out(document) == [" ".join(header)] * 4
    assert "Port" not in document.text
    assert "Review" not in document.text
    assert_nothing_is_dropped(document)


def test_a_line_of_the_text_beside_the_number_of_the_page_stays() -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            _columns(("", ""), columns=True)(canvas)
            canvas.drawString(60, HEIGHT - 90 - 12.5 * 40, "for it would be the end")
            canvas.drawString(310, HEIGHT - 90 - 12.5 * 40, f"Page {number}")

        return draw

    document = read(drawn(*(page(number) for number in range(1, 5))), name="a.pdf")

    assert document.text.count("for it would be the end") == 4
