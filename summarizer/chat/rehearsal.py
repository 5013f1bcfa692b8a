"""A run that sends nothing, to see what it would send, and what that would cost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from summarizer.chat.base import ChatReply, ChatRequest, completion
from summarizer.chat.identity import Identity
from summarizer.chat.standin import Standin
from summarizer.chat.tokens import family_of, longest_reply, schema_tokens_of, tokens_of
from summarizer.step import Step

_WORDS = "what is said here stands for a sentence of the length that most of them have"
# Items in each list of an answer: what a later request holds of them should be of the usual size.
_ITEMS = 5


@dataclass(frozen=True)
class Expected:
    """What would be sent: `requests`, their input, and the longest output that they allow.

    `schema_tokens` of the input are the schemas of the answers, which some servers show to the model.
    """

    requests: int = 0
    input_tokens: int = 0
    schema_tokens: int = 0
    output_tokens: int = 0

    @property
    def again(self) -> Expected:
        """What it takes at most to ask once more for each answer: the reply that was not valid is shown, and
        one that was cut is given twice the room."""
        read = self.input_tokens + self.output_tokens
        return Expected(self.requests, read, self.schema_tokens, 2 * self.output_tokens)

    def __add__(self, other: Expected) -> Expected:
        return Expected(
            self.requests + other.requests,
            self.input_tokens + other.input_tokens,
            self.schema_tokens + other.schema_tokens,
            self.output_tokens + other.output_tokens,
        )


class Rehearsal(Standin):
    """Stands for the model of that `identity`: each answer is one that its schema allows, and means nothing.

    `expected` is what was asked for, by the name of the step. Answers that fail a check lead to requests that
    a real run may not need. A model in this process makes a grammar of a schema (`shows_schema` is false).
    """

    def __init__(self, identity: Identity, *, shows_schema: bool = True) -> None:
        super().__init__(identity)
        self._shows_schema = shows_schema
        self._family = family_of(identity.name)
        self._lock = Lock()
        self._expected: dict[str, Expected] = {}

    @property
    def expected(self) -> Mapping[str, Expected]:
        """What was asked for so far, by step, in the order of their first requests."""
        return dict(self._expected)

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """An answer of the form that is asked for."""
        expected = self._expect(request)
        with self._lock:
            self._expected[step.name] = self._expected.get(step.name, Expected()) + expected
        schema = (request.get("response_format") or {}).get("json_schema", {}).get("schema")
        return completion(json.dumps(specimen(schema)) if schema else _WORDS)

    def _expect(self, request: ChatRequest) -> Expected:
        schema = schema_tokens_of(request) if self._shows_schema else 0
        read = tokens_of(request, self._family) + schema
        return Expected(1, read, schema, longest_reply(request, self, read=read))


def specimen(schema: Mapping[str, Any], root: Mapping[str, Any] | None = None) -> object:  # Any: JSON
    """A value that a JSON schema allows, with lists of a few items; `root` holds its definitions.

    What Pydantic writes of plain models is understood; the pattern of a text is not looked at.

    >>> specimen({"type": "object", "properties": {"stance": {"enum": ["supports", "opposes"]}}})
    {'stance': 'supports'}
    """
    root = root or schema
    match schema:
        case {"$ref": str(name)}:
            return specimen(root["$defs"][name.rpartition("/")[2]], root)
        case {"const": value} | {"enum": [value, *_]}:
            return value
        case {"anyOf": [first, *_]} | {"allOf": [first, *_]}:
            return specimen(first, root)
        case {"type": "object"}:
            return {name: specimen(told, root) for name, told in schema.get("properties", {}).items()}
        case {"type": "array"}:
            return [specimen(schema["items"], root)] * _length(schema)
        case {"type": "integer" | "number"}:
            return schema.get("minimum", 1)
        case {"type": "boolean"}:
            return False
        case {"type": "null"}:
            return None
        case _:
            return _WORDS


def _length(schema: Mapping[str, Any]) -> int:  # Any: JSON
    """How many items a list has: several of what is an object, and else no more than there must be."""
    least = int(schema.get("minItems", 0))
    plain = schema["items"].get("type") in ("integer", "number", "string")
    return least if plain else min(max(least, _ITEMS), int(schema.get("maxItems", _ITEMS)))
