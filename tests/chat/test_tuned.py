"""A model's parameters: shown, sent, and overruled by what a request says itself."""

from __future__ import annotations

from summarizer.chat.base import ChatModel
from summarizer.chat.tuned import Tuned
from summarizer.step import Step
from summarizer.testing import ScriptedModel


def test_parameters_are_sent_with_each_request_and_shown() -> None:
    scripted = ScriptedModel("one")
    model: ChatModel = Tuned(scripted, {"temperature": 0.2})
    model.complete({"messages": []}, Step("ask"))
    assert scripted.requests == [{"messages": [], "temperature": 0.2}]
    assert model.parameters == {"temperature": 0.2}


def test_what_a_request_says_itself_stands() -> None:
    scripted = ScriptedModel("one")
    Tuned(scripted, {"temperature": 0.2}).complete({"messages": [], "temperature": 1}, Step("ask"))
    assert scripted.requests[0]["temperature"] == 1


def test_tuning_twice_adds_up() -> None:
    model = Tuned(Tuned(ScriptedModel(), {"temperature": 0.2, "seed": 1}), {"temperature": 0.5})
    assert model.parameters == {"temperature": 0.5, "seed": 1}
