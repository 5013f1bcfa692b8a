from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.loaders.raised import Level, on_line


@pytest.mark.parametrize(
    ("raised", "read"),
    [
        ("4", "12⁴ million"),
        ("-6", "12⁻⁶ million"),
        ("a)", "12ᵃ⁾ million"),
        ("th", "12th million"),
        ("q", "12 q  million"),
        ("½", "12 ½  million"),
        ("٤", "12 ٤  million"),
        ("see 4", "12 see 4  million"),
    ],
)
def test_what_is_raised_has_characters_of_its_own_or_stands_apart(raised: str, read: str) -> None:
    words = (("12", Level.ON_LINE), (raised, Level.RAISED), (" million", Level.ON_LINE))
    assert on_line(words) == read


FIGURES = st.text("0123456789٤½+-,. a", min_size=1, max_size=6).filter(lambda text: re.search(r"\w", text))


@given(FIGURES, st.sampled_from([Level.RAISED, Level.LOWERED]))
def test_no_figure_is_changed_by_what_is_raised_beside_it(moved: str, level: Level) -> None:
    read = on_line([("12", Level.ON_LINE), (moved, level), ("7 million", Level.ON_LINE)])
    assert re.match(r"12(?!\d)", read)
    assert re.search(r"(?<!\d)7 million", read)
