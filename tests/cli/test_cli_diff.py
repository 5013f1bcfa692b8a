from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

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
