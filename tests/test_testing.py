"""The scripted model that other people's tests stand on."""

from __future__ import annotations

import pytest

import summarizer
from summarizer.chat.base import ChatModel, ChatRequest
from summarizer.documents import Document
from summarizer.draft import BriefingDraft, KeyPointDraft
from summarizer.errors import ModelError, ServerError
from summarizer.step import Step
from summarizer.testing import Reply, ScriptedModel, completion

MINUTES = Document("The council met on Monday.\nMayor Ada Klein said the bridge would open in May.")
DRAFT = BriefingDraft(
    title="The bridge",
    key_points=(KeyPointDraft(text="Mayor Ada Klein said the bridge would open in May.", sentences=(2,)),),
)


def asked(model: ChatModel, words: str = "?") -> object:
    reply = model.complete({"messages": [{"role": "user", "content": words}]}, Step("ask"))
    return reply["choices"][0]["message"]["content"]


def test_text_a_draft_and_a_body_are_said_in_turn() -> None:
    model = ScriptedModel("one", DRAFT, completion("three"))
    assert [asked(model), asked(model), asked(model)] == ["one", DRAFT.model_dump_json(), "three"]


def test_an_error_is_raised() -> None:
    with pytest.raises(ServerError, match="down"):
        asked(ScriptedModel(ServerError("down")))


def test_a_function_makes_the_reply_of_the_request_and_as_the_last_goes_on() -> None:
    def echo(request: ChatRequest) -> Reply:
        return f"You said {request['messages'][0]['content']}"

    model = ScriptedModel(echo, "two", echo)
    replies = [asked(model, word) for word in ("one", "-", "three", "four")]
    assert replies == ["You said one", "two", "You said three", "You said four"]


def test_requests_and_steps_are_kept_as_they_were() -> None:
    model = ScriptedModel("one")
    request: ChatRequest = {"messages": [{"role": "user", "content": "?"}]}
    model.complete(request, Step("ask", attempt=2))
    request["messages"].clear()
    assert model.requests == [{"messages": [{"role": "user", "content": "?"}]}]
    assert model.steps == [Step("ask", attempt=2)]


def test_a_request_beyond_the_script_is_an_error_that_names_it() -> None:
    model = ScriptedModel("one")
    asked(model)
    with pytest.raises(ModelError, match=r"holds 1 replies, and “ask”, attempt 1, is request 2; give it"):
        asked(model)


def test_the_end_of_a_script_is_not_taken_for_a_reply_that_was_bad() -> None:
    with pytest.raises(ModelError, match="the script holds 1 replies"):
        summarizer.brief(MINUTES, model=ScriptedModel("no JSON"))


def test_a_briefing_is_made_of_a_scripted_draft() -> None:
    model = ScriptedModel(DRAFT, name="mine")
    briefing = summarizer.brief(MINUTES, model=model)
    assert [point.text for point in briefing.key_points] == [DRAFT.key_points[0].text]
    assert briefing.provenance.model == "mine"
    assert model.steps[0].name == "brief"
