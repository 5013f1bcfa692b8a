"""Nothing stands twice in a note: what a draft says again is joined with what it said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing import Briefing
from summarizer.draft import BriefingDraft, KeyPointDraft, PositionDraft, QuestionDraft
from summarizer.grounding.ground import ground
from summarizer.stance import Stance
from tests.grounding.readings import reading
from tests.grounding.test_ground import PROVENANCE, STORY, at

JOBS, PLAN = at("1,400"), at("has a plan")
TEXT = "The plan would bring 1,400 jobs."


def _grounded(*points: KeyPointDraft, **more: object) -> Briefing:
    draft = BriefingDraft.model_validate({"title": "Plan", "key_points": points, **more})
    return ground(draft, reading(STORY), PROVENANCE)


def _point(text: str, *numbers: int, disputed: bool = False) -> KeyPointDraft:
    return KeyPointDraft(text=text, sentences=numbers, disputed=disputed)


@given(st.permutations([TEXT, TEXT.rstrip("."), "The plan  would bring 1,400 jobs!", TEXT.upper()]))
def test_a_text_stands_once_whatever_its_end_mark_and_its_typography(texts: list[str]) -> None:
    briefing = _grounded(*(_point(text, JOBS) for text in texts))
    assert len(briefing.key_points) + len(briefing.unsupported) == 1


def test_what_is_joined_has_the_evidence_of_both_and_is_disputed_if_either_was() -> None:
    (point,) = _grounded(_point(TEXT, JOBS), _point(TEXT[:-1], PLAN, JOBS, disputed=True)).key_points
    assert [e.sentence for e in point.evidence] == [PLAN, JOBS]
    assert point.disputed


def test_a_wrong_citation_of_the_twin_takes_no_item_along() -> None:
    briefing = _grounded(_point(TEXT, JOBS), _point(TEXT, 1))
    assert [point.text for point in briefing.key_points] == [TEXT]
    assert len(briefing.unsupported) == 1


def test_a_point_that_stands_whole_in_another_on_the_same_sentence_is_part_of_it() -> None:
    longer = "The plan would bring 1,400 jobs by 2032, Ann Lee said."
    assert [p.text for p in _grounded(_point(TEXT, JOBS), _point(longer, JOBS)).key_points] == [longer]
    apart = _grounded(_point("The plan would bring 1,400 job", JOBS), _point(longer, JOBS))
    assert len(apart.key_points) + len(apart.unsupported) == 2


def test_one_text_is_the_position_of_each_party_that_holds_it() -> None:
    number = at("rejected the plan")
    positions = [
        PositionDraft(
            party=party,
            text="The plan was rejected",
            sentences=(number,),
            issue="plan",
            stance=Stance.OPPOSES,
        )
        for party in ("France", "Germany", "France")
    ]
    briefing = _grounded(positions=positions)
    assert [position.party for position in briefing.positions] == ["France", "Germany"]


def test_a_failed_item_is_told_once() -> None:
    asked = QuestionDraft(text="Will Zurich pay 99 crowns?", why="Nobody says.", sentences=(PLAN,))
    assert len(_grounded(open_questions=(asked, asked)).unsupported) == 1
