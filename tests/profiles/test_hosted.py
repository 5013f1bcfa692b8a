from __future__ import annotations

import json
from typing import Any

import pytest

import summarizer
from summarizer.documents import Document
from summarizer.profiles import files
from summarizer.profiles.profile import Profile
from summarizer.testing import ScriptedModel

TEXT = """\
The parish council of Little Wend met on 4 May 2026 in the school.
The council agreed to mend the footbridge, and Ruth Amble will ask three firms for a price by 30 June.
The treasurer, Colin Dray, said that the repair might cost 18,500 pounds.
Dray warned that the bridge could collapse if another flood came before the autumn.
The clerk had written to the county on 2 March 2026, and the county has not answered.
"""
DOCUMENT = Document(TEXT, id="d1", name="minutes.txt")
PROFILE = files.parse(
    """
[sections.tasks]
title = "Who does what"
instruction = "What somebody is to do."
sort = "due"
[sections.tasks.details.owner]
label = "who"
instruction = "who does it"
kind = "name"
[sections.tasks.details.due]
instruction = "by when"
kind = "date"
[sections.tasks.details.cost]
instruction = "what it costs"
kind = "figure"
[sections.positions]
drop = true
[sections.open_questions]
title = "Left open"
instruction = "Only what the county is to answer."
""",
    "ours",
)
PRICES = {
    "text": "Ruth Amble will ask three firms for a price by 30 June.",
    "sentences": [2],
    "owner": "Ruth Amble",
    "due": "June 30",
    "cost": "",
}


def draft(*tasks: dict[str, Any], **others: Any) -> str:
    empty = {"title": "The footbridge", "headline": [], "key_points": [], "open_questions": []}
    return json.dumps(empty | {"tasks": list(tasks)} | others)


def briefed(*replies: str, profile: Profile = PROFILE) -> tuple[summarizer.Briefing, ScriptedModel]:
    model = ScriptedModel(*replies)
    return summarizer.brief(DOCUMENT, model=model, profile=profile), model


def test_a_section_is_asked_for_in_the_schema_and_its_items_are_grounded() -> None:
    briefing, model = briefed(draft(PRICES))
    (section,) = briefing.sections
    (item,) = section.items
    assert (section.name, section.title) == ("tasks", "Who does what")
    assert [(d.label, d.value) for d in item.details] == [("who", "Ruth Amble"), ("due", "June 30")]
    assert item.evidence[0].quote in TEXT
    schema = model.requests[0]["response_format"]["json_schema"]["schema"]
    assert {"tasks", "key_points"} <= set(schema["properties"])
    assert "positions" not in schema["properties"]
    assert briefing.provenance.prompts == ("brief@1", "sections@1")
    assert (briefing.provenance.profile, briefing.provenance.profile_sha256) == ("ours", PROFILE.sha256)


def test_requests_of_a_profile_begin_alike_up_to_the_documents() -> None:
    _, first = briefed(draft(PRICES))
    other = ScriptedModel(draft())
    mill = Document("The mill burnt down on Monday. Nobody was hurt.", id="d1")
    summarizer.brief(mill, model=other, profile=PROFILE)
    mine, theirs = (model.requests[0]["messages"] for model in (first, other))
    plain = ScriptedModel(draft(positions=[]).replace('"tasks": [], ', ""))
    summarizer.brief(DOCUMENT, model=plain)
    assert mine[:-1] == theirs[:-1] == plain.requests[0]["messages"][:-1]
    opening, documents, _ = mine[-1]["content"].partition("<documents>")
    assert documents
    assert theirs[-1]["content"].startswith(opening)
    assert "What somebody is to do." in opening
    assert "Only what the county is to answer." in opening
    assert "`positions`" in opening


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("owner", "Colin Dray", "who: no cited sentence has “Colin Dray”"),
        ("due", "31 July", "due: no cited sentence has “31 July”"),
        ("cost", "18,500 pounds", "cost: no cited sentence has “18,500 pounds”"),
    ],
)
def test_a_detail_that_the_cited_sentence_does_not_have_fails_its_item(
    name: str, value: str, reason: str
) -> None:
    keeps = json.dumps({"items": []})
    briefing, _ = briefed(draft(PRICES | {name: value}), keeps, keeps)
    assert briefing.sections[0].items == ()
    (failed,) = briefing.unsupported
    assert failed.section == "tasks"
    assert reason in failed.reasons
    assert f"Who does what: {PRICES['text']}" in summarizer.render(briefing)


def test_a_wrong_detail_alone_is_asked_for_again() -> None:
    right = {"item": 1, "text": PRICES["text"], "sentences": [2], "party": "", "why": ""}
    mended = json.dumps({"items": [right | {"details": [{"name": "owner", "value": "Ruth Amble"}]}]})
    briefing, model = briefed(draft(PRICES | {"owner": "Colin Dray"}), mended)
    (item,) = briefing.sections[0].items
    assert [detail.value for detail in item.details] == ["Ruth Amble", "June 30"]
    assert briefing.unsupported == ()
    assert "`owner` of a tasks item" in model.requests[1]["messages"][-1]["content"]


def test_figures_and_dates_are_compared_by_value_and_names_with_whoever_speaks() -> None:
    costs = {
        "text": "Colin Dray said that the repair might cost 18,500 pounds.",
        "sentences": [3],
        "owner": "the treasurer",
        "due": "",
        "cost": "18 500 pounds",
    }
    briefing, _ = briefed(draft(costs))
    (item,) = briefing.sections[0].items
    assert [detail.value for detail in item.details] == ["the treasurer", "18 500 pounds"]


def test_items_stand_in_the_order_of_their_dates() -> None:
    written = {"text": "The clerk had written to the county on 2 March 2026.", "sentences": [5]}
    met = {"text": "The council met on 4 May 2026 in the school.", "sentences": [1]}
    days = {"owner": "", "cost": ""}
    briefing, _ = briefed(
        draft(PRICES, met | days | {"due": "4 May 2026"}, written | days | {"due": "2 March 2026"})
    )
    due = [next(d.value for d in item.details if d.name == "due") for item in briefing.sections[0].items]
    assert due == ["2 March 2026", "4 May 2026", "June 30"]


def test_what_a_model_says_in_a_section_that_is_dropped_is_left_out() -> None:
    position = {"text": "Dray warned that the bridge could collapse.", "sentences": [4]}
    told = position | {"party": "Colin Dray", "issue": "bridge", "stance": "unstated"}
    briefing, _ = briefed(draft(PRICES, positions=[told]))
    assert briefing.positions == ()
    note = summarizer.render(briefing)
    assert "## Positions" not in note
    assert "## Left open" in note
    assert note.index("## Key points") < note.index("## Who does what") < note.index("## Left open")


def test_an_item_that_is_no_item_loses_no_other() -> None:
    briefing, _ = briefed(draft(PRICES, {"text": "No number.", "sentences": []}))
    assert len(briefing.sections[0].items) == 1
    assert [failed.section for failed in briefing.unsupported] == ["tasks"]


def test_a_briefing_with_sections_comes_back_from_json_and_verifies() -> None:
    briefing, _ = briefed(draft(PRICES))
    kept = summarizer.render(briefing, "json")
    assert summarizer.Briefing.model_validate_json(kept) == briefing
    for note in (summarizer.render(briefing), summarizer.render(briefing, "txt")):
        found = summarizer.verify(note, [DOCUMENT])
        assert all(claim.supported for claim in found.claims)
