"""A text beside what it became, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.diffing.marking import Mark, marked, shown


def wdiff(old: str, new: str) -> str:
    signs = {Mark.SAME: "{}", Mark.GONE: "[-{}-]", Mark.CAME: "{{+{}+}}"}
    return shown(marked(old, new), lambda mark, words: signs[mark].format(words))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Jobs fell by 300.", "Jobs fell by 350.", "Jobs fell by [-300-] {+350+}."),
        ("The harbour: put off", "The: put off", "The [-harbour-]: put off"),
        ("It is safe.", "It is not safe.", "It is {+not+} safe."),
        ("It is safe", "Nobody came today", "[-It is safe-] {+Nobody came today+}"),
        ("一百人走了", "三百人走了", "[-一-] {+三+}百人走了"),
        ("费用为400万欧元", "费用为450万欧元", "费用为[-400-] {+450+}万欧元"),
        ("", "New words", "{+New words+}"),
    ],
)
def test_only_what_changed_is_marked(old: str, new: str, expected: str) -> None:
    assert wdiff(old, new) == expected


WORDS = st.lists(
    st.sampled_from(["the", "port", "rose", "3", "4.5", "%", ",", "“", "non-binding"]), max_size=12
)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_marks(one: list[str], other: list[str]) -> None:
    old, new = " ".join(one), " ".join(other)
    runs = marked(old, new)
    assert "".join(r.text for r in runs if r.mark is not Mark.CAME).split() == one
    assert "".join(r.text for r in runs if r.mark is not Mark.GONE).split() == other
