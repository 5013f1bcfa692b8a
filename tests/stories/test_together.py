from __future__ import annotations

from summarizer.rendering import parse, render
from tests.stories.telling import briefed

FIRST = (
    "Rail services between Merrow and Castle Firth were suspended until Friday. "
    "“We want our meadow back,” said Clara Benning, the chair of the Lowmarsh Association."
)
SECOND = (
    "The railway said that rail services between Merrow and Castle Firth were suspended until Friday. "
    "“The bank will hold,” said Clara Benning of the Lowmarsh Association."
)
THIRD = "Bread was baked in the school of the village, and the whole valley came for it with baskets."


def test_a_point_names_those_who_carry_it_and_their_sentences() -> None:
    briefing = briefed(FIRST, SECOND, THIRD)
    (point,) = [point for point in briefing.key_points if "Rail" in point.text or "rail" in point.text][:1]
    assert set(point.carriers) | set(point.partly) == {"d1", "d2"}
    assert {e.document for e in (*point.evidence, *point.corroboration)} == {"d1", "d2"}


def test_a_point_that_no_other_source_tells_is_marked() -> None:
    briefing = briefed(FIRST, THIRD)
    assert all(len(point.carriers) == 1 and not point.partly for point in briefing.key_points)
    assert render(briefing).count("*(one source alone)*") == len(briefing.key_points)


def test_the_table_of_parties_has_a_cell_for_each_issue_that_a_party_speaks_of() -> None:
    briefing = briefed(FIRST, SECOND)
    assert briefing.matrix
    for cell in briefing.matrix:
        held = [briefing.positions[at] for at in cell.positions]
        assert {(p.party, p.issue) for p in held} == {(cell.party, cell.issue)}
    assert sum(len(cell.positions) for cell in briefing.matrix) == len(briefing.positions)


def test_the_balance_counts_each_quotation_once() -> None:
    briefing = briefed(FIRST, FIRST, SECOND)
    assert briefing.balance is not None
    assert sum(share.quotes for share in briefing.balance.shares) == 2
    note = render(briefing, "txt")
    assert "Whose words the sources have" in note
    silent = briefing.model_copy(update={"balance": None})
    assert "Whose words the sources have" not in render(silent, "txt")


def test_a_story_survives_json() -> None:
    briefing = briefed("In Merrow 340 homes were flooded.", "In Merrow 210 homes were flooded.", THIRD)
    assert briefing.disagreements
    assert parse(render(briefing, "json"), "it") == briefing
    for format in ("md", "txt"):
        note = render(briefing, format)
        assert "Where the sources differ" in note
        assert note.index("340") < note.index("210")


def test_a_point_counts_the_sources_of_the_version_that_it_gives() -> None:
    briefing = briefed(
        "The gate broke at 4.20 a.m. on Monday, the county said. A baker in Merrow gave away her bread.",
        "It was dark and the whole of the valley was asleep when the gate broke at 4.20 a.m. on Monday.",
        "The gate broke at 5.05 a.m. on Monday, the inspector said. Soldiers filled bags with sand.",
    )
    (found,) = briefing.disagreements
    given = 0
    for point in briefing.key_points:
        for version in found.versions:
            if version.value in point.text:
                given += 1
                assert set(version.documents) <= {*point.carriers, *point.partly}
                cited = {e.document for e in (*point.evidence, *point.corroboration)}
                assert set(version.documents) <= cited
    assert given


def test_the_days_of_the_sources_are_written_in_one_form() -> None:
    note = render(briefed(FIRST, SECOND, dates=("14 April 2026", "2026-03-12")))
    assert "14 April 2026" in note
    assert "12 March 2026" in note
    assert "2026-03-12" not in note
