"""What single rules of the checker find, in claims that are worded otherwise than their sources."""

from __future__ import annotations

import pytest

from summarizer.documents import Document
from summarizer.grounding.claims import SUPPORTED, ClaimChecker, Fault, check_claim
from summarizer.language.vocabulary import vocabulary
from summarizer.segmentation import number

PORT = """The port of Hale warned the carrier of a fine unless it moved the wreck by Friday.
The road to the mole was closed after the bridge had collapsed. Ferries ran although the sea was rough.
The repair will cost 12 million crowns, of which the state pays a third. Last year the pilots
voted by 34 to 27 for the new rules. The board expects two more cranes by spring. Dana Wirth runs the yard."""


@pytest.mark.parametrize(
    ("claim", "word", "kind"),
    [
        (
            "The port of Hale warned the carrier of a fine because it moved the wreck by Friday.",
            "because",
            Fault.CAUSE,
        ),
        (
            "The port of Hale warned the carrier of a fine if it moved the wreck by Friday.",
            "if",
            Fault.NEGATION,
        ),
        ("The road to the mole was closed before the bridge had collapsed.", "before", Fault.CAUSE),
        ("Ferries ran because the sea was rough.", "because", Fault.CAUSE),
        ("Hale's port warned of a fine, because it moved the wreck by Friday.", "because", Fault.CAUSE),
    ],
)
def test_the_same_clauses_joined_by_a_word_of_another_sense_are_refused(
    claim: str, word: str, kind: Fault
) -> None:
    found = check_claim(claim, PORT)
    assert not found.supported
    assert any(reason.kind is kind and word in reason.words for reason in found.reasons), found.reasons


@pytest.mark.parametrize(
    "claim", ["Ferries ran even though the sea was rough.", "The road to the mole was closed."]
)
def test_a_joining_word_of_the_same_sense_changes_nothing(claim: str) -> None:
    assert check_claim(claim, PORT).supported


@pytest.mark.parametrize(
    "claim",
    [
        "Analysts fear a bitter courtroom battle over pensions.",
        "The museum bought a painting from a private collector.",
    ],
)
def test_a_claim_about_something_else_has_no_ground(claim: str) -> None:
    found = check_claim(claim, PORT)
    assert not found.supported
    assert Fault.GROUND in [reason.kind for reason in found.reasons]


def test_a_claim_of_several_sentences_stands_only_where_each_does() -> None:
    true, false = "Ferries ran although the sea was rough.", "The repair will cost 15 million crowns."
    alone, together = check_claim(true, PORT), check_claim(f"{true} {false}", PORT)
    assert alone.supported
    assert not together.supported
    assert together.score < SUPPORTED


@pytest.mark.parametrize(
    ("claim", "follows"),
    [
        ("The state pays 4 million crowns of the cost of the repair.", True),
        ("The state pays 5 million crowns of the cost of the repair.", False),
        ("The pilots voted for the new rules with a majority of seven.", True),
        ("The pilots voted for the new rules with a majority of 31.", False),
    ],
)
def test_a_figure_may_be_worked_out_from_two_of_the_sources(claim: str, follows: bool) -> None:
    kinds = [reason.kind for reason in check_claim(claim, PORT).reasons]
    assert (Fault.NUMBER not in kinds) is follows


def test_parties_who_change_sides_are_told_for_that_alone() -> None:
    found = check_claim("Rona accused Merrin of stalling.", "Merrin accused Rona of stalling. Talks go on.")
    assert not found.supported
    assert {reason.kind for reason in found.reasons} == {Fault.ROLES}


def test_what_is_only_expected_is_not_told_as_settled() -> None:
    found = check_claim("It is certain that the board gets two more cranes by spring.", PORT)
    assert not found.supported
    assert [reason.kind for reason in found.reasons] == [Fault.MODALITY]


def test_a_copy_is_checked_without_reading_what_is_alike() -> None:
    vocabulary.cache_clear()
    checker = ClaimChecker(number([Document(PORT, id="port")]))
    assert checker.check("Ferries ran although the sea was rough.").supported
    assert "_by_stem" not in vars(vocabulary("en"))


@pytest.mark.parametrize(
    ("word", "other"), [("found", "fine"), ("respond", "response"), ("hand", "han"), ("fund", "fun")]
)
def test_a_final_d_is_part_of_the_word(word: str, other: str) -> None:
    stem = vocabulary("en").stem
    assert (stem(word) == stem(other)) is (other == "response")
