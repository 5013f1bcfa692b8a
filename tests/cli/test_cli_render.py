from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer import brief
from summarizer.briefing import Briefing
from summarizer.cli.application import application
from summarizer.cli.settings import FORMATS
from summarizer.rendering import FORMATS as RENDERED
from summarizer.rendering import render
from summarizer.rendering import rendered as laid_out
from tests.cli.running import Shell

MINUTES = """\
The board of the ferry company met in Tarrow on Monday and put off the sale of its oldest ship until March.
“We need the ship for the winter,” said Ina Holm, the company’s director, after the meeting.
The union of the seafarers rejected the sale and asked for a report on the state of the hull.
"""


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


def made_of(text: str, folder: Path) -> Path:
    """A briefing of `notes.txt`, which holds `text`, kept beside it."""
    (folder / "notes.txt").write_text(text, "utf-8")
    briefing = brief(folder / "notes.txt", model="extractive")
    source = briefing.sources[0].model_copy(update={"name": "notes.txt"})
    kept = folder / "kept.json"
    kept.write_text(render(briefing.model_copy(update={"sources": (source,)}), "json"), "utf-8")
    return kept


def test_the_page_shows_the_sources_that_still_are_beside_the_briefing(tmp_path: Path) -> None:
    result = rendered(made_of(MINUTES, tmp_path), "-f", "html")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert '<section class="source whole"' in result.stdout


def test_a_source_can_be_given_from_elsewhere(tmp_path: Path) -> None:
    kept = made_of(MINUTES, tmp_path)
    (tmp_path / "archive").mkdir()
    (tmp_path / "notes.txt").rename(tmp_path / "archive" / "2026-05.txt")
    assert "notes.txt: not at hand; give it with --source" in rendered(kept, "-f", "html").stderr
    result = rendered(kept, "-f", "html", "--source", tmp_path / "archive")
    assert result.stderr == ""
    assert '<section class="source whole"' in result.stdout


def test_a_source_that_has_changed_is_told_and_its_new_text_is_not_shown(tmp_path: Path) -> None:
    kept = made_of(MINUTES, tmp_path)
    (tmp_path / "notes.txt").write_text("The board met, and nothing of that is true.", "utf-8")
    result = rendered(kept, "-f", "html")
    assert "notes.txt: changed since the note was made; its cited sentences are shown alone" in result.stderr
    assert "nothing of that" not in result.stdout
    assert '<section class="source changed"' in result.stdout


def test_a_source_that_is_given_and_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    result = rendered(made_of(MINUTES, tmp_path), "-f", "html", "--source", tmp_path / "gone.txt")
    assert result.exit_code == 2
    assert "gone.txt: no such file" in result.stderr


def test_a_format_that_shows_no_sources_looks_for_none(briefing_json: Path) -> None:
    assert rendered(briefing_json, "-f", "md").stderr == ""


@pytest.mark.parametrize(
    ("template", "output", "opening"),
    [
        ("house.md.jinja", None, "a \\*star\\*"),
        ("house.txt.j2", "note.text", "a *star*"),
        ("house.html", "note.htm", "a *star*"),
        ("house.jinja", "note.md", "a \\*star\\*"),
    ],
)
def test_a_template_s_name_says_for_which_format_it_is(
    briefing: Briefing, tmp_path: Path, template: str, output: str | None, opening: str
) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(render(briefing.model_copy(update={"title": "a *star*"}), "json"), "utf-8")
    (tmp_path / template).write_text("{{ note.title }}", "utf-8")
    target = tmp_path / (output or "note")
    assert rendered(kept, "-t", tmp_path / template, "-o", target).exit_code == 0
    assert target.read_text("utf-8").strip() == opening


def test_a_template_is_not_overwritten_by_what_it_lays_out(briefing_json: Path, tmp_path: Path) -> None:
    template = tmp_path / "house.md"
    template.write_text("{{ note.title }}", "utf-8")
    assert rendered(briefing_json, "-t", template, "-o", template).exit_code == 2
    assert template.read_text("utf-8") == "{{ note.title }}"


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of POSIX")
def test_a_format_that_is_no_text_is_kept_off_a_terminal(briefing_json: Path, shell: Shell) -> None:
    import pty  # Windows has none

    controller, terminal = pty.openpty()
    ended = shell.run("render", briefing_json.name, "-f", "pdf", stdout=terminal)
    os.close(terminal)
    os.close(controller)
    assert ended.code == 2
    assert "pdf: no text for a terminal; name a file with -o" in ended.err


def test_a_page_goes_into_a_file_of_its_suffix(briefing_json: Path, tmp_path: Path) -> None:
    assert rendered(briefing_json, "-o", tmp_path / "note.htm").exit_code == 0
    assert (tmp_path / "note.htm").read_text("utf-8").startswith("<!doctype html>")
    assert rendered(briefing_json, "-o", tmp_path / "note.pdf").exit_code == 0
    assert (tmp_path / "note.pdf").read_bytes().startswith(b"%PDF-")


def test_a_note_is_printed_in_the_language_that_is_asked_for(briefing: Briefing, briefing_json: Path) -> None:
    result = rendered(briefing_json, "--lang", "de")
    assert result.stdout == render(briefing, "md", language="de")
    assert "## Kernpunkte" in result.stdout
    assert "Englisch" in result.stdout


@pytest.mark.parametrize("name", ["note.docx", "note.html", "note.json"])
def test_a_template_is_not_laid_out_into_a_file_of_another_format(
    briefing_json: Path, tmp_path: Path, name: str
) -> None:
    template, target = tmp_path / "my.md.jinja", tmp_path / name
    template.write_text("# {{ note.title }}", "utf-8")
    result = rendered(briefing_json, "-t", template, "-o", target)
    assert result.exit_code == 2
    assert str(template) in result.stderr
    assert str(target) in result.stderr
    assert not target.exists()
