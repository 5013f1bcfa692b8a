"""The JSON Schemas (draft 2020-12) of what this package writes for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from summarizer.briefing import Briefing

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def briefing_schema() -> Mapping[str, Any]:  # Any: a JSON document
    """The schema of a briefing as `render(briefing, "json")` writes it.

    Written are all fields. What reads a briefing takes one without the fields that came later.
    """
    schema = Briefing.model_json_schema(mode="serialization")
    return {"$schema": DIALECT, "$id": "urn:summarizer:briefing", **schema}


def written(schema: Mapping[str, Any]) -> str:  # Any: a JSON document
    """A schema as the file that is published: two spaces deep, one newline at the end."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
