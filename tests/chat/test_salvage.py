"""What stands of replies that are not valid: every valid item, in order, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.chat.salvage import BROKEN_OFF, Lost, salvage
from summarizer.draft import bounded

ANSWER = bounded(9)
POINT = {"text": "The bridge is closed.", "sentences": [3], "disputed": False}
EMPTY: dict[str, Any] = {"headline": [], "positions": [], "open_questions": []}
BAD: dict[str, Any] = {
    "beyond": POINT | {"sentences": [3, 10]},
    "in words": POINT | {"sentences": ["3"]},
    "uncited": POINT | {"sentences": []},
    "untold": {"sentences": [3]},
    "a text": "The bridge is closed.",
    "nothing": None,
    "a list": [POINT],
}


def draft(*points: object, **fields: object) -> str:
    return json.dumps(EMPTY | {"title": "The bridge", "key_points": points} | fields)


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from([None, *BAD])), max_size=12))
def test_every_valid_item_stands_in_order_and_every_other_is_told(
    drawn: list[tuple[int, str | None]],
) -> None:
    points = [POINT | {"sentences": [number]} if bad is None else BAD[bad] for number, bad in drawn]
    found = salvage(ANSWER, draft(*points))
    assert found is not None
    assert found.complete
    assert [point.sentences for point in found.answer.key_points] == [(n,) for n, bad in drawn if bad is None]
    assert [lost.item for lost in found.lost if lost.item is not None] == [
        BAD[bad] for _, bad in drawn if bad not in (None, "nothing")
    ]


@given(st.data())
def test_a_reply_that_breaks_off_anywhere_gives_only_items_that_were_whole(data: st.DataObject) -> None:
    texts = ["It rose to 1,200.", "“No” — said Å.", 'Sie brach \\ {ab} "hier".']
    whole = draft(*[POINT | {"text": text} for text in texts])
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    found = salvage(ANSWER, cut)
    if found is not None:
        told = [point.text for point in found.answer.key_points]
        assert told == texts[: len(told)]
        assert not found.complete
        assert found.lost[-1].reasons == (BROKEN_OFF,)


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    salvage(ANSWER, text)
    salvage(ANSWER, "{" + text)


@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", "Here you are:\n\n{}\n\nAnything else?"])
def test_what_stands_around_the_object_does_not_matter(around: str) -> None:
    found = salvage(ANSWER, around.replace("{}", draft(POINT)))
    assert found is not None
    assert (len(found.answer.key_points), found.lost, found.complete) == (1, (), True)


def test_a_field_that_nobody_asked_for_loses_nothing() -> None:
    found = salvage(ANSWER, draft(POINT | {"mood": "fine"}, thoughts="hm"))
    assert found is not None
    assert (len(found.answer.key_points), found.lost) == (1, ())


def test_a_field_that_holds_no_items_is_lost_alone() -> None:
    found = salvage(ANSWER, draft(POINT, positions="none", open_questions=7))
    assert found is not None
    assert len(found.answer.key_points) == 1
    assert {(lost.section, lost.item) for lost in found.lost} == {
        ("positions", "none"),
        ("open_questions", 7),
    }


def test_what_was_wrong_is_said_with_the_value() -> None:
    found = salvage(ANSWER, draft(BAD["beyond"]))
    assert found is not None
    reasons = ("sentences: input should be less than or equal to 9, not 10",)
    assert found.lost == (Lost("key_points", BAD["beyond"], reasons),)


@pytest.mark.parametrize("text", ["", "No.", "[]", "7", "{}", '{"title": 3}', '{"error": {"message": "no"}}'])
def test_nothing_comes_of_what_is_no_answer(text: str) -> None:
    assert salvage(ANSWER, text) is None
