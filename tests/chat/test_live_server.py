"""The seam before a real server: llama.cpp's, with the small SmolLM2 weights. What it says is no matter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import BaseModel

from summarizer.chat.base import ChatRequest
from summarizer.chat.billing import usage_of
from summarizer.chat.openai import OpenAIModel
from summarizer.chat.patience import Patience
from summarizer.chat.servers import Hosting, SchemaWay
from summarizer.chat.structured import Limits, ask
from summarizer.errors import (
    AuthenticationError,
    ModelNotFoundError,
    NoAnswerError,
    PassageTooLongError,
    UnreachableError,
)
from summarizer.step import Step
from tests.chat.llama_cpp import LiveServer, llama_cpp

pytest.importorskip("xllamacpp", reason="the extra “local” brings the server")

STEP = Step("paint")
KEY = "sk-live-0123456789abcdef"
QUESTION = [{"role": "user", "content": "What colour is the sky?"}]


class Colour(BaseModel):
    colour: Literal["red", "green", "blue"]


@pytest.fixture(scope="module")
def server(gguf: Path) -> Iterator[LiveServer]:
    with llama_cpp(gguf, key=KEY, context=512) as live:
        yield live


def model(server: LiveServer, *, key: str = KEY, **hosting: Any) -> OpenAIModel:  # Any: fields of a hosting
    return OpenAIModel("smollm2", base_url=server.url, api_key=key, hosting=Hosting(**hosting))


def words(count: int, **fields: object) -> ChatRequest:
    return {"messages": [{"role": "user", "content": "word " * count}], "max_completion_tokens": 4} | fields


@pytest.mark.parametrize("way", ["plain", "strict"])
def test_an_answer_has_the_form_that_a_schema_asks_for(server: LiveServer, way: SchemaWay) -> None:
    answer = ask(model(server, schema=way), QUESTION, Colour, step=STEP, limits=Limits(attempts=1, tokens=60))
    assert answer.colour in ("red", "green", "blue")


def test_json_asked_for_in_words_is_json(server: LiveServer) -> None:
    form = {"type": "json_schema", "json_schema": {"name": "Colour", "schema": Colour.model_json_schema()}}
    reply = model(server, schema="json").complete(words(1, response_format=form), STEP)
    assert reply["choices"][0]["message"]["content"].lstrip().startswith("{")


def test_the_server_s_own_count_is_the_bill(server: LiveServer) -> None:
    few, many = (usage_of(model(server).complete(words(count), STEP)) for count in (10, 110))
    assert many.input_tokens - few.input_tokens == 100
    assert (few.output_tokens, few.requests) == (4, 1)


def test_a_request_over_the_context_is_told_with_what_the_context_holds(server: LiveServer) -> None:
    with pytest.raises(PassageTooLongError) as caught:
        model(server).complete(words(2 * server.context), STEP)
    assert caught.value.fields["context"] == server.context


def test_a_reply_ends_at_the_limit_that_was_set(server: LiveServer) -> None:
    reply = model(server, output_tokens=2).complete(words(5, max_completion_tokens=100), STEP)
    assert reply["choices"][0]["finish_reason"] == "length"
    assert usage_of(reply).output_tokens == 2


def test_another_key_is_refused_and_stands_in_no_error(server: LiveServer) -> None:
    wrong = "sk-wrong-0123456789abcdef"
    with pytest.raises(AuthenticationError, match="key was refused") as caught:
        model(server, key=wrong).complete(words(1), STEP)
    assert wrong not in str(caught.value)


def test_another_address_on_the_server_is_not_found(server: LiveServer) -> None:
    there = OpenAIModel("smollm2", base_url=server.url.replace("/v1", "/v7"), api_key=KEY)
    with pytest.raises(ModelNotFoundError, match="check -m and --base-url"):
        there.complete(words(1), STEP)


def test_a_reply_beyond_the_timeout_is_left_and_the_server_answers_the_next(server: LiveServer) -> None:
    with pytest.raises(NoAnswerError, match="allow more with --timeout"):
        model(server, timeout=0.05).complete(words(50, max_completion_tokens=400), STEP)
    assert model(server).complete(words(2), STEP)["choices"]


def test_a_server_that_dies_is_asked_again_and_then_said_to_be_unreachable(gguf: Path) -> None:
    waits: list[float] = []
    with llama_cpp(gguf, key=KEY, context=512) as live:
        asked = OpenAIModel("smollm2", base_url=live.url, api_key=KEY, wait=waits.append)
        assert asked.complete(words(1), STEP)["choices"]
        live.die()
        with pytest.raises(UnreachableError, match=r"asked 3 times"):
            ask(asked, QUESTION, Colour, step=STEP, limits=Limits(patience=Patience(requests=3)))
    assert len(waits) == 2
