from __future__ import annotations

import json
import re

import summarizer
from summarizer.chat.base import ChatRequest
from summarizer.documents import Document
from summarizer.profiles import files
from summarizer.testing import Reply, ScriptedModel

PROFILE = files.parse(
    """
[sections.costs]
instruction = "What something costs."
[sections.costs.details.sum]
instruction = "the sum"
kind = "figure"
[sections.positions]
drop = true
""",
    "costs",
)
PLANTED = [(40 * n, f"The new sluice number {n} cost the district {n}00,000 pounds.") for n in range(1, 6)]
_NUMBERED = re.compile(r"^(\d+): (The new sluice number (\d) .*)$", re.MULTILINE)
_FINDING = re.compile(r"^(\d+): \(costs\)", re.MULTILINE)


def long_document() -> Document:
    lines = [f"In year {n} of the survey the water stood at mark {n} of the gauge." for n in range(1, 240)]
    for at, line in PLANTED:
        lines.insert(at, line)
    return Document("\n".join(lines), id="d1", name="survey.txt")


def found_in(request: ChatRequest) -> Reply:
    """A finding for each planted sentence that a passage holds; a merge that keeps each of them."""
    told = request["messages"][-1]["content"]
    if "<findings>" in told:
        numbers = [int(n) for n in _FINDING.findall(told)]
        costs = [{"text": "", "items": [n], "sum": ""} for n in numbers]
        return json.dumps(
            {"parties": [], "title": "Sluices", "headline": [], "key_points": [], "open_questions": [],
             "costs": costs}
        )  # fmt: skip
    costs = [
        {"text": text, "sentences": [int(number)], "sum": f"{sluice}00,000 pounds"}
        for number, text, sluice in _NUMBERED.findall(told)
    ]
    return json.dumps({"about": "The survey.", "key_points": [], "open_questions": [], "costs": costs})


def test_sections_of_all_passages_are_merged_with_their_details() -> None:
    model = ScriptedModel(found_in, context=6_000)
    briefing = summarizer.brief(long_document(), model=model, profile=PROFILE)
    assert briefing.provenance.drafter == "passages"
    assert [step.name.split()[0] for step in model.steps].count("merge") == 1
    (section,) = briefing.sections
    assert [item.text for item in section.items] == [text for _, text in PLANTED]
    assert [item.details[0].value for item in section.items] == [f"{n}00,000 pounds" for n in range(1, 6)]


def test_sections_stand_side_by_side_where_no_merge_comes() -> None:
    def broken(request: ChatRequest) -> Reply:
        told = request["messages"][-1]["content"]
        return "no JSON" if "<findings>" in told else found_in(request)

    briefing = summarizer.brief(long_document(), model=ScriptedModel(broken, context=6_000), profile=PROFILE)
    assert [item.text for item in briefing.sections[0].items] == [text for _, text in PLANTED]
