from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer.briefing import Briefing
from summarizer.cli.application import application
from summarizer.cli.settings import FORMATS
from summarizer.rendering import FORMATS as RENDERED
from summarizer.rendering import render
from summarizer.rendering import rendered as laid_out


def rendered(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(application, ["render", *map(str, arguments)], input=stdin)


def test_every_format_that_can_be_rendered_is_offered() -> None:
    assert FORMATS == RENDERED


@pytest.mark.parametrize("format", FORMATS)
def test_a_kept_briefing_is_printed_in_the_format(
    briefing: Briefing, briefing_json: Path, format: str
) -> None:
    result = rendered(briefing_json, "-f", format)
    assert result.exit_code == 0
    made = laid_out(briefing, format)
    assert result.stdout_bytes == (made.encode() if isinstance(made, str) else made)
    assert ("bridge.txt: not at hand; give it with --source" in result.stderr) == (format == "html")


def test_a_briefing_is_read_from_standard_input(briefing: Briefing, briefing_json: Path) -> None:
    assert rendered("-", stdin=briefing_json.read_bytes()).stdout == render(briefing, "md")


@pytest.mark.parametrize(
    ("name", "flags", "variable", "format"),
    [
        ("note.md", [], "json", "md"),
        ("note.TXT", [], "", "txt"),
        ("note.json", [], "txt", "json"),
        ("note.json", ["-f", "txt"], "md", "txt"),
        ("note.docx", ["-f", "md"], "", "md"),
        ("note", [], "txt", "txt"),
        ("note", [], "", "md"),
    ],
)
def test_a_flag_goes_before_the_suffix_and_that_before_the_settings(
    briefing: Briefing, briefing_json: Path, name: str, flags: list[str], variable: str, format: str
) -> None:
    target = briefing_json.with_name(f"new-{name}")
    arguments = ["render", str(briefing_json), "-o", str(target), *flags]
    result = CliRunner().invoke(application, arguments, env={"SUMMARIZER_FORMAT": variable})
    assert result.exit_code == 0
    assert result.stdout == ""
    assert target.read_text("utf-8") == render(briefing, format)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "not a briefing"),
        (b"# The bridge", "not a briefing"),
        (b'{"title": 3}', "not a briefing: title"),
        (b"\xff\xfe\x00", "not UTF-8; give a briefing made with -f json"),
    ],
)
def test_what_is_no_briefing_is_an_error_that_names_the_file(
    tmp_path: Path, content: bytes, complaint: str
) -> None:
    (tmp_path / "broken.json").write_bytes(content)
    result = rendered(tmp_path / "broken.json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"broken.json: {complaint}" in result.stderr


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    result = rendered(tmp_path / "missing.json")
    assert result.exit_code == 2
    assert "missing.json: could not be read: No such file or directory" in result.stderr


def test_a_briefing_is_not_overwritten_by_its_note(briefing_json: Path) -> None:
    before = briefing_json.read_bytes()
    assert rendered(briefing_json, "-f", "md", "-o", briefing_json).exit_code == 2
    assert briefing_json.read_bytes() == before
