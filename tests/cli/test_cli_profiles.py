from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer.cli.application import application

MINUTES = """\
The parish council of Little Wend met on 4 May 2026 in the school.
The council agreed to mend the footbridge before the end of the year.
Colin Dray, the treasurer, warned that the bridge could collapse in another flood.
"""
OURS = """
[sections.risks]
title = "What may go wrong"
instruction = "What somebody fears."
content = "risk"
[sections.positions]
drop = true
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, [*map(str, arguments)])


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES, "utf-8")
    return path


def test_profiles_are_listed_shown_and_found() -> None:
    listed = run("profiles", "list")
    assert listed.exit_code == 0
    for name in ("news", "hearing", "consultation", "ruling"):
        assert f"\n{name}" in f"\n{listed.output}"
        shown = run("profiles", "show", name)
        assert shown.output == Path(run("profiles", "path", name).output.strip()).read_text("utf-8")
    assert Path(run("profiles", "path").output.strip()).is_dir()


def test_a_profile_gives_the_note_its_sections(minutes: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours.toml"
    ours.write_text(OURS, "utf-8")
    result = run("brief", minutes, "-m", "extractive", "--profile", ours)
    assert result.exit_code == 0
    assert "## What may go wrong\n\n- Colin Dray, the treasurer, warned" in result.output
    assert "## Positions" not in result.output
    assert "profile ours" in result.output


def test_a_setting_gives_it_too(minutes: Path) -> None:
    environment = {"SUMMARIZER_PROFILE": "hearing"}
    result = CliRunner().invoke(
        application, ["brief", str(minutes), "-m", "extractive", "-f", "json"], env=environment
    )
    kept = json.loads(result.output[result.output.index("{") :])
    assert [section["name"] for section in kept["sections"]] == ["decisions", "risks", "figures"]
    assert kept["provenance"]["profile"] == "hearing"


def test_a_profile_that_is_not_there_or_wrong_ends_the_run(minutes: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[sections.risks]\n", "utf-8")
    for profile, told in (("hearng", "is hearing meant?"), (wrong, "line 1: sections.risks")):
        result = run("brief", minutes, "-m", "extractive", "--profile", profile)
        assert result.exit_code == 2
        assert told in result.output
