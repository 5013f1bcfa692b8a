"""Nobody is given the opposite of what they said, and what denies a point does not carry it."""

from __future__ import annotations

import pytest

from tests.stories.telling import briefed, told

LEAKED = "The mine leaked mercury into the lake."
DRY = "The mine did not leak mercury into the lake."


@pytest.mark.parametrize(
    "disowned",
    [
        "Karl Boll denied that the mine leaked mercury into the lake.",
        "Karl Boll said that he did not accept that the mine leaked mercury into the lake.",
        "Karl Boll said: “We do not believe that the mine leaked mercury into the lake.”",
        "The union rejected the claim that the mine leaked mercury into the lake.",
        "No one believes that the mine leaked mercury into the lake.",
        "There is no evidence that the mine leaked mercury into the lake.",
        "It is false that the mine leaked mercury into the lake, Karl Boll said.",
        "Karl Boll refused to say that the mine leaked mercury into the lake.",
        "Karl Boll doubts that the mine leaked mercury into the lake and that the dam broke.",
        "Karl Boll ruled out that the mine leaked mercury into the lake.",
        "The mine leaked mercury into the lake, nobody said.",
        "The mine hardly leaked mercury into the lake.",
        "The mine allegedly leaked mercury into the lake.",
        "Few believe that the mine leaked mercury into the lake.",
        "Anna Vey accused Karl Boll of claiming that the mine leaked mercury into the lake.",
        "Karl Boll said: “Who believes that the mine leaked mercury into the lake?”",
        "Contrary to what Karl Boll says, the mine leaked mercury into the lake.",
    ],
)
def test_what_somebody_denies_is_never_their_version(disowned: str) -> None:
    for story in ((disowned, DRY), (DRY, disowned)):
        assert told(briefed(*story)) == []


@pytest.mark.parametrize(
    "held",
    [
        "Karl Boll said that the mine leaked mercury into the lake.",
        "The union rejected the plan and said that the mine leaked mercury into the lake.",
        "The union did not strike, but Karl Boll said that the mine leaked mercury into the lake.",
    ],
)
def test_a_denial_beside_a_statement_does_not_take_it_away(held: str) -> None:
    ((first, second),) = told(briefed(held, DRY))
    assert "not" not in first
    assert "not leak" in second


def test_something_may_be_one_thing_and_not_another() -> None:
    one = "A tram to the old market is a replacement, Ada Brandt said."
    assert told(briefed(one, "A tram to the old market is not a bus.")) == []
    assert told(briefed(one, "A tram to the old market is not a replacement.")) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karl Boll denied that the mine had leaked mercury.", "The mine leaked mercury in May."),
        (
            "The mine leaked mercury into the lake of Ise.",
            "Karl Boll denied that the mine leaked into the lake of Ise.",
        ),
        (
            "The mayor said that the road costs 40 million euros.",
            "Jane Doe said that the bridge costs 40 million euros.",
        ),
        (
            "The mine lost 300 jobs in May, the county said.",
            "The port lost 300 jobs in May, the county said.",
        ),
        (
            "The road will be closed to heavy traffic in May.",
            "The bridge will be closed to heavy traffic in May.",
        ),
    ],
    ids=["denial", "denied", "price", "count", "thing"],
)
def test_what_denies_a_point_or_is_of_another_thing_does_not_carry_it(one: str, other: str) -> None:
    for story in ((one, other), (other, one)):
        points = briefed(*story).key_points
        assert points
        assert all(len(point.carriers) == 1 and not point.partly for point in points)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Karl Boll denied that the mine had leaked mercury.",
            "Karl Boll denied in May that the mine leaked mercury.",
        ),
        (
            "The mayor said that the road costs 40 million euros.",
            "The road costs 40 million euros, Jane Doe said.",
        ),
        (
            "The mine lost 300 jobs in May, the county said.",
            "In May the mine, which is in Ise, lost 300 jobs.",
        ),
    ],
    ids=["denial", "price", "count"],
)
def test_what_says_the_same_of_the_same_thing_carries_it(one: str, other: str) -> None:
    carried = [(*point.carriers, *point.partly) for point in briefed(one, other).key_points]
    assert max(map(len, carried)) == 2


def test_what_was_so_in_one_month_and_not_in_another_is_no_contradiction() -> None:
    one = "The sirens sounded in Lowmarsh in June, Ada Brandt said."
    assert told(briefed(one, "The sirens did not sound in Lowmarsh in May.")) == []
    assert told(briefed(one, "The sirens did not sound in Lowmarsh in June.")) != []
