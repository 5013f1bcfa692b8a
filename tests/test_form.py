"""What of an answer's schema goes out with every request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from summarizer.draft import BriefingDraft, PassageDraft, bounded, bounded_passage


def schemas(part: Any) -> Iterator[dict[str, Any]]:  # Any: JSON
    """A schema, and all that it is made of."""
    yield part
    for inner in (*part.get("properties", {}).values(), *([part["items"]] if "items" in part else [])):
        yield from schemas(inner)


@pytest.mark.parametrize("form", [BriefingDraft, PassageDraft, bounded(12), bounded_passage(3, 9)])
def test_a_schema_stands_in_one_piece_and_says_nothing_twice(form: type[BaseModel]) -> None:
    schema = form.model_json_schema()
    assert "$" not in json.dumps(schema)
    for part in schemas(schema):
        assert set(part) <= {
            "type", "properties", "required", "additionalProperties",
            "items", "minItems", "minimum", "maximum", "enum",
        }  # fmt: skip


def test_a_field_that_is_called_like_a_word_of_schemas_is_asked_for() -> None:
    schema = bounded(12).model_json_schema()
    assert schema["properties"]["title"] == {"type": "string"}
    assert "title" in schema["required"]


def test_what_the_schema_leaves_out_is_validated_all_the_same() -> None:
    item = {"text": "", "sentences": [1]}
    lists = {"headline": [item], "key_points": [], "positions": [], "open_questions": []}
    with pytest.raises(ValidationError, match="at least 1 character"):
        bounded(12).model_validate({"title": "A title", **lists})
