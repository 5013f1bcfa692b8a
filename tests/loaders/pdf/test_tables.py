"""Tables without rules: what they say is told, or their lines are left as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from summarizer.documents import Document, Kind
from summarizer.loaders.pdf import read
from summarizer.segmentation import segment

from .press import FONT
from .test_planted import assert_nothing_is_dropped

_BODY = ParagraphStyle("body", fontName=FONT, fontSize=10, leading=12)
_TOWNS = ("Amberg", "Boll", "Cawl", "Dorn", "Eskdale", "Ferris", "Harrow", "Ise")
_NAMES = ("Paid", "Votes against", "Loss in all", "Seats")

figures = st.one_of(st.just(""), st.integers(0, 99_999).map(str), st.integers(0, 99).map("{}.5".format))


@st.composite
def grids(draw: st.DrawFn) -> list[list[str]]:
    """A table with headers, some of whose cells are empty; each column and each row holds a figure."""
    width, height = draw(st.integers(1, 4)), draw(st.integers(3, 8))
    rows = [draw(st.lists(figures, min_size=width, max_size=width)) for _ in range(height)]
    return [["Town", *_NAMES[:width]], *([_TOWNS[at], *row] for at, row in enumerate(rows))]


def _table(rows: Sequence[Sequence[object]], *styles: tuple[object, ...], widths: object = None) -> Document:
    fill = Paragraph(
        "The board of the mill met in the drying room and looked at them for a long time.", _BODY
    )
    table = Table(
        rows,
        colWidths=widths,
        style=[("FONT", (0, 0), (-1, -1), FONT, 10), ("VALIGN", (0, 0), (-1, -1), "TOP"), *styles],
    )
    story: list[Flowable] = [fill, table, fill]
    buffer = BytesIO()
    SimpleDocTemplate(buffer, invariant=1).build(story)
    document = read(buffer.getvalue(), name="a.pdf")
    assert_nothing_is_dropped(document)
    return document


def _rows(document: Document) -> list[str]:
    return [sentence.line for sentence in segment(document) if sentence.kind is Kind.ROW]


def _sentence(label: str, names: Sequence[str], row: Sequence[str]) -> str:
    cells = [f"{name} {figure}" for name, figure in zip(names, row, strict=True) if figure]
    return f"{label}: {'; '.join(cells)}."


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids(), st.sampled_from(["LEFT", "RIGHT", "CENTER"]))
def test_a_row_that_is_told_has_each_figure_under_its_own_name(grid: list[list[str]], align: str) -> None:
    document = _table(grid, ("ALIGN", (1, 0), (-1, -1), align))

    true = {_sentence(label, grid[0][1:], row) for label, *row in grid[1:]}
    told = [row for row in _rows(document) if ": " in row]
    assert set(told) <= true
    for label, *row in grid[1:]:
        if not any(":" in line and line.startswith(label) for line in told):
            assert " ".join(filter(None, [label, *row])) in document.text.replace("| ", "")


def test_empty_cells_leave_the_others_in_their_columns() -> None:
    rows = [["Town", "Votes for", "Votes against"], ["Ise", "", "12"], ["Orm", "40", ""], ["Vey", "7", "8"]]
    document = _table(rows, ("ALIGN", (1, 0), (-1, -1), "RIGHT"), widths=[100, 100, 100])

    assert _rows(document) == [
        "Ise: Votes against 12.",
        "Orm: Votes for 40.",
        "Vey: Votes for 7; Votes against 8.",
    ]


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("padding", [0, 3])
def test_cells_of_several_lines_are_no_rows(valign: str, padding: int) -> None:
    long = [
        Paragraph(words, _BODY)
        for words in (
            "Roof of the old boiler house and of the drying room",
            "Board, with help of friends and of the county",
        )
    ]
    rows = [
        ["Item", "Cost", "Owner"],
        [long[0], "4.5", long[1]],
        ["Wheel", "3.1", "County"],
        ["Weir", "2.2", "Union"],
    ]
    styles = [
        ("VALIGN", (0, 0), (-1, -1), valign),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
    ]
    document = _table(rows, *styles, widths=[120, 60, 120])

    assert not any(("house" in row or "drying" in row or "friends" in row) for row in _rows(document))
    assert not any(row.startswith("Roof") for row in _rows(document))


def test_a_name_over_two_columns_is_not_lost_from_the_sentences_of_the_rows() -> None:
    rows = [
        ["", "Cost (£ million)", ""],
        ["Measure", "2026", "2027"],
        ["Hosepipe ban", "0.3", "0.4"],
        ["Purchases", "3.8", "4.4"],
        ["Repair", "6.1", "6.0"],
    ]
    document = _table(rows, ("SPAN", (1, 0), (2, 0)), ("ALIGN", (1, 0), (-1, -1), "CENTER"))

    assert _rows(document) == []
    assert "Cost (£ million)" in document.text
    assert "Hosepipe ban 0.3 0.4" in document.text
