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
