"""A decision that several sources tell is one key point, with one count."""

from __future__ import annotations

from tests.stories.telling import briefed

VOTE = "The committee agreed to keep the night bus until 31 March 2027, by five votes to two."
LONGER = (
    "The night bus to Arnholt will run until the end of March 2027, the transport committee decided "
    "on Wednesday by five votes to two."
)


def _of_the_bus(*texts: str) -> list[tuple[str, int, int]]:
    points = briefed(*texts).key_points
    return [(p.text, len(p.carriers), len(p.partly)) for p in points if "night bus" in p.text]


def test_what_a_source_of_a_point_says_is_no_further_point() -> None:
    assert _of_the_bus(VOTE, LONGER) == [(VOTE, 2, 0)]


def test_of_two_points_that_say_one_thing_the_first_stands_with_the_sources_of_both() -> None:
    assert _of_the_bus(LONGER, VOTE) == [(LONGER, 1, 1)]


def test_the_sentence_of_a_point_that_fell_away_is_among_those_of_the_one_that_stands() -> None:
    briefing = briefed(LONGER, VOTE)
    (point,) = (point for point in briefing.key_points if "night bus" in point.text)
    assert [e.quote for e in (*point.evidence, *point.corroboration)] == [LONGER, VOTE]
    assert all(evidence.quote != VOTE for evidence in briefing.uncited)


def test_a_point_that_gives_another_figure_besides_stays_and_counts_the_others_in_part() -> None:
    more = (
        LONGER.removesuffix(".")
        + ", and it will cost 4 million euros from the reserve of the county in 2027."
    )
    told = {text: (whole, part) for text, whole, part in _of_the_bus(VOTE, more)}
    assert told[VOTE] == (2, 0)
    ((_, counts),) = ((text, counts) for text, counts in told.items() if text != VOTE)
    assert counts == (1, 1)
