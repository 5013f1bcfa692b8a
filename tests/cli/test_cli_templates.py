from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer.cli.application import application
from summarizer.rendering import render, rendered
from summarizer.rendering.json import rendered as as_json
from summarizer.rendering.rendition import Rendition
from summarizer.rendering.shipped import known
from tests.rendering import briefings

TEXTS = [template for template in known() if template.format != "docx"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, [str(each) for each in arguments])


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "kept.json"
    path.write_text(as_json(Rendition(briefings.harbour())), encoding="utf-8")
    return path


def test_each_template_is_listed_with_its_format() -> None:
    listed = [line.split() for line in run("templates", "list").stdout.splitlines()]

    assert listed == [
        ["note.docx", "docx"],
        ["note.html.jinja", "html"],
        ["note.md.jinja", "md"],
        ["note.txt.jinja", "txt"],
    ]


@pytest.mark.parametrize("template", TEXTS, ids=lambda template: template.format)
def test_a_template_is_shown_as_its_file_has_it(template: object) -> None:
    name = template.name  # type: ignore[attr-defined]  # a named tuple of ours
    path = Path(run("templates", "path", name).stdout.removesuffix("\n"))

    assert run("templates", "show", name).stdout == path.read_text("utf-8")
    assert run("templates", "path").stdout == f"{path.parent}\n"


def test_a_word_template_is_no_text_to_show() -> None:
    done = run("templates", "show", "docx")

    assert done.exit_code == 2
    assert "note.docx: no text; make a copy of it with: summarizer templates new house.docx" in done.stderr


def test_a_name_that_no_template_has_is_told_with_those_that_there_are() -> None:
    done = run("templates", "show", "odt")

    assert done.exit_code == 2
    assert "odt: no template goes by that; there are: note.docx, note.html.jinja" in done.stderr


@pytest.mark.parametrize("format", ["md", "txt", "html"])
def test_a_template_begun_anew_says_how_it_is_used_and_prints_the_same(
    tmp_path: Path, kept: Path, format: str
) -> None:
    own = tmp_path / f"my.{format}.jinja"

    assert run("templates", "new", own).exit_code == 0
    assert own.read_text("utf-8").startswith("{# A template of one's own")
    assert f"-t my.{format}.jinja" in own.read_text("utf-8")
    assert run("render", kept, "-t", own).stdout == render(briefings.harbour(), format)


def test_a_word_template_begun_anew_makes_the_same_document(tmp_path: Path, kept: Path) -> None:
    own, made = tmp_path / "house.docx", tmp_path / "note.docx"

    assert run("templates", "new", own).exit_code == 0
    assert run("render", kept, "-t", own, "-o", made).exit_code == 0
    assert made.read_bytes() == rendered(briefings.harbour(), "docx")


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    own = tmp_path / "my.md.jinja"
    own.write_text("mine", encoding="utf-8")
    done = run("templates", "new", own)

    assert (done.exit_code, own.read_text("utf-8")) == (2, "mine")
    assert "my.md.jinja: is there already; choose another name" in done.stderr


@pytest.mark.parametrize("name", ["my.jinja", "note.odt", "house.dotx"])
def test_a_name_that_says_no_format_is_refused(tmp_path: Path, name: str) -> None:
    done = run("templates", "new", tmp_path / name)

    assert done.exit_code == 2
    assert "name the format, too" in done.stderr
    assert not (tmp_path / name).exists()


def test_a_word_template_lays_the_note_out_as_word(tmp_path: Path, kept: Path) -> None:
    assert run("render", kept, "-t", tmp_path / "gone.dotx").exit_code == 2
    assert "gone.dotx: cannot be read" in run("render", kept, "-t", tmp_path / "gone.dotx").stderr
