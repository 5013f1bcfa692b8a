from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.draft import BriefingDraft, KeyPointDraft, PassageDraft, PositionDraft, QuestionDraft
from summarizer.drafting.passages.findings import Findings
from summarizer.drafting.passages.merged import Merge, MergedPoint, MergedQuestion, bounded_merge
from summarizer.drafting.passages.merging import Merged, Merger, resolved, side_by_side
from summarizer.drafting.threads import Pace
from summarizer.errors import ServerError
from summarizer.prompting import find
from summarizer.stance import Stance
from summarizer.testing import Script, ScriptedModel
from tests.drafting.readings import STORY, reading

DUES = KeyPointDraft(text="Dues rose by 4 %.", sentences=(3,))
RISE = KeyPointDraft(text="Harbour dues went up by 4 %.", sentences=(41, 40))
ASKED = QuestionDraft(text="Who pays?", sentences=(9,), why="Nobody says.")


def fact(number: int) -> KeyPointDraft:
    return KeyPointDraft(text=f"Fact {number} of the {'very ' * 20}long report.", sentences=(number,))


def stand(party: str, sentence: int) -> PositionDraft:
    return PositionDraft(
        text="It objects.", sentences=(sentence,), party=party, issue="dues", stance=Stance.OPPOSES
    )


def found(*points: KeyPointDraft, first: int = 1, **sections: Any) -> Findings:
    return Findings(PassageDraft(about=f"Part {first}", key_points=points, **sections), first, first + 99)


def merged(parts: list[Findings], *replies: Script, context: int = 8_000) -> tuple[Merged, ScriptedModel]:
    model = ScriptedModel(*replies, context=context)
    return Merger(reading(STORY), model, find("merge"), Pace(jobs=1)).merged(parts), model


def reply(**sections: Any) -> str:
    empty = {"title": "Dues", "parties": [], "headline": [], "key_points": [], "positions": []}
    return json.dumps(empty | {"open_questions": []} | sections)


def test_findings_that_say_the_same_become_one_that_rests_on_all_their_sentences() -> None:
    point = {"text": "Harbour dues rose by 4 %.", "items": [1, 2], "disputed": False}
    found_together, model = merged([found(DUES), found(RISE, first=101)], reply(key_points=[point]))
    (merged_point,) = found_together.draft.key_points
    assert merged_point.sentences == (3, 40, 41)
    assert [step.name for step in model.steps] == ["merge 1–200"]


def test_a_question_that_repeats_the_line_of_its_finding_tells_its_why_once() -> None:
    repeated = MergedQuestion(items=(1,), text=f"{ASKED.text} {ASKED.why}")
    assert resolved(Merge(title="Dues", open_questions=(repeated,)), [ASKED]).open_questions == (ASKED,)


def test_a_finding_that_is_kept_needs_no_other_words() -> None:
    merge = Merge(title="Dues", key_points=(MergedPoint(items=(1,)),))
    assert resolved(merge, [DUES]).key_points == (DUES,)


def test_a_number_that_no_finding_has_is_left_out() -> None:
    merge = Merge(title="Dues", key_points=(MergedPoint(items=(1, 7)), MergedPoint(text="No.", items=(9,))))
    assert resolved(merge, [DUES]).key_points == (DUES,)
    with pytest.raises(ValueError, match="less than or equal to 1"):
        bounded_merge(1).model_validate(merge.model_dump())


def test_a_party_under_several_names_is_one_by_the_merge_and_by_the_gazetteer() -> None:
    parts = [
        found(positions=(stand("the Harbour Board", 3), stand("Washington", 4))),
        found(positions=(stand("Harbour Commissioners", 140), stand("US", 141)), first=101),
    ]
    kept = [
        {"text": "", "items": [n], "party": party, "issue": "dues", "stance": "opposes"}
        for n, party in enumerate(
            ("the Harbour Board", "United States", "Harbour Commissioners", "United States"), 1
        )
    ]
    same = [{"name": "Harbour Commissioners", "also": ["Harbour Board"]}]
    together, model = merged(parts, reply(positions=kept, parties=same))
    told = model.requests[0]["messages"][-1]["content"]
    assert "Washington" not in told
    assert "(position; United States; dues; opposes)" in told
    assert {position.party for position in together.draft.positions} == {
        "Harbour Commissioners",
        "United States",
    }


def test_many_findings_are_merged_in_levels_whose_names_are_their_sentences() -> None:
    parts = [found(*(fact(p * 100 + n) for n in range(1, 9)), first=p * 100 + 1) for p in range(12)]
    first = [{"items": [1]}]
    together, model = merged(parts, lambda _: reply(key_points=first), context=6_000)
    names = [step.name for step in model.steps]
    assert len(names) > 2
    assert names[-1] == "merge 1–1200"
    assert len(set(names)) == len(names)
    assert [point.sentences for point in together.draft.key_points] == [(1,)]


def test_findings_stand_side_by_side_where_no_merge_is_to_be_had() -> None:
    parts = [found(DUES, open_questions=(ASKED,)), found(DUES, RISE, first=101)]
    together, _ = merged(parts, ServerError("down"))
    assert together.draft == BriefingDraft(title="Part 1", key_points=(DUES, RISE), open_questions=(ASKED,))
    assert together.unmerged == "down"


def test_one_passage_needs_no_merge() -> None:
    together, model = merged([found(DUES)])
    assert (together, model.requests) == (side_by_side([found(DUES)]), [])
