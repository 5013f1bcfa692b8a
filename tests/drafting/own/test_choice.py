from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.drafting.outline import outline
from summarizer.drafting.own import picks, told
from summarizer.profiles import files
from summarizer.profiles.profile import Content, DetailKind, DetailPlan, Profile, SectionPlan
from tests.drafting.readings import reading

_KINDS = {Content.FIGURE: DetailKind.FIGURE, Content.DATE: DetailKind.DATE}


def plan(content: Content | None, **fields: object) -> Profile:
    """A profile of one section, whose only detail is what the content is about."""
    kind = _KINDS.get(content, DetailKind.NAME) if content else DetailKind.NAME
    detail = DetailPlan("found", "found", "what is found", kind)
    section = SectionPlan("own", "Own", "What is wanted.", details=(detail,), content=content)
    return Profile("own", sections=(SectionPlan(**{**vars(section), **fields}),))


def found(text: str, content: Content | None, **fields: object) -> dict[str, str]:
    """What is picked of a text: the statement, and its detail."""
    read = reading(text)
    chosen = picks(read, plan(content, **fields))["own"]
    return {read.passage.sentence(pick.sentence).text: pick.details["found"] for pick in chosen}


def one(text: str, content: Content) -> str | None:
    """The detail that is found of a statement; None where it is not picked."""
    filler = "The meeting was held in the village hall beside the old brewery."
    return found(f"{filler}\n{text}\n", content).get(text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The repair of the north quay will cost £4.2 million in all.", "£4.2 million"),
        ("Traffic on the coastal road fell by 12 per cent after that.", "12 per cent"),
        ("The plant in Harle employs 1,400 new workers at the moment.", "1,400 new workers"),
        ("The rent of a full plot was raised from 58 to 66 pounds.", "58 to 66 pounds"),
        ("The train left the station at 8.40 p.m. with all of the guests.", None),
        ("The hospital treats patients who have caught COVID-19 there.", None),
        ("Pupils of year 13 may borrow a laptop from the school library.", None),
        ("The two sides met again in the old town hall on Friday.", None),
        ("The company was founded in 1998 by a retired ship engineer.", None),
    ],
)
def test_a_figure_is_found_with_what_it_counts(text: str, figure: str | None) -> None:
    assert one(text, Content.FIGURE) == figure


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The road bridge was closed on 28 October after an inspection.", "28 October"),
        ("The mayor said that the pool would open again in May 2027.", "May 2027"),
        ("The council, which bought the mill in 1987, sold its garden to a school.", None),
        ("The Harbour Act 1962 allows the board to levy a charge on ships.", None),
        ("The mayor said on 3 May 2026 that the town needs a pool.", None),
        ("The charge of 3 March was found to be far too high by everybody.", None),
        ("The committee meets in the small hall beside the library.", None),
    ],
)
def test_a_date_is_that_of_what_the_statement_tells(text: str, date: str | None) -> None:
    assert one(text, Content.DATE) == date


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The council approved the new timetable for the school buses.", "The council"),
        ("The High Court dismissed the claim of the ferry company.", "The High Court"),
        ("The increase was adopted by 24 votes to 13, with four abstentions.", ""),
        ("It was agreed that the path behind the mill should stay open.", ""),
        ("The board was ordered to repay all of the charges with interest.", ""),
        ("Ruth Amble will circulate a draft of the letter by Friday.", "Ruth Amble"),
        ("The council may approve the new timetable for the buses in June.", None),
        ("The council plans to approve the new timetable for the buses.", None),
        ("If the council approves the timetable, the buses will run again.", None),
        ("The rain will make the path behind the mill muddy for weeks.", None),
        ("Would the council approve the new timetable for the buses?", None),
    ],
)
def test_a_decision_is_found_with_whoever_decided(text: str, doer: str | None) -> None:
    assert one(text, Content.DECISION) == doer


@pytest.mark.parametrize(
    ("text", "is_risk"),
    [
        ("The engineer warned that the dam could fail in a heavy storm.", True),
        ("There is a risk that the clinic would lose both of its doctors.", True),
        ("The school would face a shortage of teachers if the grant ended.", True),
        ("The lease puts forty jobs at risk, the union of the dockers said.", True),
        ("The dam failed in the storm of last winter, the engineer said.", False),
        ("The council has completed a risk assessment of the old dam.", False),
        ("The dam will not fail in a storm, the engineer of the county said.", False),
        ("The treasurer warned that the bill had risen by a third already.", False),
    ],
)
def test_a_risk_is_what_may_come_to_pass(text: str, is_risk: bool) -> None:
    assert (one(text, Content.RISK) is not None) == is_risk


TURNS = """\
OLGA REED: We agreed to publish the survey of the marsh before the summer break.
OLGA REED: I will send the full survey of the marsh to every member of the committee by 3 June.
TOM HALE: I will ask about the price of the new pumps in the marsh.
TOM HALE: Norway approved a rather similar scheme for its own marshes.
TOM HALE: The Authority has 14 pumps in the marsh, and three of them are broken.
"""


def test_at_a_hearing_whoever_has_the_floor_undertakes_and_what_others_decided_elsewhere_is_no_decision() -> (
    None
):
    chosen = found(TURNS, Content.DECISION)
    assert list(chosen.values()) == ["Olga Reed", "Olga Reed"]


def test_signs_are_found_in_any_of_their_forms() -> None:
    text = """\
The club proposes to paint the boats blue before the season.
The club has owned a number of boats since the war.
"""
    signs = (("en", ("propose", "it follows")),)
    assert list(found(text, None, signs=signs)) == [
        "The club proposes to paint the boats blue before the season."
    ]


def test_what_rules_cannot_look_for_is_told() -> None:
    read = reading("The club proposes to paint the boats blue before the season.\n")
    assert told(read, plan(Content.RISK)).notices == ()
    (notice,) = told(read, plan(None)).notices
    assert "its profile does not say how" in notice
    (notice,) = told(read, plan(None, signs=(("de", ("Boot",)),))).notices
    assert "no signs in the sources’ language" in notice


def test_what_a_section_tells_is_no_key_point_unless_it_repeats() -> None:
    read = reading(STORY)
    for repeats in (False, True):
        profile = plan(Content.DECISION, repeats=repeats)
        made = outline(read, profile)
        told_there = {pick.sentence for pick in made.own["own"]}
        points = {number for point in made.points for number in point.sentences}
        assert told_there
        assert bool(told_there & points) == repeats


STORY = """\
The town council of Tarrow approved the new ferry terminal on Monday.
The new ferry terminal of Tarrow will cost 40 million crowns.
The old ferry terminal was built beside the fish market.
The mayor of Tarrow said the new ferry terminal was needed.
Fishermen fear for the old harbour beside the ferry terminal.
"""


GERMAN = """\
Der Rat der Stadt hat am 17. November 2026 über die neue Brücke am Hafen beraten.
Die Kosten der Brücke sind seit dem Entwurf auf 67,5 Millionen Euro gestiegen.
An der alten Brücke ist der Lärm heute nicht größer als vor dem Umbau der Straße.
"""


def test_figures_and_dates_are_found_without_a_grammar_and_what_needs_one_is_told() -> None:
    assert list(found(GERMAN, Content.FIGURE).values()) == ["67,5 Millionen Euro"]
    assert list(found(GERMAN, Content.DATE).values()) == ["17. November 2026"]
    assert found(GERMAN, Content.DECISION) == {}
    *_, notice = told(reading(GERMAN), plan(Content.DECISION)).notices
    assert "no grammar" in notice
    *_, notice = told(
        reading("市议会于五月开会讨论新桥的费用，会议在旧市政厅举行。\n"), plan(Content.DATE)
    ).notices
    assert "no word lists" in notice


@given(most=st.integers(1, 4), content=st.sampled_from([Content.FIGURE, Content.DATE, Content.ANY]))
@settings(max_examples=12, deadline=None)
def test_a_section_has_no_more_items_than_it_may_each_once_and_in_order(most: int, content: Content) -> None:
    read = reading("\n".join(f"The town of Place{n} spent {n}0,000 pounds in 20{n}." for n in range(11, 19)))
    chosen = picks(read, plan(content, most=most))["own"]
    numbers = [pick.sentence for pick in chosen]
    assert len(numbers) <= most
    assert all(first < second for first, second in pairwise(numbers))


def test_a_ruling_says_what_was_ordered_and_how_it_came_there() -> None:
    text = """\
On 3 March 2023 the harbour board raised its charge from 1,150 pounds to 2,900 pounds.
On 18 June 2024 the High Court dismissed the claim of the ferry company.
The appeal of the company was heard on 8 July 2025 in the old court house.
The appeal is allowed.
The board is ordered to repay 156,560 pounds by 31 January 2026.
"""
    made = picks(reading(text), files.find("ruling"))
    assert [pick.sentence for pick in made["orders"]] == [2, 4, 5]
    assert [pick.details["date"] for pick in made["timeline"]] == [
        "3 March 2023", "18 June 2024", "8 July 2025", "31 January 2026",
    ]  # fmt: skip
