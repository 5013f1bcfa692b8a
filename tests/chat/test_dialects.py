"""The same request in each server's words, and the same reply out of them."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from summarizer.chat.dialects import spoken, understood
from summarizer.chat.servers import SCHEMA_WAYS, Hosting, SchemaWay, Server, known
from summarizer.cli import settings
from summarizer.draft import bounded
from summarizer.testing import completion

SCHEMA = bounded(9).model_json_schema()
FORM = {"type": "json_schema", "json_schema": {"name": "BriefingDraft", "schema": SCHEMA}}
REQUEST: dict[str, Any] = {
    "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "{x} {{y}}"}],
    "response_format": FORM,
    "max_completion_tokens": 60,
}
SAID = '{"title": "`code` and ```fences```"}'


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Every object in a schema that describes one."""
    if isinstance(schema, list):
        for part in schema:
            yield from objects(part)
    elif isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)


@pytest.mark.parametrize("way", SCHEMA_WAYS)
def test_a_request_is_not_changed_in_place(way: SchemaWay) -> None:
    before = copy.deepcopy(REQUEST)
    spoken(REQUEST, Server(schema=way, length="max_tokens"))
    assert before == REQUEST


@pytest.mark.parametrize("way", SCHEMA_WAYS)
def test_a_request_for_text_stays_as_it_is(way: SchemaWay) -> None:
    request = {"messages": REQUEST["messages"], "temperature": 0.2}
    assert spoken(request, Server(schema=way)) == request


def test_plain_is_what_stands_above_the_seam() -> None:
    assert spoken(REQUEST, Server()) == REQUEST


def test_the_strict_form_names_every_property_and_allows_no_other() -> None:
    form = spoken(REQUEST, Server(schema="strict"))["response_format"]["json_schema"]
    assert form["strict"] is True
    described = list(objects(form["schema"]))
    assert len(described) == len(list(objects(SCHEMA)))
    for each in described:
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])
    assert "title" in form["schema"]["properties"]
    assert "minLength" not in json.dumps(form)


def test_as_a_tool_the_schema_is_that_of_the_arguments() -> None:
    told = spoken(REQUEST, Server(schema="tools"))
    assert "response_format" not in told
    assert told["tools"][0]["function"]["parameters"] == SCHEMA
    assert told["tool_choice"]["function"]["name"] == told["tools"][0]["function"]["name"]


@pytest.mark.parametrize(("way", "form"), [("json", {"type": "json_object"}), ("markdown", None)])
def test_in_words_the_schema_stands_in_the_constant_head(way: SchemaWay, form: object) -> None:
    told = spoken(REQUEST, Server(schema=way))
    assert told.get("response_format") == form
    assert told["messages"][0]["content"].startswith("Be brief.\n\n")
    assert json.dumps(SCHEMA, separators=(",", ":")) in told["messages"][0]["content"]
    assert told["messages"][1:] == REQUEST["messages"][1:]


def test_in_words_without_a_system_message_there_is_one() -> None:
    told = spoken(REQUEST | {"messages": REQUEST["messages"][1:]}, Server(schema="json"))
    assert [message["role"] for message in told["messages"]] == ["system", "user"]


def called(arguments: str) -> dict[str, Any]:
    tool = {"id": "1", "type": "function", "function": {"name": "BriefingDraft", "arguments": arguments}}
    reply = completion(None, finish="tool_calls")
    reply["choices"][0]["message"]["tool_calls"] = [tool]
    return reply


@pytest.mark.parametrize(
    ("way", "reply"),
    [
        ("plain", completion(SAID)),
        ("tools", called(SAID)),
        ("tools", completion(SAID)),  # it answered in words after all
        ("markdown", completion(f"Here:\n```json\n{SAID}\n```\nBye.")),
        ("markdown", completion(f"```\n{SAID}\n```")),
        ("markdown", completion(f"```json\n{SAID}")),  # it was cut
        ("markdown", completion(SAID)),
    ],
)
def test_the_reply_has_its_json_as_the_content(way: SchemaWay, reply: dict[str, Any]) -> None:
    assert understood(reply, way) == completion(SAID)


@pytest.mark.parametrize("way", SCHEMA_WAYS)
@pytest.mark.parametrize(
    "reply", [{"choices": []}, {"choices": None}, {"choices": [{}]}, {"choices": [None]}, {"choices": "no"}]
)
def test_a_reply_of_another_shape_stays_as_it_is(way: SchemaWay, reply: dict[str, Any]) -> None:
    assert understood(reply, way) == reply


@pytest.mark.parametrize(
    ("address", "name", "schema", "length"),
    [
        ("https://api.openai.com/v1", "OpenAI", "strict", "max_completion_tokens"),
        ("https://team.openai.azure.com/openai/v1", "OpenAI", "strict", "max_completion_tokens"),
        ("https://openrouter.ai/api/v1", "OpenRouter", "strict", "max_tokens"),
        ("http://localhost:11434/v1", "Ollama", "plain", "max_tokens"),
        ("http://127.0.0.1:8080/v1", "this machine", "plain", "max_completion_tokens"),
        ("https://notapi.openai.com.example.org/v1", "", "plain", "max_completion_tokens"),
        ("https://api.deepseek.com", "DeepSeek", "json", "max_tokens"),
    ],
)
def test_a_server_is_known_by_its_host(address: str, name: str, schema: str, length: str) -> None:
    server = known(address)
    assert (server.name, server.schema, server.length) == (name, schema, length)


def test_a_server_on_this_machine_may_take_longer_unless_somebody_says_how_long() -> None:
    times = [
        known(f"http://{place}/v1").timeout for place in ("localhost:8080", "127.0.0.1:11434", "[::1]:9")
    ]
    assert min(times) > known("https://api.openai.com/v1").timeout
    assert known("http://localhost:8080/v1").asked(Hosting(timeout=7)).timeout == 7


def test_what_somebody_says_of_a_server_overrules_what_is_known() -> None:
    server = known("https://api.openai.com/v1").asked(Hosting(schema="tools"))
    assert (server.schema, server.length) == ("tools", "max_completion_tokens")


def test_the_command_line_offers_what_there_is() -> None:
    from summarizer.chat import servers

    assert settings.SCHEMA_WAYS == servers.SCHEMA_WAYS
    assert settings.LENGTH_FIELDS == servers.LENGTH_FIELDS
