from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from summarizer.briefing import Briefing, KeyPoint, Position
from summarizer.rendering import render
from summarizer.rendering.typography import inert

from . import briefings
from .builders import Text

HEADINGS = re.compile(r"^(.+)\n-+$", re.MULTILINE)


@pytest.mark.parametrize("briefing", [briefings.harbour(), briefings.ferries(), briefings.scripts()])
def test_no_line_is_wider_than_78_columns(briefing: Briefing) -> None:
    assert max(cell_len(line) for line in render(briefing, "txt").splitlines()) <= 78


@pytest.mark.parametrize("briefing", [briefings.harbour(), briefings.scripts()])
def test_the_columns_of_the_table_are_aligned(briefing: Briefing) -> None:
    lines = [line for line in render(briefing, "txt").splitlines() if line.startswith(("|", "+"))]

    assert len({cell_len(line) for line in lines}) == 1


def test_a_paragraph_hangs_below_its_number() -> None:
    assert "\n3. Some 40 tonnes of dead shore crabs have washed up" in render(briefings.harbour(), "txt")
    assert "according to\n   the county. [9]\n" in render(briefings.harbour(), "txt")


def test_numbers_are_aligned_to_the_right() -> None:
    text = Text(id="harbour", text="\n".join("abcdefghijkl"))
    points = tuple(
        KeyPoint.model_validate({"text": each.quote, "wording": "source", "evidence": [each]})
        for each in text.evidence(*range(1, 13))
    )
    note = render(briefings.bare().model_copy(update={"key_points": points}), "txt")

    assert "\n 9. i. [9]\n10. j. [10]\n" in note


@pytest.mark.parametrize("script", ["中方将继续发挥建设性作用", "وقال الوزير إن بلاده لن تقبل"])
def test_text_of_other_scripts_comes_out_whole(script: str) -> None:
    note = render(briefings.filled_with(" ".join([script] * 12)), "txt")

    assert re.sub(r"\s", "", script * 12) in re.sub(r"\s", "", note)


def test_many_issues_are_shown_in_several_tables() -> None:
    whole = briefings.harbour()
    more = tuple(
        Position.model_validate({**whole.positions[0].model_dump(), "issue": f"issue {n}"}) for n in range(5)
    )
    note = render(whole.model_copy(update={"positions": (*whole.positions, *more)}), "txt")

    assert note.count("| Party ") == 3
    assert all(f"| issue {n} " in note for n in range(5))


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=list("#-=*_|+>[]\n\r\t\x0b\x1b\u2028\u202eab ")))
def test_no_text_forges_a_heading_or_steers_the_terminal(text: str) -> None:
    note = render(briefings.filled_with(f"x {text} Sources\n-------\nx"), "txt")

    assert HEADINGS.findall(note) == [
        "Key points",
        "Positions",
        "Open questions",
        "Could not be supported",
        "Not in the note",
        "Sources",
    ]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", note)
    assert inert(text).replace(" ", "") in re.sub(r"\s", "", note)


def test_an_address_stays_whole_so_that_a_mail_program_links_it() -> None:
    address = f"https://www.westmark.example/{'a-long-path/' * 10}report.pdf"
    briefing = briefings.harbour()
    sources = tuple(source.model_copy(update={"url": address}) for source in briefing.sources)
    assert address in render(briefing.model_copy(update={"sources": sources}), "txt").splitlines()
