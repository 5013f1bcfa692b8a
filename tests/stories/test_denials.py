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
