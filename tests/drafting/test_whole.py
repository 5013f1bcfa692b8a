from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer import pipeline
from summarizer.chat.openai import OpenAIModel
from summarizer.documents import Document
from summarizer.draft import BriefingDraft
from summarizer.drafting import whole
from summarizer.drafting.whole import messages_of
from summarizer.errors import PassageTooLongError, ReplyError
from summarizer.prompting import find
from summarizer.testing import Reply, ScriptedModel, completion
from tests.chat.loopback import chat_server, says
from tests.drafting.readings import STORY, reading

POINT = {"text": "The Dockers’ Union warned that the closure would cost 300 jobs.", "sentences": [5]}
DRAFT: dict[str, Any] = {
    "title": "The old harbour",
    "headline": [{"text": "The Lund City Council wants to close the old harbour.", "sentences": [2]}],
    "key_points": [POINT],
    "positions": [
        {
            "text": "Tom Lind would accept the closure if the council built a new ferry terminal.",
            "sentences": [6, 7],
            "party": "Dockers’ Union",
            "issue": "harbour",
            "stance": "conditional",
        }
    ],
    "open_questions": [
        {"text": "Does the ferry need a new jetty?", "sentences": [9], "why": "The council has not decided."}
    ],
}
BEYOND = DRAFT | {"key_points": [POINT | {"sentences": [11]}]}


def drafted(model: ScriptedModel) -> BriefingDraft:
    return whole.draft(reading(STORY), model, find("brief")).draft


def answering(*drafts: dict[str, Any]) -> ScriptedModel:
    return ScriptedModel(*(completion(json.dumps(draft)) for draft in drafts))


def test_a_valid_draft_is_taken_as_it_is() -> None:
    draft = drafted(answering(DRAFT))
    assert json.loads(draft.model_dump_json(exclude_defaults=True)) == DRAFT


def test_the_request_holds_every_sentence_under_its_number_and_bounds_the_numbers() -> None:
    model = answering(DRAFT)
    drafted(model)
    (request,) = model.requests
    lines = request["messages"][-1]["content"].splitlines()
    told = [f"{s.number}: {s.line}" for s in reading(STORY).passage.sentences]
    assert lines[1 : len(told) + 1] == told
    assert '"maximum": 10' in json.dumps(request["response_format"])


def test_of_several_documents_the_request_tells_where_each_begins() -> None:
    one, other = "The harbour stays open for good.\n", "The harbour is to be closed in 2027.\n"
    told = messages_of(reading(one, other), find("brief"))[-1]["content"].splitlines()
    assert told[1:5] == ["# 1.txt", f"1: {one.strip()}", "# 2.txt", f"2: {other.strip()}"]
    assert any("names the document" in line for line in told[5:])


def test_a_speaker_is_named_once_for_all_that_is_said_in_a_row() -> None:
    turns = ("ANN LEE: We close it. It is old.\n\nTOM LIND: We will fight for it.\n\n" for _ in range(3))
    text = "".join(turns)
    told = messages_of(reading(text), find("brief"))[-1]["content"].splitlines()
    marked = [line for line in told if line.startswith("—")]
    assert marked == ["— ANN LEE", "— TOM LIND"] * 3
    assert any("names who speaks" in line for line in told)
    plain = messages_of(reading(STORY), find("brief"))[-1]["content"]
    assert "names who speaks" not in plain
    assert "names the document" not in plain


def test_a_number_out_of_range_is_left_to_the_check_and_the_documents_are_not_sent_again() -> None:
    model = answering(BEYOND)
    assert [point.sentences for point in drafted(model).key_points] == [(11,)]


def test_a_reply_without_a_title_stands_and_is_not_asked_for_again() -> None:
    model = answering({name: part for name, part in DRAFT.items() if name != "title"})
    assert drafted(model).title == ""
    assert len(model.requests) == 1
    assert "title" in model.requests[0]["response_format"]["json_schema"]["schema"]["required"]


def test_an_item_that_is_not_valid_loses_no_other() -> None:
    broken = {"text": "The ferry sank.", "sentences": []}
    model = answering(DRAFT | {"key_points": [broken, POINT], "positions": "none"})
    found = whole.draft(reading(STORY), model, find("brief"))
    assert [point.text for point in found.draft.key_points] == [POINT["text"]]
    assert [(item.section, item.text) for item in found.lost] == [
        ("key points", "The ferry sank."),
        ("positions", "none"),
    ]
    assert "at least 1 item" in found.lost[0].reasons[0]
    assert len(model.requests) == 1


def test_what_was_lost_stands_among_the_unsupported() -> None:
    lost = json.dumps(DRAFT | {"key_points": [POINT, {"text": "The ferry sank."}]})
    briefing = pipeline.brief(Document(STORY, id="d1"), model=ScriptedModel(lost))
    assert [point.text for point in briefing.key_points] == [POINT["text"]]
    (item,) = briefing.unsupported
    assert (item.section, item.text, item.reasons) == (
        "key points",
        "The ferry sank.",
        ("sentences: field required",),
    )


def test_a_reply_without_anything_valid_is_asked_for_once_more() -> None:
    model = answering({}, DRAFT)
    assert drafted(model).title == DRAFT["title"]
    assert len(model.requests) == 2


def test_replies_without_anything_valid_are_an_error() -> None:
    model = answering({}, {}, DRAFT)
    with pytest.raises(ReplyError, match="the reply was empty"):
        drafted(model)
    assert len(model.requests) == 2


def test_the_better_of_two_broken_replies_stands_with_what_it_lacks() -> None:
    text = json.dumps(DRAFT)
    model = ScriptedModel(text[: text.index("would accept")], text[: text.index("warned")])
    found = whole.draft(reading(STORY), model, find("brief"))
    assert [point.text for point in found.draft.key_points] == [POINT["text"]]
    assert [(item.section, item.reasons) for item in found.lost] == [
        ("positions", ("the reply broke off here",))
    ]
    assert len(model.requests) == 2


def test_documents_that_do_not_fit_are_an_error_before_any_request() -> None:
    model = ScriptedModel(context=4096)
    with pytest.raises(PassageTooLongError, match="too long for one request to scripted") as caught:
        drafted(model)
    assert caught.value.fields["context"] == model.context
    assert model.requests == []


@pytest.mark.parametrize(
    "reply",
    [
        PassageTooLongError("too long, by the server's own count"),
        completion('{"title": "The', finish="length"),
    ],
)
def test_documents_that_do_not_fit_after_all_are_read_in_passages(reply: Reply) -> None:
    model = ScriptedModel(reply, lambda _: json.dumps({"key_points": [POINT]}))
    briefing = pipeline.brief(Document(STORY, id="d1"), model=model)
    assert briefing.provenance.drafter == "passages"


def test_a_draft_from_a_server_becomes_a_briefing_with_its_evidence() -> None:
    with chat_server([says(json.dumps(DRAFT))]) as server:
        model = OpenAIModel("gpt-test", base_url=server.url)
        briefing = pipeline.brief(Document(STORY, id="d1"), model=model)
    (point,) = briefing.key_points
    (evidence,) = point.evidence
    assert evidence.span.of(STORY) == evidence.quote
    assert evidence.quote.startswith("However, the Dockers’ Union")
    (position,) = briefing.positions
    assert [(quote.speaker, quote.text) for quote in position.quotes] == [
        ("Tom Lind", "We will fight for every quay of the harbour and every job on it")
    ]
    assert briefing.unsupported == ()
    assert briefing.provenance.drafter == "whole"
    assert briefing.provenance.prompts == ("brief@1",)
    assert briefing.provenance.usage.requests == 1


def test_an_invented_number_ends_among_the_unsupported_with_the_reason() -> None:
    invented = POINT | {"text": "The Dockers’ Union warned that the closure would cost 900 jobs."}
    with chat_server([says(json.dumps(DRAFT | {"key_points": [POINT, invented]}))]) as server:
        model = OpenAIModel("gpt-test", base_url=server.url)
        briefing = pipeline.brief(Document(STORY, id="d1"), model=model)
    assert [point.text for point in briefing.key_points] == [POINT["text"]]
    (item,) = briefing.unsupported
    assert (item.section, item.text) == ("key points", invented["text"])
    assert item.reasons == ("the number “900” does not stand in sentence 5, which has “300”",)


def test_a_position_given_to_somebody_else_s_words_ends_among_the_unsupported() -> None:
    stolen = DRAFT["positions"][0] | {"party": "Shipping Chamber"}
    with chat_server([says(json.dumps(DRAFT | {"positions": [stolen]}))]) as server:
        model = OpenAIModel("gpt-test", base_url=server.url)
        briefing = pipeline.brief(Document(STORY, id="d1"), model=model)
    assert briefing.positions == ()
    assert [item.section for item in briefing.unsupported] == ["positions"]
