"""Counting what passes through."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import BaseModel

from summarizer.briefing import Usage
from summarizer.chat.base import ChatModel
from summarizer.chat.meter import Meter
from summarizer.chat.structured import ask
from summarizer.errors import ServerError
from summarizer.step import Step
from summarizer.testing import ScriptedModel, completion

REQUEST = {"messages": [{"role": "user", "content": "?"}]}
STEP = Step("greet")


class Answer(BaseModel):
    number: int


def test_a_metered_model_is_the_same_model() -> None:
    model: ChatModel = Meter(ScriptedModel(completion("Hello")))
    assert (model.name, model.drafter, model.context) == ("scripted", "whole", 128_000)
    assert model.complete(REQUEST, STEP) == completion("Hello")


def test_nothing_was_used_before_the_first_request() -> None:
    assert Meter(ScriptedModel()).usage == Usage()


def test_every_attempt_counts() -> None:
    meter = Meter(ScriptedModel(completion("{}"), completion('{"number": 1}')))
    ask(meter, REQUEST["messages"], Answer, step=STEP)
    assert meter.usage == Usage(requests=2, input_tokens=22, output_tokens=14)


def test_a_request_that_failed_counts_as_a_request() -> None:
    meter = Meter(ScriptedModel(ServerError("down"), completion("Hello")))
    with pytest.raises(ServerError):
        meter.complete(REQUEST, STEP)
    meter.complete(REQUEST, STEP)
    assert meter.usage == Usage(requests=2, failed=1, input_tokens=11, output_tokens=7)


@pytest.mark.parametrize("usage", [{}, {"usage": None}, {"usage": {"prompt_tokens": None}}])
def test_a_reply_that_counts_no_tokens_counts_as_one_of_which_nobody_knows(usage: dict[str, object]) -> None:
    meter = Meter(ScriptedModel({"choices": []} | usage))
    meter.complete(REQUEST, STEP)
    assert meter.usage == Usage(requests=1, uncounted=1)


def test_requests_from_many_threads_are_all_counted() -> None:
    meter = Meter(ScriptedModel(*[completion("Hello")] * 200))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(meter.complete, [REQUEST] * 200, [STEP] * 200))
    assert meter.usage == Usage(requests=200, input_tokens=2200, output_tokens=1400)
