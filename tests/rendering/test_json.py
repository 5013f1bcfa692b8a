from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing import Briefing, Evidence
from summarizer.documents import Document
from summarizer.errors import BriefingFormatError
from summarizer.grounding.surroundings import with_surroundings
from summarizer.rendering import parse, render
from summarizer.schemas import briefing_schema, written
from summarizer.text import Span

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


def test_each_piece_of_evidence_has_the_selectors_of_the_w3c() -> None:
    made = Evidence(
        document="tape", sentence=3, span=Span(40, 52), pages=(12, 13), time=723.25, quote="We will wait"
    )
    quote, position, page, time = made.model_dump(mode="json")["selector"]
    assert quote == {"type": "TextQuoteSelector", "exact": "We will wait", "prefix": "", "suffix": ""}
    assert position == {"type": "TextPositionSelector", "start": 40, "end": 52}
    assert (page["value"], time["value"]) == ("page=12", "t=723.25")
    assert page["conformsTo"].endswith("rfc3778")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_what_is_around_the_words_leads_back_to_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    whole = briefings.harbour()
    evidence = Evidence(document="harbour", sentence=1, span=Span(start, end), quote=text[start:end])
    document = Document(text, id="harbour")
    uncited = whole.model_copy(update=dict.fromkeys(("headline", "key_points", "positions"), ()))
    uncited = uncited.model_copy(update={"open_questions": (), "unsupported": (), "uncited": (evidence,)})
    told = parse(render(with_surroundings(uncited, [document]), "json"), "b.json").uncited[0]
    assert told.prefix + told.quote + told.suffix in text
    assert text[: told.span.start].endswith(told.prefix)
    assert text[told.span.end :].startswith(told.suffix)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"exact": "', '"exact": "Never '),
        (
            '"type": "TextPositionSelector",\n              "start": 0',
            '"type": "TextPositionSelector",\n              "start": 1',
        ),
        ('"quote": "', '"quote": "Never '),
        ('"type": "TextQuoteSelector"', '"type": "TextQuote"'),
        ('"pages": []', '"pages": [3]'),
    ],
)
def test_a_selector_that_says_otherwise_than_what_stands_beside_it_is_refused(old: str, new: str) -> None:
    text = render(briefings.harbour(), "json")
    assert old in text
    with pytest.raises(BriefingFormatError, match="the selector is of another place"):
        parse(text.replace(old, new, 1), "b.json")


def test_a_briefing_that_was_kept_before_there_were_selectors_is_read() -> None:
    def without(value: Any) -> Any:  # Any: JSON
        if isinstance(value, dict):
            return {name: without(each) for name, each in value.items() if name != "selector"}
        return [without(each) for each in value] if isinstance(value, list) else value

    old = without(json.loads(render(briefings.harbour(), "json")))
    assert parse(json.dumps(old), "b.json") == briefings.harbour()


@pytest.mark.parametrize("briefing", [briefings.harbour(), briefings.ferries(), briefings.scripts()])
def test_a_briefing_is_as_its_schema_says(briefing: Briefing) -> None:
    jsonschema.validate(json.loads(render(briefing, "json")), briefing_schema())


def test_the_schema_refuses_what_is_no_briefing() -> None:
    told = json.loads(render(briefings.harbour(), "json"))
    del told["headline"][0]["evidence"][0]["selector"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, briefing_schema())


def test_the_published_schema_is_the_one_of_the_models() -> None:
    published = Path(__file__).parents[2] / "docs" / "briefing.schema.json"
    assert published.read_text("utf-8") == written(briefing_schema())
    jsonschema.Draft202012Validator.check_schema(briefing_schema())
