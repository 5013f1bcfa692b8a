from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import TemplateError
from summarizer.rendering import render

from . import briefings


def _render(folder: Path, text: str, *, format: str = "md") -> str:
    path = folder / f"own.{format}.jinja"
    path.write_text(text, encoding="utf-8")
    return render(briefings.harbour(), format, template=path)


@pytest.mark.parametrize(
    "reach",
    [
        "{{ note.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ words.section.__globals__ }}",
        "{{ note._replace(title='x') }}",
        "{{ render.__globals__ }}",
        "{{ [].append(1) }}",
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__}'.format(note) }}",
        "{% include '../secret.txt' %}",
        "{% include '/etc/hostname' %}",
        "{{ lipsum(n=2) }}",
        "{{ [1, 2]|random }}",
    ],
)
def test_a_template_reaches_nothing_but_the_note(tmp_path: Path, reach: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    folder = tmp_path / "house"
    folder.mkdir()

    with pytest.raises(TemplateError):
        _render(folder, reach)


@pytest.mark.parametrize(
    ("endless", "told"),
    [
        ("{% for i in range(10**9) %}x{% endfor %}", "counts further than 1,000,000"),
        (
            "{% for i in range(999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
            "counts further than 1,000,000",
        ),
        ("{{ 'x' * 10**9 }}", "makes too large a value"),
        ("{{ 10**(10**9) }}", "makes too large a value"),
        (
            "{% for i in range(60000) %}" + 1000 * "x" + "{% endfor %}",
            "prints more than 50,000,000 characters",
        ),
        ("{% include 'own.md.jinja' %}", "recursion"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "recursion"),
    ],
)
def test_a_template_without_end_is_ended(tmp_path: Path, endless: str, told: str) -> None:
    with pytest.raises(TemplateError, match=told):
        _render(tmp_path, endless)


def test_each_rendering_counts_its_own_rounds(tmp_path: Path) -> None:
    for _ in range(2):
        assert len(_render(tmp_path, "{% for i in range(600000) %}{% endfor %}x")) == 1


def test_a_macros_text_is_escaped_once(tmp_path: Path) -> None:
    text = "{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}{{ bold('1 < 2 & 3') }}"

    assert _render(tmp_path, text, format="html") == "<b>1 &lt; 2 &amp; 3</b>"
    assert (
        _render(tmp_path, "{% set x %}{{ '*a*' }}{% endset %}{{ x }} {{ 1 }} & {{ '&' }}") == r"\*a\* 1 & &"
    )


def test_a_name_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"own\.md\.jinja: line 3: .*'tilte'; correct the template"):
        _render(tmp_path, "# A\n\n{{ note.tilte }}\n")


def test_a_failure_in_an_included_template_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "head.md.jinja").write_text("\n{{ nobody }}", encoding="utf-8")

    with pytest.raises(TemplateError, match="line 2: 'nobody' is undefined"):
        _render(tmp_path, "{% include 'head.md.jinja' %}")
