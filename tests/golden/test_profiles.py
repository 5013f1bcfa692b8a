from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.golden import Mode, Part, check, find, record

SETUP = """\
sources = ["sources/minutes.txt"]
model = "extractive"
profile = "ours.toml"
"""
MINUTES = """\
The parish council of Little Wend met on 4 May 2026 in the school.
The council agreed to mend the footbridge before the end of the year.
Colin Dray, the treasurer, warned that the bridge could collapse in another flood.
"""
OURS = """\
[sections.risks]
title = "Risks"
instruction = "What somebody fears."
content = "risk"
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "minutes"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "minutes.txt").write_text(MINUTES, "utf-8")
    (folder / "case.toml").write_text(SETUP, "utf-8")
    (folder / "ours.toml").write_text(OURS, "utf-8")
    assert not record(find(tmp_path), mode=Mode.ONCE).failures
    return folder


def causes(case: Path) -> list[tuple[Part, str]]:
    return [(cause.part, cause.text) for outcome in check(case.parent).findings for cause in outcome.causes]


def test_a_case_is_recorded_and_checked_with_its_profile(case: Path) -> None:
    assert "## Risks\n\n- Colin Dray" in (case / "briefing.md").read_text("utf-8")
    assert causes(case) == []


def test_a_profile_that_was_edited_is_the_cause_and_a_remark_in_it_is_none(case: Path) -> None:
    (case / "ours.toml").write_text(f"# A remark.\n{OURS}", "utf-8")
    assert causes(case) == []
    (case / "ours.toml").write_text(OURS.replace('"Risks"', '"Dangers"'), "utf-8")
    assert causes(case) == [(Part.PROFILE, "the profile ours was edited since it was recorded")]


def test_another_profile_is_the_cause_and_one_that_is_not_there_an_error(case: Path) -> None:
    (case / "ours.toml").unlink()
    (case / "case.toml").write_text(SETUP.replace("ours.toml", "news"), "utf-8")
    assert causes(case) == [(Part.PROFILE, "the profile: news; recorded: ours")]
    (case / "case.toml").write_text(SETUP.replace("ours.toml", "nowhere"), "utf-8")
    (told,) = causes(case)
    assert "no such profile" in told[1]
