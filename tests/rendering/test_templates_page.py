"""docs/templates.md is what people write templates by: it says what there is, neither more nor less."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from summarizer.rendering import html, markdown, note, plain
from summarizer.rendering.templating import Layout
from summarizer.rendering.word.filling import LAYOUT as WORD

PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
TYPES = [each for _, each in inspect.getmembers(note, inspect.isclass) if each.__module__ == note.__name__]
ROW = re.compile(r"^\| `(\w+)` \| `(.+?)` \| \S.* \|$", re.MULTILINE)


def section(title: str) -> str:
    return PAGE.partition(f"### {title}\n")[2].partition("\n#")[0]


@pytest.mark.parametrize("described", TYPES, ids=lambda described: described.__name__)
def test_each_field_that_a_template_is_given_is_described_with_its_type(described: type) -> None:
    told = [
        (name, annotation.replace(r"\|", "|"))
        for name, annotation in ROW.findall(section(f"`{described.__name__}`"))
    ]

    # Named tuples keep what is not evaluated as a reference to it.
    given = inspect.get_annotations(described).items()
    assert told == [(name, annotation.__forward_arg__) for name, annotation in given]


def test_no_type_is_described_that_there_is_not() -> None:
    assert set(re.findall(r"^### `([A-Z]\w+)`$", PAGE, re.MULTILINE)) == {each.__name__ for each in TYPES}


@pytest.mark.parametrize(
    ("format", "layout"),
    [("Word", WORD), ("HTML", html.LAYOUT), ("plain text", plain.LAYOUT), (None, markdown.LAYOUT)],
)
def test_each_filter_of_a_format_is_named(format: str | None, layout: Layout) -> None:
    row = re.search(rf"^\| {format} \| (.+) \|$", section("Filters"), re.MULTILINE)

    assert (re.findall(r"`(\w+)`", row[1]) if row else []) == sorted(each.__name__ for each in layout.filters)
