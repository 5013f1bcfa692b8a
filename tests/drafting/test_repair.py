from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer import pipeline
from summarizer.briefing import Briefing
from summarizer.chat import identity_of
from summarizer.chat.cassette import Deck, Mode
from summarizer.documents import Document
from summarizer.errors import CassetteMissError, ServerError
from summarizer.testing import Reply, ScriptedModel
from tests.drafting.readings import STORY

SOUND = {"text": "The Dockers’ Union warned that the closure would cost 300 jobs.", "sentences": [5]}
INVENTED = {
    "text": "The Lund City Council says that the harbour costs 90 million crowns a year.",
    "sentences": [3],
}
MENDED = "Ann Lee said that the harbour cost 40 million crowns a year."
LAST = {"text": "The council has not decided whether the ferry needs a new jetty.", "sentences": [9]}
DOCUMENT = Document(STORY, id="d1")


def draft(*points: dict[str, Any], **sections: Any) -> str:
    empty = {"title": "The harbour", "headline": [], "positions": [], "open_questions": []}
    return json.dumps(empty | {"key_points": list(points)} | sections)


def repairs(*items: dict[str, Any]) -> str:
    return json.dumps({"items": [{"party": "", "why": ""} | item for item in items]})


def briefed(*replies: Reply) -> tuple[Briefing, ScriptedModel]:
    model = ScriptedModel(*replies)
    return pipeline.brief(DOCUMENT, model=model), model


def mended(text: str = MENDED) -> str:
    return repairs({"item": 1, "text": text, "sentences": [3]})


def test_an_item_that_is_mended_takes_its_place_in_order() -> None:
    briefing, model = briefed(draft(SOUND, INVENTED, LAST), mended())
    assert [point.text for point in briefing.key_points] == [SOUND["text"], MENDED, LAST["text"]]
    assert briefing.unsupported == ()
    assert [step.name for step in model.steps] == ["brief", "repair 1"]
    assert briefing.provenance.prompts == ("brief@1", "repair@1")
    assert briefing.provenance.usage.requests == 2


def test_a_repair_is_shown_the_item_its_sentences_and_the_fault_and_never_the_document() -> None:
    _, model = briefed(draft(SOUND, INVENTED, LAST), mended())
    told = model.requests[1]["messages"][-1]["content"]
    assert INVENTED["text"] in told
    assert "the number “90 million” does not stand" in told
    assert [line for line in told.splitlines() if line[:1].isdigit()] == [
        "3: Ann Lee, the council’s leader, said that the harbour cost 40 million crowns a year."
    ]
    assert SOUND["text"] not in told


def test_all_that_failed_is_asked_for_in_one_request() -> None:
    other = {"text": "Tom Lind refused any closure.", "sentences": [7]}
    answer = repairs(
        {"item": 1, "text": MENDED, "sentences": [3]},
        {
            "item": 2,
            "text": "He would accept the closure if the council built a new ferry terminal.",
            "sentences": [7],
        },
    )
    briefing, model = briefed(draft(INVENTED, other), answer)
    assert (len(briefing.key_points), len(model.requests)) == (2, 2)


def test_what_is_wrong_again_is_asked_for_once_more_and_then_stays_as_it_was() -> None:
    briefing, model = briefed(
        draft(INVENTED), mended("The harbour costs 70 million crowns."), mended("It costs 60.")
    )
    assert [step.name for step in model.steps] == ["brief", "repair 1", "repair 2"]
    assert "70 million" in model.requests[2]["messages"][-1]["content"]
    (item,) = briefing.unsupported
    assert item.text == INVENTED["text"]
    assert any("the number “90 million” does not stand" in reason for reason in item.reasons)


def test_an_item_that_the_model_gives_up_is_not_asked_for_again() -> None:
    briefing, model = briefed(draft(INVENTED), repairs())
    assert len(model.requests) == 2
    assert [item.text for item in briefing.unsupported] == [INVENTED["text"]]


def test_a_repair_cannot_cite_what_it_was_not_shown() -> None:
    briefing, _ = briefed(draft(INVENTED), repairs({"item": 1, "text": SOUND["text"], "sentences": [5]}))
    assert briefing.key_points == ()


def test_a_repair_that_says_what_the_note_says_already_is_not_taken() -> None:
    said = {"text": MENDED, "sentences": [3]}
    briefing, _ = briefed(draft(said, INVENTED), mended())
    assert [point.text for point in briefing.key_points] == [MENDED]
    assert [item.text for item in briefing.unsupported] == [INVENTED["text"]]


def test_two_items_that_are_mended_to_the_same_are_one() -> None:
    other = {"text": "The harbour costs 80 million crowns a year.", "sentences": [3]}
    same = [{"item": number, "text": MENDED, "sentences": [3]} for number in (1, 2)]
    briefing, _ = briefed(draft(INVENTED, other), repairs(*same), repairs())
    assert [point.text for point in briefing.key_points] == [MENDED]
    assert [item.text for item in briefing.unsupported] == [other["text"]]


def test_a_position_can_be_given_to_its_own_party() -> None:
    stolen = {
        "text": "Tom Lind would accept the closure if the council built a new ferry terminal.",
        "sentences": [6, 7],
        "party": "Shipping Chamber",
        "issue": "harbour",
        "stance": "conditional",
    }
    answer = {"item": 1, "text": stolen["text"], "sentences": [6, 7], "party": "Dockers’ Union"}
    briefing, _ = briefed(draft(positions=[stolen]), repairs(answer))
    assert [position.party for position in briefing.positions] == ["Dockers’ Union"]


def test_an_item_that_cites_no_sentence_that_there_is_is_shown_the_nearest_ones() -> None:
    astray = {"text": MENDED, "sentences": [77]}
    briefing, model = briefed(draft(SOUND, astray), mended())
    assert "3: Ann Lee" in model.requests[1]["messages"][-1]["content"]
    assert [point.text for point in briefing.key_points] == [SOUND["text"], MENDED]


def test_a_failure_while_repairing_keeps_the_draft_and_is_told() -> None:
    briefing, _ = briefed(draft(SOUND, INVENTED), ServerError("the server is down"))
    assert [point.text for point in briefing.key_points] == [SOUND["text"]]
    assert any("could not be put to the model again: the server is down" in told for told in briefing.notices)


def test_a_repair_is_recorded_and_played_again_to_the_same_bytes() -> None:
    model = ScriptedModel(draft(SOUND, INVENTED), mended())
    recorder = Deck(None, mode=Mode.ALL, identity=identity_of(model), model=lambda: model)
    live = pipeline.brief(DOCUMENT, model=recorder)
    cassette = recorder.recording("harbour", [DOCUMENT])
    player = Deck(cassette, mode=Mode.NONE, identity=identity_of(model))
    assert pipeline.brief(DOCUMENT, model=player).model_dump() == live.model_dump()
    assert (player.moved, player.unplayed) == ((), ())


def test_a_recording_without_the_repair_is_an_error_and_no_notice() -> None:
    model = ScriptedModel(draft(SOUND), mended())
    recorder = Deck(None, mode=Mode.ALL, identity=identity_of(model), model=lambda: model)
    pipeline.brief(DOCUMENT, model=recorder)
    other = ScriptedModel(draft(SOUND, INVENTED), mended())
    cassette = recorder.recording("harbour", [DOCUMENT])
    (exchange,) = cassette.exchanges
    assert exchange.step == "brief"
    changed = Document(STORY.replace("300 jobs", "200 jobs"), id="d1")
    player = Deck(cassette, mode=Mode.NONE, identity=identity_of(other))
    with pytest.raises(CassetteMissError, match="repair 1"):
        pipeline.brief(changed, model=player)


def test_an_item_that_comes_back_as_it_was_is_not_asked_for_again() -> None:
    briefing, model = briefed(draft(SOUND, INVENTED, LAST), mended(str(INVENTED["text"])))
    assert [step.name for step in model.steps] == ["brief", "repair 1"]
    assert [item.text for item in briefing.unsupported] == [INVENTED["text"]]
