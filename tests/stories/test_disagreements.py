from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stories.telling import briefed, told


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The county said that 340 homes were flooded in Merrow.",
            "Some 210 homes were flooded in Merrow, the mayor said.",
            ["340", "Some 210"],
        ),
        (
            "The repair of the old mill will cost 18 million euros.",
            "The firm said that the repair of the old mill will cost 11 million euros.",
            ["18 million euros", "11 million euros"],
        ),
        ("The wall of the mill fell at 3.40 a.m.", "The wall fell at 5.15 a.m.", ["3.40 a.m.", "5.15 a.m."]),
        (
            "The boiler of the mill was inspected in June 2024.",
            "The boiler was inspected in November 2022.",
            ["June 2024", "November 2022"],
        ),
        (
            "A worn cable caused the fire in the mill.",
            "Tom Hale said that a careless welder caused the fire in the mill.",
            ["A worn cable", "a careless welder"],
        ),
        (
            "The sirens sounded in Lowmarsh.",
            "No sirens sounded in Lowmarsh.",
            ["The sirens sounded in Lowmarsh", "No sirens sounded in Lowmarsh"],
        ),
        (
            "The captain was on the bridge of the ferry.",
            "The captain was not on the bridge of the ferry.",
            [
                "The captain was on the bridge of the ferry",
                "The captain was not on the bridge of the ferry",
            ],
        ),
    ],
    ids=["count", "money", "hour", "date", "doer", "no such thing", "not so"],
)
def test_what_two_sources_tell_differently_is_a_disagreement(one: str, other: str, values: list[str]) -> None:
    assert told(briefed(one, other)) == [values]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("About 3,000 people marched in Merrow.", "The police said that 3,012 people marched in Merrow."),
        ("In Merrow 340 homes were flooded.", "In Upper Holt 95 homes were flooded."),
        ("The county sent 40 pumps to Merrow.", "The county sent twelve boats to Merrow."),
        ("Gate two was opened by a duty engineer.", "Gate three was opened by the control room."),
        ("The bridge may close at 3.40 a.m.", "The bridge closed at 5.15 a.m."),
        ("The firm paid 250 euros to each tenant.", "The firm paid 4 million euros to the county."),
        ("The mayor criticised the plan for the mill.", "The union criticised the plan for the mill."),
        ("We have received the keys to the mill.", "We have not received the keys to the mill."),
        ("The boiler was inspected in June 2024.", "The boiler was inspected on 3 June 2024."),
        ("If the sirens sounded, nobody heard them.", "The sirens did not sound in the town."),
        ("The union wants 1,400 jobs for the mill.", "The mill had 520 jobs in the year before."),
    ],
    ids=["rounded", "places", "things", "numbers", "maybe", "rates", "anyone", "we", "held", "if", "when"],
)
def test_what_both_may_be_right_about_is_none(one: str, other: str) -> None:
    assert told(briefed(one, other)) == []


def test_each_version_has_its_evidence_and_its_source() -> None:
    briefing = briefed(
        "The county said that 340 homes were flooded in Merrow.", "Only 210 homes were flooded in Merrow."
    )
    (found,) = briefing.disagreements
    assert [version.documents for version in found.versions] == [("d1",), ("d2",)]
    assert [version.speakers for version in found.versions] == [("County",), ()]
    texts = {source.id: source for source in briefing.sources}
    for version in found.versions:
        for evidence in version.evidence:
            assert evidence.document in texts
            assert version.value.split()[-1] in evidence.quote


@settings(deadline=None, max_examples=12)
@given(st.integers(20, 900), st.integers(20, 900))
def test_two_counts_of_one_thing_differ_where_the_numbers_do(one: int, other: int) -> None:
    briefing = briefed(
        f"The county said that {one} homes were flooded in Merrow.",
        f"The mayor said {other} homes were flooded in Merrow.",
    )
    assert bool(briefing.disagreements) == (one != other)


def test_a_toll_that_rises_with_the_days_is_a_development() -> None:
    texts = (
        "Two people died in the flood.",
        "Three people died in the flood.",
        "Four people died in the flood.",
    )
    briefing = briefed(*texts, dates=("9 March 2026", "10 March 2026", "11 March 2026"))
    (found,) = briefing.developments
    assert [(v.value, v.date) for v in found.versions] == [
        ("Two", "2026-03-09"),
        ("Three", "2026-03-10"),
        ("Four", "2026-03-11"),
    ]
    assert not briefing.disagreements


def test_the_note_opens_with_the_last_value_of_what_rises_and_no_point_gives_an_earlier_one() -> None:
    texts = (
        "Two people died in the flood. The mayor of Merrow asked for an inquiry into the gate of the weir.",
        "Three people died in the flood. The operator of the weir supports an inquiry into its gate.",
        "Four people died in the flood. The owner wants to repair the gate of the weir by the summer.",
    )
    briefing = briefed(*texts, dates=("9 March 2026", "10 March 2026", "11 March 2026"))
    assert briefing.headline[0].text == "Four people died in the flood."
    told = " ".join(point.text for point in briefing.key_points)
    assert "Four" in told
    assert "Two" not in told
    assert "Three" not in told


def test_the_first_line_gives_nothing_that_others_tell_differently() -> None:
    one = "In Merrow 340 homes were flooded. The mayor of Merrow asked for an inquiry into the gate."
    other = "In Merrow 210 homes were flooded. The operator of the weir supports an inquiry into the gate."
    headline = " ".join(item.text for item in briefed(one, other).headline)
    assert headline
    assert "340" not in headline
    assert "210" not in headline


@pytest.mark.parametrize("dates", [(), ("9 March 2026",) * 2, ("10 March 2026", "9 March 2026")])
def test_a_toll_that_does_not_rise_by_day_is_a_disagreement(dates: tuple[str, ...]) -> None:
    briefing = briefed("Two people died in the flood.", "Three people died in the flood.", dates=dates)
    assert len(told(briefing)) == 1
    assert not briefing.developments


def test_one_document_alone_has_none_of_it() -> None:
    briefing = briefed(
        "In Merrow 340 homes were flooded. The mayor said that 210 homes were flooded in Merrow."
    )
    assert not briefing.disagreements
    assert not briefing.matrix
    assert briefing.balance is None
    assert all(not point.carriers for point in briefing.key_points)


def test_what_a_second_verb_tells_of_the_same_subject_is_compared() -> None:
    found = briefed(
        "The dam was built in 1968 and held 9 million cubic metres.",
        "The dam held 9 million cubic metres and was built in 1986.",
    ).disagreements
    assert [(d.about, [v.value for v in d.versions]) for d in found] == [
        ("The dam was built in …", ["1968", "1986"])
    ]


def test_a_toll_of_a_disaster_goes_on_from_the_deaths_before() -> None:
    found = briefed(
        "The dam burst on Friday and killed at least 14 people, the governor said.",
        "The dam burst on Friday and killed 14 people, a wire agency said.",
        "The death toll rose to 17 on Saturday, the office said.",
        "The death toll of the dam disaster stands at 19, the office said on Sunday.",
        dates=("3 May 2025", "3 May 2025", "4 May 2025", "5 May 2025"),
    )
    (toll,) = found.developments
    assert [(v.value, len(v.documents)) for v in toll.versions] == [("14", 2), ("17", 1), ("19", 1)]
