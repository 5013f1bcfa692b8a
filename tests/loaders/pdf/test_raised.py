"""Raised signs at figures and words: what a note or a power is never becomes a part of the figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from summarizer.loaders.pdf import read

from .press import FONT, drawn
from .test_planted import assert_nothing_is_dropped

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FILL = "The board of the mill met on a wet day and talked of weirs and of pipes."

figures = st.builds(
    "{}{}{}".format,
    st.integers(0, 9999),
    st.sampled_from(["", ".", ","]).flatmap(
        lambda point: st.integers(0, 999).map(lambda part: f"{point}{part}" if point else "")
    ),
    st.sampled_from(["", "", "%", "m"]),
)
marked = st.lists(st.tuples(figures, st.integers(1, 99).map(str)), min_size=4, max_size=12)


def _paragraph(pairs: Sequence[tuple[str, str]], opening: str, closing: str) -> str:
    clauses = (f"it paid {figure}{opening}{mark}{closing} euros" for figure, mark in pairs)
    return f"{FILL} In that year {', '.join(clauses)}{opening}7{closing}. {FILL}"


def _flowed(opening: str) -> Callable[[Sequence[tuple[str, str]]], bytes]:
    def print_(pairs: Sequence[tuple[str, str]]) -> bytes:
        buffer = BytesIO()
        style = ParagraphStyle("body", fontName=FONT, fontSize=10, leading=12.5)
        story = [Paragraph(_paragraph(pairs, opening, "</super>"), style)]
        SimpleDocTemplate(buffer, invariant=1).build(story)
        return buffer.getvalue()

    return print_


def _styled(size: str) -> Callable[[Sequence[tuple[str, str]]], bytes]:
    def print_(pairs: Sequence[tuple[str, str]]) -> bytes:
        from weasyprint import HTML

        style = f"<style>body{{font:11pt serif}} sup{{font-size:{size}}}</style>"
        return bytes(HTML(string=f"{style}<p>{_paragraph(pairs, '<sup>', '</sup>')}</p>").write_pdf())

    return print_


@pytest.mark.parametrize(
    "print_",
    [
        pytest.param(_flowed("<super>"), id="reportlab"),
        pytest.param(_flowed("<super size=6>"), id="reportlab-small"),
        pytest.param(_flowed("<super rise=3 size=7>"), id="reportlab-low"),
        pytest.param(_styled("smaller"), id="weasyprint"),
        pytest.param(_styled("7pt"), id="weasyprint-small"),
    ],
)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs=marked)
def test_a_raised_mark_never_alters_the_figure_that_it_stands_at(
    print_: Callable[[Sequence[tuple[str, str]]], bytes], pairs: list[tuple[str, str]]
) -> None:
    document = read(print_(pairs), name="a.pdf")

    raised = [(figure, mark.translate(_RAISED)) for figure, mark in pairs]
    assert document.text == _paragraph(raised, "", "").replace("euros7", "euros⁷")
    assert_nothing_is_dropped(document)


@pytest.mark.parametrize(
    ("word", "raised", "read_as"),
    [
        ("10", "-6", "10⁻⁶ grams"),
        ("Quill", "a", "Quillᵃ grams"),
        ("41", "b", "41ᵇ grams"),
        ("1", "st", "1st grams"),
        ("x", "n", "xⁿ grams"),
    ],
)
def test_raised_signs_and_letters_stand_as_such_and_the_ends_of_numbers_do_not(
    word: str, raised: str, read_as: str
) -> None:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(72, 700)
        line.setFont(FONT, 10)
        line.textOut(f"The board of the mill says {word}")
        line.setFont(FONT, 6)
        line.setRise(4)
        line.textOut(raised)
        line.setFont(FONT, 10)
        line.setRise(0)
        line.textOut(" grams.")
        canvas.drawText(line)

    assert read_as in read(drawn(draw), name="a.pdf").text
