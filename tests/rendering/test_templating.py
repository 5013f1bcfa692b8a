from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.errors import TemplateError
from summarizer.rendering import FORMATS, render

from . import briefings


def _template(folder: Path, text: str) -> Path:
    path = folder / "own.jinja"
    path.write_text(text, encoding="utf-8")
    return path


def test_ones_own_template_lays_the_note_out_and_its_texts_are_escaped(tmp_path: Path) -> None:
    own = _template(tmp_path, "{{ note.title }}: {% for p in note.key_points %}{{ p.line }}{% endfor %}.\n")
    briefing = briefings.filled_with("[a](b)")

    assert render(briefing, template=own) == r"[a\](b): [a\](b). [A1, A2, B3][a\](b). [A1, A2, B3]." + "\n"
    assert render(briefing, "txt", template=str(own)).startswith("[a](b): ")


def test_ones_own_template_may_include_the_formats_own(tmp_path: Path) -> None:
    own = _template(tmp_path, "Internal.\n\n{% include 'note.md.jinja' %}")

    assert render(briefings.harbour(), template=own) == "Internal.\n\n" + render(briefings.harbour())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ note.title", "line 1: "),
        ("{{ note.tilte }}", "tilte"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{% include 'gone.jinja' %}", "template 'gone.jinja' not found"),
    ],
)
def test_a_template_that_fails_is_named_with_the_reason(tmp_path: Path, text: str, told: str) -> None:
    own = _template(tmp_path, text)

    with pytest.raises(TemplateError) as failure:
        render(briefings.harbour(), template=own)

    assert str(failure.value).startswith(f"{own}: ")
    assert told in str(failure.value)
    assert failure.value.fields == {"template": str(own)}


def test_a_template_that_is_missing_or_not_text_is_named(tmp_path: Path) -> None:
    binary = tmp_path / "own.jinja"
    binary.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(TemplateError, match=r"gone\.jinja' not found; give the path of a file"):
        render(briefings.harbour(), template=tmp_path / "gone.jinja")
    with pytest.raises(TemplateError, match="give a template in UTF-8"):
        render(briefings.harbour(), template=binary)


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(TemplateError, match="odt: no such format; choose one of md, txt, json"):
        render(briefings.harbour(), "odt")


def test_json_takes_no_template(tmp_path: Path) -> None:
    assert "json" in FORMATS
    with pytest.raises(TemplateError, match="json: takes no template"):
        render(briefings.harbour(), "json", template=_template(tmp_path, ""))


def test_rich_is_not_imported_until_plain_text_is_drawn() -> None:
    code = "import sys, summarizer.rendering; print('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
