"""Briefings with planted changes: every fact is named, and the items find each other."""

from __future__ import annotations

import pytest

from benchmarks.diffing.planting import planted
from benchmarks.diffing.runner import is_good_enough, measure
from benchmarks.diffing.stories import Half, stories
from summarizer.diffing import Fact

COUNT = 100


@pytest.mark.parametrize("half", Half)
def test_items_find_each_other_and_the_facts_that_changed_are_named(half: Half) -> None:
    tally = measure(half, COUNT)
    assert tally.planted.total() > 5 * COUNT
    assert is_good_enough(tally), tally.errors[:9]


def test_every_kind_of_change_is_planted() -> None:
    found = {fact for half in Half for case in planted(half, COUNT) for m in case.after for fact in m.planted}
    # Details are of own sections, which have tests of their own.
    assert found == set(Fact) - {Fact.DIRECTION, Fact.DETAIL}


def test_the_halves_share_no_text() -> None:
    texts = [item.text for half in Half for story in stories(half) for item in story.items]
    assert len(set(texts)) == len(texts)


def test_the_same_seed_plants_the_same() -> None:
    assert planted(Half.DEV, 3) == planted(Half.DEV, 3)
    assert planted(Half.DEV, 3) != planted(Half.DEV, 3, seed=1)
