"""Text that no reader of a page sees is no evidence; what stands on colours and on scans is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from summarizer.documents import Document
from summarizer.loaders.pdf import read

from .press import FONT, WIDTH, drawn, picture, stream, text, written
from .test_planted import assert_nothing_is_dropped

Draw = Callable[[Canvas], None]
SECRET = "The fee is 99 euros."
SEEN = ("The board of the port met in May.", "It did not name a fee for the ferry.")


def _read(*draws: Draw) -> Document:
    def page(canvas: Canvas) -> None:
        for draw in draws:
            canvas.saveState()
            draw(canvas)
            canvas.restoreState()

    document = read(drawn(page), name="a.pdf")
    assert_nothing_is_dropped(document)
    return document


def _written(*, x: float = 72, colour: tuple[float, float, float] = (0, 0, 0), mode: int = 0) -> Draw:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(x, 500)
        line.setFont(FONT, 12)
        line.setFillColorRGB(*colour)
        line.setTextRenderMode(mode)
        line.textOut(SECRET)
        line.setTextRenderMode(0)
        canvas.drawText(line)

    return draw


def _box(
    *, colour: tuple[float, float, float] = (0, 0, 0), height: float = 16, alpha: float = 1, at: float = 496
) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*colour, alpha=alpha)
        canvas.rect(60, at, 300, height, fill=1, stroke=0)

    return draw


def _shade(canvas: Canvas) -> None:
    canvas.linearGradient(60, 480, 360, 520, ((0, 0, 0), (0, 0, 1)), extend=False)


def _frame(canvas: Canvas) -> None:
    canvas.rect(60, 490, 300, 26, fill=0)


WHITE, BLUE = (1, 1, 1), (0.1, 0.2, 0.6)


@pytest.mark.parametrize(
    "draws",
    [
        pytest.param([_written(mode=3)], id="without ink"),
        pytest.param([_written(mode=3), _box(colour=WHITE)], id="without ink under a box"),
        pytest.param([_written(colour=WHITE)], id="white"),
        pytest.param([_written(colour=(0.99, 0.99, 0.98))], id="all but white"),
        pytest.param([_box(colour=BLUE), _written(colour=BLUE)], id="of the colour of its box"),
        pytest.param([_box(), _box(colour=WHITE), _written(colour=WHITE)], id="white on white on black"),
        pytest.param([_written(x=WIDTH + 10)], id="off the page"),
        pytest.param([_written(x=-300)], id="off the page to the left"),
        pytest.param([_written(), _box()], id="under a bar"),
        pytest.param([_written(), _box(colour=WHITE)], id="under a white box"),
    ],
)
def test_text_that_no_reader_sees_is_left_out_with_a_notice(draws: list[Draw]) -> None:
    document = _read(text(*SEEN), *draws)

    assert document.text == " ".join(SEEN)
    (notice,) = document.notices
    assert notice.startswith("page 1: text that no reader sees (5 words")
    (page,) = document.pages
    assert [span.of(page.text) for span in page.left_out] == [SECRET]


@pytest.mark.parametrize(
    "draws",
    [
        pytest.param([_written()], id="black"),
        pytest.param([_box(colour=BLUE), _written(colour=WHITE)], id="white in a dark box"),
        pytest.param([_box(colour=WHITE), _written()], id="black in a white box"),
        pytest.param([_box(colour=(1, 1, 0)), _written()], id="marked"),
        pytest.param([_written(), _box(colour=(1, 1, 0), alpha=0.4)], id="marked on top"),
        pytest.param([_written(), _box(height=1, at=503)], id="struck out by a thin box"),
        pytest.param([_written(), _box(height=1)], id="underlined by a thin box"),
        pytest.param([_written(), _frame], id="framed"),
        pytest.param([_shade, _written(colour=WHITE)], id="white on a gradient"),
        pytest.param([picture, _written(colour=WHITE)], id="white on a picture"),
        pytest.param([picture, _written(mode=3)], id="recognised on a scan"),
        pytest.param([_written(mode=3), picture], id="recognised under a scan"),
        pytest.param([_written(colour=BLUE)], id="coloured"),
        pytest.param([_written(mode=1, colour=WHITE)], id="outlined"),
    ],
)
def test_text_that_is_seen_or_was_recognised_on_a_scan_is_read(draws: list[Draw]) -> None:
    document = _read(*draws, text(*SEEN))

    assert sorted(document.text.split("\n\n")) == [" ".join(SEEN), SECRET]
    assert document.notices == ()


def test_a_page_is_as_large_as_its_file_says_of_all_pages() -> None:
    content = f"BT /F 12 Tf 900 950 Td ({SECRET}) Tj ET"
    data = written(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 1200 1000] >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        stream(content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    )

    assert read(data, name="a.pdf").text == SECRET
