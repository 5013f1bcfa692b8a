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


FAIR = """Ada Brolin defeated Jens Ulm, the former mayor, on Monday. The mill at Tarrow was shut in May.
Its owner blamed the price of grain. Edda Roy, the treasurer, said that stalls earned little.
Ulm criticised Brolin for her silence. The fair did not borrow from the bank. The band refused to play.
A flood ruined the maize."""


@pytest.mark.parametrize(
    ("faithful", "turned"),
    [
        (
            "After the count Jens Ulm had lost to Ada Brolin.",
            "After the count Ada Brolin had lost to Jens Ulm.",
        ),
        ("The former mayor was beaten by Ada Brolin.", "Ada Brolin was beaten by the former mayor."),
        ("Brolin drew a rebuke from Ulm.", "Ulm drew a rebuke from Brolin."),
    ],
)
def test_who_did_it_is_told_by_name_by_post_and_from_the_other_side(faithful: str, turned: str) -> None:
    crossed = [[reason.kind for reason in check_claim(claim, FAIR).reasons] for claim in (faithful, turned)]
    assert Fault.ROLES not in crossed[0]
    assert Fault.ROLES in crossed[1]


def test_a_post_that_the_speaker_does_not_hold_is_not_the_speaker() -> None:
    told = [
        [
            reason.kind
            for reason in check_claim(
                f"In the view of the {post}, stalls in Tarrow earned little.", FAIR
            ).reasons
        ]
        for post in ("treasurer", "mayor")
    ]
    assert Fault.SPEAKER not in told[0]
    assert Fault.SPEAKER in told[1]


def test_a_cause_that_the_source_tells_of_something_else_is_refused() -> None:
    found = check_claim("The mill stood idle because a flood ruined the maize.", FAIR)
    assert not found.supported
    assert [reason.kind for reason in found.reasons] == [Fault.CAUSE]


@pytest.mark.parametrize("claim", ["The fair had to borrow at the bank.", "In the end the band was to play."])
def test_what_the_source_denies_is_not_affirmed(claim: str) -> None:
    assert Fault.NEGATION in [reason.kind for reason in check_claim(claim, FAIR).reasons]


def test_a_denial_in_other_words_is_no_contradiction() -> None:
    assert not check_claim("The band declined to play that day.", FAIR).reasons
