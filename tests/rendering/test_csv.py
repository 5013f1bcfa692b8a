"""The positions as a table that a spreadsheet reads, and that does nothing there."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing import Briefing
from summarizer.errors import TemplateError
from summarizer.rendering import render
from summarizer.rendering.typography import inert
from summarizer.rendering.words import english

from . import briefings


def rows(briefing: Briefing, language: str | None = None) -> list[list[str]]:
    """The table as a spreadsheet reads it."""
    made = render(briefing, "csv", language=language)
    assert made.startswith("\ufeff")
    return list(csv.reader(StringIO(made.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_row_is_a_position_under_a_heading() -> None:
    briefing = briefings.harbour()
    heading, *table = rows(briefing)
    assert heading == list(english().columns.values())
    assert [row[0] for row in table] == [position.party for position in briefing.positions]
    for position, row in zip(briefing.positions, table, strict=True):
        told = dict(zip(english().columns, row, strict=True))
        assert told["quotes"].splitlines() == [inert(quote.text) for quote in position.quotes]
        assert told["speakers"].splitlines() == [quote.speaker for quote in position.quotes]
        assert told["stance"] == position.stance.value


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_and_is_no_formula(text: str) -> None:
    briefing = briefings.harbour()
    position = briefing.positions[0].model_copy(update={"text": text, "party": text})
    _, row = rows(briefing.model_copy(update={"positions": (position,)}))
    told = dict(zip(english().columns, row, strict=True))
    for cell in (told["text"], told["party"]):
        assert cell.removeprefix("'") in (inert(text), inert(text).removeprefix("'"))
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", '=HYPERLINK("x")', "＝1"]
)
def test_a_formula_is_a_text_behind_an_apostrophe(text: str) -> None:
    briefing = briefings.harbour()
    position = briefing.positions[0].model_copy(update={"issue": text})
    _, row = rows(briefing.model_copy(update={"positions": (position,)}))
    assert row[1] == "'" + inert(text)


def test_the_heading_and_the_stances_are_in_the_language_of_the_note() -> None:
    heading, first, *_ = rows(briefings.harbour(), "de")
    assert heading[:3] == ["Seite", "Thema", "Haltung"]
    assert first[2] in ("dafür", "dagegen", "unter Bedingungen", "geteilt", "nicht geäußert")


def test_a_line_ends_as_the_standard_has_it() -> None:
    made = render(briefings.harbour(), "csv")
    assert made.endswith("\r\n")


def test_no_template_lays_out_a_table(tmp_path: object) -> None:
    with pytest.raises(TemplateError, match="takes no template"):
        render(briefings.harbour(), "csv", template=f"{tmp_path}/x.jinja")
