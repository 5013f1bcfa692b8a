from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents import Document, Kind
from summarizer.loaders.layout import laid_out
from summarizer.loaders.tables import Cell, Rows, is_data, told
from summarizer.segmentation import segment

PROSE = "The left column of the page tells a long story about the harbour. " * 6


@pytest.mark.parametrize(
    ("header", "cell", "said"),
    [
        ("Revenue (€ million)", "4.5", "Revenue €4.5 million"),
        ("Revenue (in € million)", "-4.5", "Revenue €-4.5 million"),
        ("Change (%)", "+3", "Change +3 %"),
        ("Change in %", "3.5", "Change 3.5 %"),
        ("Kosten (Mio. €)", "12", "Kosten €12 Mio."),
        ("Members (voting)", "9", "Members (voting) 9"),
        ("Share (%)", "n/a", "Share (%): n/a"),
        ("Revenue (€ million)", "4.5 million", "Revenue (€ million) 4.5 million"),
        ("2023", "120", "2023: 120"),
        ("Vote", "against", "Vote: against"),
        ("Cost", "(3)", "Cost (3)"),
        ("", "12", "12"),
    ],
)
def test_a_value_stands_under_its_name_with_its_unit(header: str, cell: str, said: str) -> None:
    assert told([["", header, "Rest"], ["North", cell, "x"]], headers=1) == (f"| North: {said}; Rest: x. |",)


def test_empty_cells_are_left_out_and_a_dash_stays() -> None:
    rows = [["Ward", "Votes", "Share", "Note"], ["North", "", "–", ""]]
    assert told(rows) == ("| North: Share: –. |",)


def test_a_table_without_a_header_is_read_as_keys_and_values() -> None:
    assert told([["Chair", "Ada Klein"], ["Date", "3 May 2024"]]) == (
        "| Chair: Ada Klein. |",
        "| Date: 3 May 2024. |",
    )


def test_marked_headers_tell_whatever_the_look() -> None:
    rows = [[Cell("A", header=True), Cell("B", header=True)], [Cell("x", header=True), Cell("y")]]
    assert told(rows) == ("| x: B: y. |",)


@pytest.mark.parametrize("headers", [None, 1])
def test_spans_of_the_first_row_make_a_header_of_two(headers: int | None) -> None:
    head = [Cell("Season", rows=2), Cell("Sailings", columns=2), Cell("Guests", rows=2)]
    rows: Rows = [head, ["2024", "2025"], ["Winter", "14", "12", "8,900"], ["Summer", "42", "40", "61,200"]]
    assert told(rows, headers=headers) == (
        "| Winter: Sailings 2024: 14; Sailings 2025: 12; Guests 8,900. |",
        "| Summer: Sailings 2024: 42; Sailings 2025: 40; Guests 61,200. |",
    )
    unmerged: Rows = [["", Cell("Sailings", columns=2)], ["Season", "2024", "2025"], ["Winter", "14", "12"]]
    assert told(unmerged) == ("| Winter: Sailings 2024: 14; Sailings 2025: 12. |",)


def test_spans_of_the_data_make_no_header() -> None:
    rows: Rows = [["Item", Cell("Cost", columns=2)], [Cell("Roof", rows=2), "4", "5"], ["6", "7"]]
    assert told(rows) == ("| Roof: Cost 4; Cost 5. |", "| Roof: Cost 6; Cost 7. |")


def test_a_figure_beside_a_tall_label_is_a_value_and_a_year_a_label() -> None:
    rows: Rows = [["Ward", "First", "Second"], [Cell("North", rows=2), "4.5", "5.1"], ["3.1", "n/a"]]
    assert told(rows) == ("| North: First 4.5; Second 5.1. |", "| North: First 3.1; Second: n/a. |")
    rows = [["Ward", "Year", "Votes"], [Cell("North", rows=2), "2024", "40"], ["2025", "31"]]
    assert told(rows) == ("| North, 2024: Votes 40. |", "| North, 2025: Votes 31. |")


@pytest.mark.parametrize(
    ("rows", "sums"),
    [
        (("North:", "a", "b", "South:", "c", "Total¹"), ["Total¹"]),
        (("North:", "a", "Total", "South:", "c", "Total"), ["North, Total", "South, Total"]),
        (("North:", "a", "Sum", "South:", "c", "Sum", "Total"), ["North, Sum", "South, Sum", "Total"]),
    ],
)
def test_a_sum_is_of_its_group_or_of_the_whole_table(rows: tuple[str, ...], sums: list[str]) -> None:
    table: Rows = [["Ward", "Votes"], *([row, "" if row.endswith(":") else "4"] for row in rows)]
    said = [line.removeprefix("| ").partition(": ")[0] for line in told(table)]
    assert [label for label in said if label.endswith(("Sum", "Total", "Total¹"))] == sums


def test_a_header_over_two_columns_and_two_rows_is_said_in_full() -> None:
    head = [Cell("Region", header=True, rows=2), Cell("2024", header=True, columns=2)]
    below = [Cell("Revenue", header=True), Cell("Cost", header=True)]
    assert told([head, below, ["North", "4", "3"]]) == ("| North: 2024 Revenue 4; 2024 Cost 3. |",)


def test_a_group_names_the_rows_below_until_the_next() -> None:
    rows: Rows = [
        ["Region", "Sales", "Cost"],
        [Cell("Europe", columns=3)],
        ["North", "4", "1"],
        [Cell("Asia", columns=3)],
        ["South", "5", "2"],
    ]
    assert told(rows) == ("| Europe, North: Sales 4; Cost 1. |", "| Asia, South: Sales 5; Cost 2. |")


def test_a_group_over_several_rows_names_each() -> None:
    rows: Rows = [["Part", "Region", "Sales"], [Cell("Europe", rows=2), "North", "4"], ["South", "5"]]
    assert told(rows) == ("| Europe, North: Sales 4. |", "| Europe, South: Sales 5. |")


def test_a_row_without_figures_does_not_name_those_below() -> None:
    rows = [["Ward", "Votes", "Share"], ["North", "", ""], ["South", "5", "2 %"]]
    assert told(rows) == ("North", "| South: Votes 5; Share 2 %. |")


def test_a_bare_number_says_what_it_numbers() -> None:
    assert told([["Ward", "Votes"], ["1", "120"], ["2", "130"]]) == (
        "| Ward 1: Votes 120. |",
        "| Ward 2: Votes 130. |",
    )


def test_running_text_in_a_cell_stays_whole_under_what_it_is_of() -> None:
    rows = [["Who", "Stand", "Comment"], ["Port", "opposes", PROSE], ["Union", "supports", "It is fair."]]
    assert told(rows) == (
        "| Port: Stand: opposes. |",
        "**Port – Comment**",
        PROSE.strip(),
        "| Union: Stand: supports; Comment: It is fair. |",
    )


def test_a_table_that_lays_out_a_page_is_told_as_its_paragraphs() -> None:
    columns = [[PROSE, f"{PROSE}\nSecond."]]
    assert not is_data(columns)
    assert told(columns) == (PROSE.strip(), PROSE.strip(), "Second.")


def test_spans_without_end_are_bounded() -> None:
    rows: Rows = [["A", "B"], [Cell("x", columns=10**9, rows=10**9), "1"], ["y", "2"]]
    assert sum(len(block) for block in told(rows)) < 10_000


FIGURES = st.decimals(min_value=0, max_value=10_000, places=1).map(str)


@given(
    st.lists(st.lists(FIGURES, min_size=2, max_size=4), min_size=1, max_size=6).filter(
        lambda r: len({*map(len, r)}) == 1
    )
)
def test_every_figure_of_a_table_stands_in_the_sentence_of_its_row(grid: list[list[str]]) -> None:
    names = [f"Column{chr(65 + at)}" for at in range(len(grid[0]))]
    rows = [["Ward", *names], *([f"Row{chr(65 + at)}", *cells] for at, cells in enumerate(grid))]
    sentences = [s for s in segment(Document(laid_out(told(rows)))) if s.kind is Kind.ROW]
    assert len(sentences) == len(grid)
    for at, (sentence, cells) in enumerate(zip(sentences, grid, strict=True)):
        assert sentence.text.startswith(f"Row{chr(65 + at)}: ")
        assert re.findall(r"Column([A-Z]) ([\d.]+?)[;.](?: |$)", sentence.text) == [
            (name[-1], cell) for name, cell in zip(names, cells, strict=True)
        ]
