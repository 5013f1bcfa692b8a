"""Tokens told from a text, held to what tokenizers make of it, and to what servers have counted."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.chat.cassette import Cassette, read
from summarizer.chat.tokens import family_of, most_of, schema_tokens_of, tokens, tokens_of
from summarizer.draft import bounded

ROOT = Path(__file__).parents[2]
TEXTS = tomllib.loads(Path(__file__).with_name("tokens.toml").read_text("utf-8"))
MODELS = {"o200k": "gpt-5-mini", "cl100k": "gpt-4", "qwen": "qwen2.5-coder-1.5b"}
RECORDED = [read(path) for path in sorted(ROOT.glob("golden/*/cassette.yaml"))]


@pytest.mark.parametrize("family", MODELS)
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_counted_within_fifteen_percent(name: str, family: str) -> None:
    told, counted = tokens(TEXTS[name]["text"], family_of(MODELS[family])), TEXTS[name][family]
    assert abs(told - counted) <= 0.15 * counted


@pytest.mark.parametrize("recorded", [c for c in RECORDED if c.exchanges], ids=lambda cassette: cassette.case)
def test_requests_are_counted_as_the_embedded_model_counted_them(recorded: Cassette) -> None:
    family = family_of(recorded.model.name)
    for exchange in recorded.exchanges:
        said = (*recorded.prompts[exchange.prompt].head, *exchange.request)
        request = {"messages": [{"role": each.role, "content": each.content} for each in said]}
        told = tokens_of(request, family)
        assert abs(told - exchange.tokens.input) <= 0.15 * exchange.tokens.input
        assert most_of(request, family) >= exchange.tokens.input


def test_there_are_recorded_requests_to_be_held_to() -> None:
    assert sum(len(recorded.exchanges) for recorded in RECORDED) >= 10


@pytest.mark.parametrize(
    ("model", "family"),
    [("gpt-5-mini", "o200k"), ("gpt-4o", "o200k"), ("gpt-4-turbo", "cl100k"), ("Qwen/Qwen3-8B", "qwen")],
)
def test_a_model_has_the_family_of_its_name(model: str, family: str) -> None:
    assert family_of(model).name == family


@given(st.text(max_size=90), st.text(max_size=90))
def test_more_text_has_no_lower_count(first: str, second: str) -> None:
    family = family_of("gpt-5")
    assert 0 <= tokens(first, family) <= tokens(f"{first}\n{second}", family)


def test_the_schema_is_counted_beside_the_messages_as_it_is_sent() -> None:
    request = {"messages": [{"role": "user", "content": "Hello"}]}
    form = {"type": "json_schema", "json_schema": {"name": "B", "schema": bounded(34).model_json_schema()}}
    typed, family = request | {"response_format": form}, family_of("gpt-5")
    assert (schema_tokens_of(request), tokens_of(typed, family)) == (0, tokens_of(request, family))
    for counted in (365, 339, 343):  # by o200k, cl100k and qwen
        assert abs(schema_tokens_of(typed) - counted) <= 0.15 * counted
    assert most_of(typed, family) > tokens_of(request, family) + 1.2 * schema_tokens_of(typed)
