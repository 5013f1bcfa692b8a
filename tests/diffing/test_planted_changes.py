"""Briefings with planted changes: every fact is named, and the items find each other."""

from __future__ import annotations

import pytest

from benchmarks.diffing.planting import planted
from benchmarks.diffing.runner import PAIRING, RECALL, measure
from benchmarks.diffing.stories import Half, stories
from summarizer.diffing import Fact

COUNT = 100


@pytest.mark.parametrize("half", Half)
def test_items_find_each_other_and_the_facts_that_changed_are_named(half: Half) -> None:
    tally = measure(half, COUNT)
    assert tally.planted.total() > 5 * COUNT
    assert tally.pairing >= PAIRING
    assert tally.recall >= RECALL


def test_every_kind_of_change_is_planted() -> None:
    found = {fact for half in Half for case in planted(half, COUNT) for m in case.after for fact in m.planted}
    assert found == set(Fact) - {Fact.DIRECTION}


def test_the_halves_share_no_text() -> None:
    dev, held_out = ({item.text for s in stories(half) for item in s.items} for half in Half)
    assert dev.isdisjoint(held_out)


def test_the_same_seed_plants_the_same() -> None:
    assert planted(Half.DEV, 3) == planted(Half.DEV, 3)
    assert planted(Half.DEV, 3) != planted(Half.DEV, 3, seed=1)
