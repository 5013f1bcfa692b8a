"""Which item has become which."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.diffing.pairing import assigned, moved

GAINS = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 20).map(lambda n: n / 20), min_size=columns, max_size=columns),
        min_size=1,
        max_size=5,
    )
)


def worth(pairs: list[tuple[int, int]], likeness: list[list[float]], least: float) -> float:
    return sum(likeness[old][new] - least for old, new in pairs)


@given(GAINS, st.sampled_from([0.0, 0.3, 0.6]))
def test_no_other_pairing_is_worth_more(likeness: list[list[float]], least: float) -> None:
    rows, columns = range(len(likeness)), range(len(likeness[0]))
    found = assigned(rows, columns, lambda old, new: likeness[old][new], least=least)
    assert all(likeness[old][new] > least for old, new in found)
    assert len({old for old, _ in found}) == len({new for _, new in found}) == len(found)
    wide = [*columns, *[None] * len(likeness)]
    best = max(
        sum(max(0.0, likeness[old][new] - least) for old, new in enumerate(chosen) if new is not None)
        for chosen in permutations(wide, len(likeness))
    ) if len(likeness) <= 3 else 0.0  # fmt: skip
    assert worth(found, likeness, least) >= best - 1e-4


def test_of_equal_pairings_the_one_that_moves_least_is_taken() -> None:
    assert assigned("aaa", "aaa", lambda *_: 0.9, least=0.3) == [(0, 0), (1, 1), (2, 2)]


@given(st.permutations(range(9)))
def test_what_is_left_when_the_moved_are_taken_out_is_in_order(places: list[int]) -> None:
    away = moved(places)
    kept = [place for at, place in enumerate(places) if at not in away]
    assert kept == sorted(kept)


@given(st.integers(0, 8), st.integers(0, 8))
def test_one_item_put_elsewhere_is_all_that_moved(start: int, end: int) -> None:
    places = list(range(9))
    places.insert(end, places.pop(start))
    assert len(moved(places)) == (start != end)
