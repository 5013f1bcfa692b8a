"""Typed answers over a scripted model."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from summarizer.chat import base
from summarizer.chat.base import ChatModel, Message
from summarizer.chat.openai import OpenAIModel
from summarizer.chat.salvage import Salvaged
from summarizer.chat.structured import Limits, ask, ask_items
from summarizer.draft import ItemDraft, PassageDraft, bounded_passage
from summarizer.errors import (
    AuthenticationError,
    EmptyReplyError,
    ReplyCutError,
    ReplyError,
    ServerError,
    UnavailableError,
)
from summarizer.stance import Stance
from summarizer.step import Step
from summarizer.testing import ScriptedModel, completion
from tests.chat.loopback import chat_server, says


class Position(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    party: str = Field(min_length=1)
    stance: Stance
    items: tuple[ItemDraft, ...] = ()


GOOD = '{"party": "Norway", "stance": "opposes", "items": [{"text": "No.", "sentences": [3]}]}'
POSITION = Position(party="Norway", stance=Stance.OPPOSES, items=(ItemDraft(text="No.", sentences=(3,)),))
STEP = Step("name the party")
LIMITS = Limits()
MESSAGES: list[Message] = [
    {"role": "system", "content": "Name the party.  {{ 7*7 }}"},
    {"role": "user", "content": "{% raise %}\n    [12] {{ config }} {# none #}\t“quoted”"},
]


def failure_of(model: ChatModel, limits: Limits = LIMITS) -> ReplyError:
    with pytest.raises(ReplyError) as caught:
        ask(model, MESSAGES, Position, step=STEP, limits=limits)
    again = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(again, ReplyError)
    assert (str(again), again.fields) == (str(caught.value), caught.value.fields)
    assert again.fields["model"] == model.name
    return again


def test_an_answer_is_of_the_very_type_that_was_asked_for() -> None:
    answer = ask(ScriptedModel(completion(GOOD)), MESSAGES, Position, step=STEP)
    assert answer == POSITION
    assert type(answer) is Position
    assert pickle.loads(pickle.dumps(answer)) == POSITION


def test_messages_reach_the_model_unchanged() -> None:
    model = ScriptedModel(completion(GOOD))
    before = json.dumps(MESSAGES)
    ask(model, MESSAGES, Position, step=STEP)
    assert model.requests[0]["messages"] == MESSAGES
    assert json.dumps(MESSAGES) == before


@given(st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_no_text_is_ever_a_template(texts: list[str]) -> None:
    model = ScriptedModel(completion(GOOD))
    messages = [{"role": "user", "content": text} for text in texts]
    ask(model, messages, Position, step=STEP)
    assert model.requests[0]["messages"] == messages


def test_the_schema_travels_beside_the_messages() -> None:
    model = ScriptedModel(completion(GOOD))
    ask(model, MESSAGES, Position, step=STEP, limits=Limits(tokens=60))
    (request,) = model.requests
    assert request.keys() == {"messages", "response_format", "max_completion_tokens"}
    assert request["max_completion_tokens"] == 60
    assert request["response_format"]["json_schema"]["schema"] == Position.model_json_schema()


def test_an_invalid_reply_is_asked_for_again_with_what_was_wrong() -> None:
    model = ScriptedModel(completion('{"party": "", "stance": "opposes"}'), completion(GOOD))
    assert ask(model, MESSAGES, Position, step=STEP) == POSITION
    first, second = (request["messages"] for request in model.requests)
    assert second[: len(first)] == first
    assert second[-2] == {"role": "assistant", "content": '{"party": "", "stance": "opposes"}'}
    assert "at least 1 character" in second[-1]["content"]
    assert "https://" not in second[-1]["content"]


@pytest.mark.parametrize("attempts", [1, 2, 3])
def test_no_more_requests_are_made_than_attempts(attempts: int) -> None:
    model = ScriptedModel(*[completion("no JSON at all")] * 5)
    error = failure_of(model, Limits(attempts=attempts))
    assert len(model.requests) == attempts
    assert error.fields["reason"] == "invalid"
    assert f"no valid reply in {attempts} attempts" in str(error)


def test_a_number_in_words_is_not_a_number() -> None:
    model = ScriptedModel(*[completion(GOOD.replace("[3]", '["3"]'))] * 2)
    assert failure_of(model).fields["reason"] == "invalid"


def cut(content: str, *, used: int) -> dict[str, Any]:
    return base.completion(content, finish="length", tokens=(11, used))


def test_a_reply_that_was_cut_is_asked_for_again_with_twice_the_room() -> None:
    model = ScriptedModel(cut('{"party": "Nor', used=50), GOOD)
    assert ask(model, MESSAGES, Position, step=STEP, limits=Limits(tokens=50)) == POSITION
    assert [request["max_completion_tokens"] for request in model.requests] == [50, 100]
    assert [request["messages"] for request in model.requests] == [MESSAGES, MESSAGES]
    assert [step.attempt for step in model.steps] == [1, 2]


def test_what_a_model_thought_with_is_room_that_its_reply_did_not_have() -> None:
    thought = cut("", used=50) | {
        "usage": {"completion_tokens": 50, "completion_tokens_details": {"reasoning_tokens": 45}}
    }
    model = ScriptedModel(thought, GOOD)
    ask(model, MESSAGES, Position, step=STEP, limits=Limits(tokens=50))
    assert model.requests[1]["max_completion_tokens"] == 2 * 50 + 45


@pytest.mark.parametrize("usage", [None, "much", {"completion_tokens": "50"}, {"prompt_tokens": None}])
def test_a_server_that_does_not_count_is_asked_again_all_the_same(usage: object) -> None:
    model = ScriptedModel(cut("", used=50) | {"usage": usage}, GOOD)
    assert ask(model, MESSAGES, Position, step=STEP, limits=Limits(tokens=50)) == POSITION


def test_no_more_room_is_given_than_the_context_has() -> None:
    model = ScriptedModel(cut('{"party": "Nor', used=50), GOOD, context=80)
    ask(model, MESSAGES, Position, step=STEP, limits=Limits(tokens=50))
    assert model.requests[1]["max_completion_tokens"] == 80 - 11


@pytest.mark.parametrize(
    ("limits", "context"),
    [
        (Limits(), 128_000),  # nothing was limited, so that there is nothing to give
        (Limits(tokens=500), 128_000),  # it was cut long before the limit: by the server
        (Limits(tokens=50, attempts=1), 128_000),
        (Limits(tokens=50), 61),  # the context is full
    ],
)
def test_a_reply_that_more_room_would_not_help_is_not_asked_for_again(limits: Limits, context: int) -> None:
    model = ScriptedModel(cut('{"party": "Nor', used=50), GOOD, context=context)
    error = failure_of(model, limits)
    assert type(error) is ReplyCutError
    assert error.fields["reason"] == "length"
    assert len(model.requests) == 1


@pytest.mark.parametrize(
    "reply",
    [
        completion(None, refusal="I cannot help with that."),
        completion(None, finish="content_filter"),
        completion('{"party": "Nor', finish="content_filter"),
    ],
)
def test_a_refusal_is_not_asked_for_again(reply: dict[str, Any]) -> None:
    model = ScriptedModel(reply)
    error = failure_of(model)
    assert len(model.requests) == 1
    assert error.fields["reason"] == "refused"


EMPTY: list[dict[str, Any]] = [completion(None), completion(""), {}, {"choices": []}, {"choices": [{}]}]


@pytest.mark.parametrize("reply", EMPTY)
def test_an_empty_reply_is_asked_for_again_as_it_was(reply: dict[str, Any]) -> None:
    model = ScriptedModel(reply, GOOD)
    assert ask(model, MESSAGES, Position, step=STEP) == POSITION
    assert model.requests[0] == model.requests[1]


@pytest.mark.parametrize("reply", EMPTY)
def test_replies_that_stay_empty_are_an_error(reply: dict[str, Any]) -> None:
    error = failure_of(ScriptedModel(reply, reply))
    assert type(error) is EmptyReplyError
    assert error.fields["reason"] == "invalid"


def test_an_error_of_the_model_passes_through() -> None:
    cause = OSError("wires cut")
    error = AuthenticationError("refused", model="scripted")
    error.__cause__ = cause
    model = ScriptedModel(error)
    with pytest.raises(AuthenticationError) as caught:
        ask(model, MESSAGES, Position, step=STEP)
    assert caught.value is error
    assert caught.value.__cause__ is cause
    assert len(model.requests) == 1


def test_an_error_at_the_second_attempt_passes_through() -> None:
    model = ScriptedModel(completion("{}"), ServerError("down"))
    with pytest.raises(ServerError, match="down"):
        ask(model, MESSAGES, Position, step=STEP)


def test_a_server_is_asked_and_asked_again() -> None:
    with chat_server([says("{}"), says(GOOD)]) as server:
        assert (
            ask(OpenAIModel("m", base_url=server.url, api_key="k"), MESSAGES, Position, step=STEP) == POSITION
        )
    assert [len(request["messages"]) for request in server.requests] == [2, 4]


def test_nothing_is_printed_when_all_fails() -> None:
    script = """
from pydantic import BaseModel
from summarizer.chat.structured import ask
from summarizer.errors import ReplyError
from summarizer.step import Step
from summarizer.testing import ScriptedModel
class Answer(BaseModel):
    number: int
try:
    ask(ScriptedModel("{}", "{}"), [{"role": "user", "content": "?"}], Answer, step=Step("ask"))
except ReplyError:
    pass
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


PASSAGE = bounded_passage(1, 9)
POINT = {"text": "The bridge is closed.", "sentences": [3], "disputed": False}
NOTHING: dict[str, Any] = {"about": "", "key_points": [], "positions": [], "open_questions": []}


def items_of(*replies: object) -> tuple[Salvaged[PassageDraft], ScriptedModel]:
    said = [reply if isinstance(reply, str | Exception) else json.dumps(reply) for reply in replies]
    model = ScriptedModel(*said)
    return ask_items(model, MESSAGES, PASSAGE, step=STEP), model


def test_valid_items_stand_and_nothing_is_asked_again() -> None:
    found, model = items_of(NOTHING | {"key_points": [POINT, {"text": "It sank."}]})
    assert [point.text for point in found.answer.key_points] == [POINT["text"]]
    assert [lost.item for lost in found.lost] == [{"text": "It sank."}]
    assert len(model.requests) == 1


def test_the_schema_that_goes_out_is_bounded_and_what_is_beyond_comes_back() -> None:
    beyond = POINT | {"sentences": [3, 11]}
    found, model = items_of(NOTHING | {"key_points": [beyond]})
    assert [point.sentences for point in found.answer.key_points] == [(3, 11)]
    assert found.lost == ()
    form = model.requests[0]["response_format"]["json_schema"]["schema"]
    assert form == PASSAGE.model_json_schema()


def test_that_there_is_nothing_is_an_answer_and_an_object_without_it_is_none() -> None:
    found, model = items_of(NOTHING)
    assert (found.size, len(model.requests)) == (0, 1)
    found, model = items_of({}, NOTHING | {"key_points": [POINT]})
    assert (found.size, len(model.requests)) == (1, 2)
    with pytest.raises(EmptyReplyError):
        items_of({}, {})


def test_an_object_of_another_form_is_told_what_is_wrong_with_it() -> None:
    other = {"name": "something else"}
    found, model = items_of(other, NOTHING | {"key_points": [POINT]})
    assert (found.size, len(model.requests)) == (1, 2)
    assert "Extra inputs are not permitted" in json.dumps(model.requests[1]["messages"])
    with pytest.raises(ReplyError, match="no valid reply in 2 attempts"):
        items_of(other, other)


BROKEN = json.dumps({"key_points": [POINT, POINT]})[:-20]


@pytest.mark.parametrize("worse", ["No.", {}, UnavailableError("busy")])
def test_a_reply_that_breaks_off_stands_where_no_better_one_comes(worse: object) -> None:
    found, model = items_of(BROKEN, *[worse] * 5)
    assert (found.size, found.complete) == (1, False)
    assert found.lost[-1].reasons == ("the reply broke off here",)
    assert len(model.requests) > 1


def test_an_error_that_will_not_pass_is_told_whatever_came_before() -> None:
    with pytest.raises(AuthenticationError, match="the key was revoked"):
        items_of(BROKEN, AuthenticationError("the key was revoked"))


def test_a_cut_reply_is_an_error_however_much_of_it_stands() -> None:
    with pytest.raises(ReplyCutError):
        ask_items(ScriptedModel(cut(BROKEN, used=9)), MESSAGES, PASSAGE, step=STEP)
