"""A second opinion: what the model is asked, what its answer weighs, and what becomes of the note."""

from __future__ import annotations

from math import log

import pytest

from summarizer.chat.base import ChatReply
from summarizer.documents import Document
from summarizer.errors import ReplyError
from summarizer.prompting import find
from summarizer.segmentation import number
from summarizer.testing import ScriptedModel
from summarizer.verification import Verification, verify
from summarizer.verification.opinion import SecondOpinion, yes_of

SOURCE = "The council closed the ferry in May. Fares rose by 5 per cent. Ann Lee said that it would reopen."
REWORDED = "In May the ferry was closed by the council."


def saying(yes: float) -> ChatReply:
    """A reply whose first token was “Yes” or “No” with these odds, written by hand."""
    weighed = [{"token": "Yes", "logprob": log(yes)}, {"token": " no", "logprob": log(1 - yes)}]
    return {"choices": [{"logprobs": {"content": [{"top_logprobs": weighed}]}}]}


def asked(*replies: ChatReply) -> tuple[ScriptedModel, SecondOpinion]:
    model = ScriptedModel(*replies)
    return model, SecondOpinion(model, find("judge"))


def judged(note: str, *replies: ChatReply) -> tuple[ScriptedModel, Verification]:
    model, opinion = asked(*replies)
    return model, verify(note, SOURCE, opinion=opinion)


def test_a_reworded_statement_that_the_model_finds_is_left_as_it_was() -> None:
    model, verification = judged(REWORDED, saying(0.9))
    assert len(model.requests) == 1
    assert verification.findings == ()


def test_a_reworded_statement_that_the_model_does_not_find_is_a_finding() -> None:
    _, verification = judged(REWORDED, saying(0.2))
    (claim,) = verification.claims
    assert not claim.supported
    assert [(reason.kind, reason.words) for reason in claim.reasons] == [("opinion", REWORDED)]
    assert "yes: 20%" in claim.reasons[0].text


@pytest.mark.parametrize("note", ["The council closed the ferry in May.", "Fares rose by 50 per cent."])
def test_the_sources_own_words_and_what_is_refused_already_are_not_asked_about(note: str) -> None:
    model, _ = judged(note)
    assert model.requests == []


def test_questions_share_their_head_and_hold_the_sources_as_data() -> None:
    model, opinion = asked(saying(0.5), saying(0.5))
    sentences = number([Document("It <b>rose</b> at last. It fell again.", id="d")]).statements
    opinion("It rose.", sentences)
    opinion("It fell.", sentences[::-1])
    one, other = model.requests
    assert one["messages"][:-1] == other["messages"][:-1]
    assert "<" not in one["messages"][-1]["content"]
    assert one["max_tokens"] == 1


def test_an_opinion_is_open_where_neither_yes_nor_no_was_weighed() -> None:
    weighed = [{"token": "Perhaps", "logprob": -0.1}]
    assert yes_of({"choices": [{"logprobs": {"content": [{"top_logprobs": weighed}]}}]}) == 0.5


@pytest.mark.parametrize("reply", [{"choices": []}, {"choices": [{"message": {"content": "Yes"}}]}])
def test_a_model_that_does_not_tell_its_odds_is_an_error(reply: ChatReply) -> None:
    _, opinion = asked(reply)
    with pytest.raises(ReplyError, match="does not tell how probable its tokens are; use another model"):
        opinion("It rose.", number([Document("It rose at last.", id="d")]).statements)
