from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer import pipeline
from summarizer.briefing import Briefing
from summarizer.cli.application import application
from summarizer.diffing import FORMATS, diff, render, since
from tests.cli.running import Shell


def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(application, ["diff", *map(str, arguments)], input=stdin)


@pytest.fixture
def later(briefing: Briefing) -> Briefing:
    return briefing.model_copy(update={"title": "The bridge of 1911"})


@pytest.fixture
def later_json(later: Briefing, tmp_path: Path) -> Path:
    path = tmp_path / "later.json"
    path.write_text(render_json(later), "utf-8")
    return path


def render_json(briefing: Briefing) -> str:
    return briefing.model_dump_json(indent=2) + "\n"


@pytest.mark.parametrize("format", FORMATS)
def test_a_change_is_printed_and_ends_with_one(
    briefing: Briefing, later: Briefing, briefing_json: Path, later_json: Path, format: str
) -> None:
    result = run(briefing_json, later_json, "-f", format)
    assert result.exit_code == 1
    assert result.stdout == render(diff(briefing, later), format)
    assert result.stderr == ""


@pytest.mark.parametrize("format", FORMATS)
def test_the_note_of_what_has_changed_is_made_of_two_kept_briefings(
    briefing: Briefing, later: Briefing, briefing_json: Path, later_json: Path, format: str
) -> None:
    result = run(briefing_json, later_json, "--note", "-f", format)
    assert result.exit_code == 1
    assert result.stdout == since(briefing, later, format)


def test_no_change_ends_with_nought(briefing_json: Path) -> None:
    result = run(briefing_json, briefing_json)
    assert result.exit_code == 0
    assert "Nothing changed." in result.stdout


def test_the_suffix_of_the_file_says_the_format(
    briefing_json: Path, later_json: Path, tmp_path: Path
) -> None:
    result = run(briefing_json, later_json, "-o", tmp_path / "changes.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((tmp_path / "changes.json").read_text("utf-8"))["is_empty"] is False


def test_one_of_the_two_can_be_standard_input(briefing_json: Path, later_json: Path) -> None:
    assert run("-", briefing_json, stdin=later_json.read_bytes()).exit_code == 1
    assert run(briefing_json, "-", stdin=briefing_json.read_bytes()).exit_code == 0
    result = run("-", "-", stdin=briefing_json.read_bytes())
    assert result.exit_code == 2
    assert "can be one of the briefings, not both" in result.stderr


@pytest.mark.parametrize("content", [b"", b'{"title": 3}', b"\xff\xfe\x00"])
def test_what_is_no_briefing_ends_with_two_and_is_named(
    briefing_json: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "broken.json").write_bytes(content)
    for arguments in ((briefing_json, tmp_path / "broken.json"), (tmp_path / "broken.json", briefing_json)):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "broken.json: " in result.stderr


def test_a_missing_file_ends_with_two_and_is_named(briefing_json: Path, tmp_path: Path) -> None:
    result = run(briefing_json, tmp_path / "missing.json")
    assert result.exit_code == 2
    assert "missing.json: could not be read: No such file or directory" in result.stderr


def test_a_briefing_is_not_overwritten_by_its_changes(briefing_json: Path, later_json: Path) -> None:
    before = briefing_json.read_bytes()
    assert run(briefing_json, later_json, "-o", briefing_json, "-f", "json").exit_code == 2
    assert briefing_json.read_bytes() == before


def test_comparing_loads_no_model_and_no_grammar(shell: Shell, briefing_json: Path, later_json: Path) -> None:
    code = (
        "import sys\nfrom summarizer.cli import main\n"
        "try:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "diff", briefing_json.name, later_json.name],
        cwd=shell.folder,
        env=shell.environment({}),
        capture_output=True,
        check=False,
    )
    assert not {"openai", "instructor", "spacy", "xllamacpp", "scipy"} & set(done.stderr.decode().split())


MONDAY = "The quay at Marre will close on 3 May, the harbour office said. Repairs cost 4 million euros.\n"
FRIDAY = MONDAY.replace("3 May", "8 May")


@pytest.fixture
def monday_json(tmp_path: Path) -> Path:
    """Monday's briefing, kept; `friday.txt` beside it tells the story on."""
    (tmp_path / "monday.txt").write_text(MONDAY, "utf-8")
    (tmp_path / "friday.txt").write_text(FRIDAY, "utf-8")
    path = tmp_path / "monday.json"
    path.write_text(render_json(pipeline.brief(tmp_path / "monday.txt", model="extractive")), "utf-8")
    return path


def brief(*arguments: str | Path, stdin: bytes = b"") -> Result:
    command = ["brief", "-m", "extractive", *map(str, arguments)]
    return CliRunner().invoke(application, command, input=stdin)


def test_brief_prints_what_has_changed_since_a_kept_briefing(monday_json: Path) -> None:
    result = brief(monday_json.with_name("friday.txt"), "--since", monday_json, "-f", "md")
    assert result.exit_code == 0
    assert result.stdout.startswith("# What has changed")
    assert "**date: 3 May → 8 May**" in result.stdout
    assert "Key points" not in result.stdout


def test_since_the_same_sources_nothing_has_changed(monday_json: Path) -> None:
    result = brief(monday_json.with_name("monday.txt"), "--since", monday_json)
    assert "Nothing that the note says has changed." in result.stdout


def test_the_changes_are_kept_as_json(monday_json: Path, tmp_path: Path) -> None:
    target = tmp_path / "changes.json"
    assert brief(tmp_path / "friday.txt", "--since", monday_json, "-o", target).stdout == ""
    assert json.loads(target.read_text("utf-8"))["counts"]["facts"] > 0


def test_the_earlier_briefing_is_read_before_any_work_and_never_written_over(monday_json: Path) -> None:
    friday = monday_json.with_name("friday.txt")
    kept = monday_json.read_bytes()
    for arguments in (("-o", monday_json), ("--record", monday_json)):
        assert brief(friday, "--since", monday_json, *arguments).exit_code == 2
        assert monday_json.read_bytes() == kept
    missing = brief(friday, "--since", monday_json.with_name("sunday.json"))
    assert missing.exit_code == 2
    assert "sunday.json: could not be read" in missing.stderr


def test_standard_input_is_a_source_or_the_earlier_briefing(monday_json: Path) -> None:
    friday = monday_json.with_name("friday.txt")
    assert "3 May → 8 May" in brief(friday, "--since", "-", stdin=monday_json.read_bytes()).stdout
    result = brief("-", "--since", "-", stdin=monday_json.read_bytes())
    assert result.exit_code == 2
    assert "can be a source or the earlier briefing, not both" in result.stderr
