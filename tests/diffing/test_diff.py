"""What changed between two briefings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import BriefingDiff, Fact, diff
from summarizer.briefing import Briefing, KeyPoint
from summarizer.diffing import Section
from summarizer.stance import Stance
from tests.diffing.builders import (
    OTHER_PROVENANCE,
    PROVENANCE,
    briefing,
    evidence,
    point,
    position,
    question,
    said,
    source,
    unsupported,
)
from tests.rendering.briefings import harbour

POINTS = (
    point("The quay at Marre will be closed from 3 May."),
    point("Repairs cost 4 million euros, the harbour office says."),
    point("Ada Lund signed the contract with the builders."),
    point("Fishermen may sue the town over lost berths."),
)
TWO_SIDES = (
    position("Town", "The town wants the quay rebuilt in stone.", stance=Stance.SUPPORTS),
    position("Fishers", "The fishers ask who will pay their berths.", stance=Stance.OPPOSES),
)


def kinds(found: BriefingDiff) -> list[Fact]:
    return [fact.kind for fact in found.facts]


@pytest.mark.parametrize("make", [harbour, briefing, lambda: briefing(*POINTS, positions=TWO_SIDES)])
def test_a_briefing_does_not_differ_from_itself(make: Callable[[], Briefing]) -> None:
    found = diff(make(), make())
    assert found.is_empty
    assert (found.facts, found.added, found.removed, found.moved, found.reworded) == ((), (), (), (), ())


def test_how_a_briefing_came_about_plays_no_part() -> None:
    assert diff(briefing(*POINTS), briefing(*POINTS, provenance=OTHER_PROVENANCE)).is_empty


CHANGES: dict[str, dict[str, object]] = {
    "title": {"title": "The other quay"},
    "order": {"key_points": POINTS[::-1]},
    "less": {"key_points": POINTS[1:]},
    "typography": {"key_points": (POINTS[0].model_copy(update={"text": f"{POINTS[0].text} "}), *POINTS[1:])},
    "places": {"key_points": (point(POINTS[0].text, number=7), *POINTS[1:])},
    "checks": {"key_points": (POINTS[0].model_copy(update={"checked": ("numbers",)}), *POINTS[1:])},
    "sources": {"sources": (source(date="3 May"),)},
    "notices": {"notices": ("No grammar.",)},
    "uncited": {"uncited": evidence("It rained.")},
    "unsupported": {"unsupported": (unsupported("It fell.", "nobody says so"),)},
    "provenance": {"provenance": OTHER_PROVENANCE},
}


@given(st.sets(st.sampled_from(sorted(CHANGES))))
def test_a_diff_is_empty_if_and_only_if_nothing_but_provenance_differs(names: set[str]) -> None:
    old = briefing(*POINTS)
    update = {key: value for name in sorted(names) for key, value in CHANGES[name].items()}
    new = old.model_copy(update=update)
    assert diff(old, new).is_empty == (new.model_copy(update={"provenance": PROVENANCE}) == old)


def test_what_is_inserted_in_front_is_new_and_moves_nothing() -> None:
    first = point("The ferry company has ordered two ships in Korsand.")
    found = diff(briefing(*POINTS), briefing(first, *POINTS))
    assert [entry.text for entry in found.added] == [first.text]
    assert (found.facts, found.removed, found.moved, found.reworded) == ((), (), (), ())


def test_only_what_leaves_the_order_of_the_others_has_moved() -> None:
    found = diff(briefing(*POINTS), briefing(*POINTS[1:], POINTS[0]))
    assert [pair.new.text for pair in found.moved] == [POINTS[0].text]
    assert not found.facts


def test_an_item_in_which_two_facts_changed_is_still_paired() -> None:
    new = point("The quay at Tolvik will be closed from 8 June.")
    found = diff(briefing(*POINTS), briefing(new, *POINTS[1:]))
    assert kinds(found) == [Fact.DATE, Fact.NAME, Fact.EVIDENCE]
    assert not found.added
    assert not found.removed


def test_a_reworded_item_with_the_same_facts_has_no_changed_fact() -> None:
    new = point("From 3 May, the Marre quay will be shut.", rests=POINTS[0].text)
    found = diff(briefing(*POINTS), briefing(new, *POINTS[1:]))
    assert [pair.new.text for pair in found.reworded] == [new.text]
    assert not found.facts


def test_evidence_is_known_by_its_words_and_not_by_its_number() -> None:
    found = diff(briefing(point("It rained.", number=3)), briefing(point("It rained.", number=8)))
    assert not found.facts
    assert not found.is_empty


def test_another_cited_sentence_and_another_document_are_changed_facts() -> None:
    old, other = point("It rained.", rests="It rained all day."), point("It rained.", rests="Rain fell.")
    moved = old.model_copy(update={"evidence": evidence("It rained all day.", document="letter")})
    both = (source(), source("letter"))
    assert set(kinds(diff(briefing(old), briefing(other)))) == {Fact.EVIDENCE}
    assert kinds(diff(briefing(old, sources=both), briefing(moved, sources=both))) == [Fact.DOCUMENT]


def test_exchanged_stances_are_two_changed_stances_and_no_renaming() -> None:
    town, fishers = TWO_SIDES
    swapped = (
        town.model_copy(update={"stance": fishers.stance}),
        fishers.model_copy(update={"stance": town.stance}),
    )
    found = diff(briefing(positions=TWO_SIDES), briefing(positions=swapped))
    assert [(f.kind, f.old, f.new) for f in found.facts] == [
        (Fact.STANCE, "supports", "opposes"),
        (Fact.STANCE, "opposes", "supports"),
    ]


def test_stances_exchanged_with_all_that_was_said_are_no_renaming_either() -> None:
    town, fishers = TWO_SIDES
    swapped = (
        fishers.model_copy(update={"party": town.party}),
        town.model_copy(update={"party": fishers.party}),
    )
    found = diff(briefing(positions=TWO_SIDES), briefing(positions=swapped))
    assert kinds(found).count(Fact.STANCE) == 2
    assert Fact.PARTY not in kinds(found)


def test_a_renamed_party_keeps_its_position() -> None:
    renamed = TWO_SIDES[1].model_copy(update={"party": "Harbour Fishers"})
    found = diff(briefing(positions=TWO_SIDES), briefing(positions=(TWO_SIDES[0], renamed)))
    assert [(f.kind, f.old, f.new) for f in found.facts] == [(Fact.PARTY, "Fishers", "Harbour Fishers")]


def test_words_given_to_another_speaker_and_altered_words_are_changed_facts() -> None:
    words = "We will moor where we moored"
    old = position("Fishers", "They object.", quotes=(said(words, "Tom Reed"),))
    spoken = position("Fishers", "They object.", quotes=(said(words, "Ada Lund"),))
    altered = position("Fishers", "They object.", quotes=(said(words.replace("will", "may"), "Tom Reed"),))
    named = position("Fishers", "They object.", quotes=(said(words, "Reed"),))
    kept = briefing(positions=(old,))
    assert kinds(diff(kept, briefing(positions=(spoken,)))) == [Fact.SPEAKER]
    assert kinds(diff(kept, briefing(positions=(altered,)))) == [Fact.QUOTE]
    assert kinds(diff(kept, briefing(positions=(named,)))) == []


def test_a_point_that_has_become_disputed_is_a_changed_fact() -> None:
    found = diff(briefing(point("It rained.")), briefing(point("It rained.", disputed=True)))
    assert [(f.kind, f.old, f.new) for f in found.facts] == [(Fact.DISPUTED, "undisputed", "disputed")]


def test_the_reason_why_a_question_is_open_is_read_for_facts_too() -> None:
    old, new = (question("How many?", f"Lund says {n}, Reed 90.") for n in (40, 50))
    found = diff(briefing(questions=(old,)), briefing(questions=(new,)))
    assert [(f.kind, f.old, f.new) for f in found.facts] == [(Fact.NUMBER, "40", "50")]


def test_a_title_with_another_figure_is_a_changed_fact_and_another_title_is_none() -> None:
    old = briefing(title="Quay at Marre shut for 3 weeks")
    assert kinds(diff(old, briefing(title="Quay at Marre shut for 8 weeks"))) == [Fact.NUMBER]
    other = diff(old, briefing(title="Fishers of Korsand go to court over 40 berths"))
    assert not other.facts
    assert [pair.new.section for pair in other.reworded] == [Section.TITLE]


def test_items_are_paired_within_their_section() -> None:
    text = "The quay at Marre will be closed."
    found = diff(briefing(point(text)), briefing(failed=(unsupported(text, "no sentence says so"),)))
    assert [entry.section for entry in found.removed] == [Section.KEY_POINTS]
    assert [entry.section for entry in found.added] == [Section.UNSUPPORTED]


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The quay closes on 3 May.",
            "The quay closes on 8 May.",
            "Repairs cost 4 million euros.",
            "Repairs may cost 4 million euros.",
            "Ada Lund did not sign.",
            "",
            "港口将关闭。",
            "Der Kai bleibt offen.",
        ]
    ).map(point),
    max_size=7,
)


@given(SENTENCES, SENTENCES)
def test_every_item_is_paired_added_or_removed_and_once_only(
    old: list[KeyPoint], new: list[KeyPoint]
) -> None:
    found = diff(briefing(*old), briefing(*new))
    points = [pair for pair in found.pairs if pair.new.section is Section.KEY_POINTS]
    assert sorted([p.old.index for p in points] + [e.index for e in found.removed]) == list(range(len(old)))
    assert sorted([p.new.index for p in points] + [e.index for e in found.added]) == list(range(len(new)))
    assert found.is_empty == (old == new)
