from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing import Briefing
from summarizer.errors import BriefingFormatError
from summarizer.rendering import parse, render

from . import briefings


@pytest.mark.parametrize("briefing", [briefings.harbour(), briefings.ferries(), briefings.scripts()])
def test_a_briefing_comes_back_whole(briefing: Briefing) -> None:
    text = render(briefing, "json")

    assert parse(text, "briefing.json") == briefing
    assert render(parse(text, "briefing.json"), "json") == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    briefing = briefings.filled_with(text)

    assert parse(render(briefing, "json"), "briefing.json") == briefing


def test_json_has_the_models_order_plain_letters_and_one_newline_at_the_end() -> None:
    text = render(briefings.scripts(), "json")

    assert list(json.loads(text)) == list(Briefing.model_fields)
    assert '\n  "title": "会谈与克制 — المفاوضات",\n' in text
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "b.json: not a briefing: Invalid JSON: EOF"),
        ("# A note", "b.json: not a briefing: Invalid JSON"),
        ("[1, 2]", "b.json: not a briefing: Input should be an object"),
        ('{"title": "x"}', "b.json: not a briefing: sources: Field required (and 1 more)"),
    ],
)
def test_what_is_not_a_briefing_is_named_and_told(text: str, told: str) -> None:
    with pytest.raises(BriefingFormatError) as failure:
        parse(text, "b.json")

    assert str(failure.value).startswith(told)
    assert "summarizer brief -f json" in str(failure.value)
    assert failure.value.fields == {"name": "b.json"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"start": 0', '"start": 900', "headline.0.evidence.0.span: Value error, not a range"),
        ('"title"', '"heading"', "title: Field required"),
        (
            '"document": "harbour"',
            '"document": "harbor"',
            "sentence 1 is of 'harbor', which is not in `sources`",
        ),
    ],
)
def test_a_briefing_that_was_tampered_with_is_refused(old: str, new: str, told: str) -> None:
    text = render(briefings.harbour(), "json")

    with pytest.raises(BriefingFormatError, match=r"b\.json: ") as failure:
        parse(text.replace(old, new, 1), "b.json")

    assert told in str(failure.value)
