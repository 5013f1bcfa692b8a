"""What two wordings of one item say differently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.diffing.facts import Facts
from summarizer.language.vocabulary import vocabulary

SHOWN = ("He met Falk and Brandt in Marre.", "The spokesman of Aquaris called Sandholm.")
FACTS = Facts(vocabulary("en"), shown=SHOWN)


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(change.kind.value, change.old, change.new) for change in FACTS.changes(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Fares rose by 4.5 %.", "Fares rose by 5.4 %.", ("number", "4.5 %", "5.4 %")),
        ("It costs €3m.", "It costs €8m.", ("number", "€3m", "€8m")),
        ("It grew from 3 to 5 metres.", "It grew from 5 to 3 metres.", ("number", "3, 5", "5, 3")),
        ("Nearly 300 came.", "More than 300 came.", ("number", "Nearly 300", "More than 300")),
        ("Four of them left.", "Nine of them left.", ("number", "Four", "Nine")),
        ("From 3 May to 5 May.", "From 5 May to 3 May.", ("date", "3 May, 5 May", "5 May, 3 May")),
        ("The court sits on 3 May.", "The court sits on 8 May.", ("date", "3 May", "8 May")),
        ("It was built in 1998.", "It was built.", ("date", "1998", "")),
        ("It closed on Monday.", "It closed on Friday.", ("date", "Monday", "Friday")),
        ("A letter came from Ada Lund.", "A letter came from Tom Reed.", ("name", "Ada Lund", "Tom Reed")),
        (
            "Ada Lund sued Tom Reed.",
            "Tom Reed sued Ada Lund.",
            ("name", "Ada Lund, Tom Reed", "Tom Reed, Ada Lund"),
        ),
        ("The dock in Brandt is full.", "The dock in Brandl is full.", ("name", "Brandt", "Brandl")),
        ("Falk said it was late.", "Brandt said it was late.", ("speaker", "Falk", "Brandt")),
        ("The port is open.", "The port is not open.", ("negation", "", "not")),
        ("The port has no crane.", "The port has a crane.", ("negation", "no", "")),
        ("The vote is binding.", "The vote is non-binding.", ("negation", "", "non")),
        ("The bridge is stable.", "The bridge is unstable.", ("negation", "stable", "unstable")),
        ("The board approved it.", "The board rejected it.", ("direction", "approved", "rejected")),
        ("It opened before the vote.", "It opened after the vote.", ("direction", "before", "after")),
        ("The port will close.", "The port may close.", ("modality", "will", "may")),
        ("The port must pay.", "The port should pay.", ("modality", "must", "should")),
        ("The mayor left.", "The mayor allegedly left.", ("modality", "", "allegedly")),
        ("He called it “theft” twice.", "He called it “fraud” twice.", ("quote", "theft", "fraud")),
    ],
)
def test_a_changed_fact_is_told_with_the_words_of_both(
    old: str, new: str, expected: tuple[str, str, str]
) -> None:
    assert told(old, new) == [expected]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Jobs fell by 3,000.", "Three thousand posts went: jobs fell."),
        ("It costs 5 percent more.", "It is 5% dearer."),
        ("Ingrid Falk, the director, warned of delay.", "Of delay, Falk warned."),
        ("It will open in June.", "It opens in June."),
        ("The council rejected the plan.", "The council did not accept the plan."),
        ("An offer was turned down.", "An offer was rejected."),
        ("The mayor closed the quay.", "The quay was shut."),
        ("It may rain, he said.", "He said that it might rain."),
        ("Prices rose.", "Prices increased."),
        ("“We will not pay,” she said.", "She said: “We will not pay.”"),
        ("The first half of the year was dry.", "The year’s first half was dry."),
        ("It opens on Sundays.", "Sunday opening was agreed."),
        ("German exports fell.", "Exports of Germany fell."),
    ],
)
def test_the_same_in_other_words_is_no_change_of_fact(old: str, new: str) -> None:
    assert told(old, new) == []


def test_figures_of_two_units_are_not_told_as_one_that_changed() -> None:
    assert told("It lasted two days.", "It cost 96 million euros.") == [
        ("number", "two", ""),
        ("number", "", "96 million euros"),
    ]


def test_a_denial_is_told_in_a_language_without_words_for_statements() -> None:
    changes = Facts(vocabulary("zh")).changes("市长反对出售。", "市长不反对出售。")
    assert [(change.kind.value, change.new) for change in changes] == [("negation", "不")]


def test_a_denial_takes_back_only_the_opposite_that_it_stands_before() -> None:
    old, new = "Prices rose, and the head did not resign.", "Prices fell, and the head resigned."
    assert told(old, new) == [("negation", "not", ""), ("direction", "rose", "fell")]


def test_changes_are_told_the_gravest_first() -> None:
    kinds = [
        kind
        for kind, *_ in told(
            "It goes to Falk by Monday, and will cost 30.", "It may cost 40, and not go to Reed by Friday."
        )
    ]
    assert kinds == ["negation", "number", "date", "name", "modality"]


def test_a_language_without_words_still_has_its_figures_compared() -> None:
    facts = Facts(vocabulary("xx"))
    assert [(c.kind.value, c.old, c.new) for c in facts.changes("Cena 30 zł", "Cena 80 zł")] == [
        ("number", "30", "80")
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared_and_no_text_differs_from_itself(one: str, other: str) -> None:
    FACTS.changes(one, other)
    assert FACTS.changes(one, one) == ()


@given(st.integers(100, 1_400), st.integers(100, 1_400))
def test_a_number_is_told_if_and_only_if_its_value_differs(old: int, new: int) -> None:
    changes = told(f"They counted {old:,} cranes.", f"They counted {new} cranes.")
    assert [kind for kind, *_ in changes] == (["number"] if old != new else [])
