from __future__ import annotations

import pytest

from summarizer.drafting.disputes import Dispute, disputes
from tests.drafting.readings import reading

CLAIM = "Ann Lee, mayor of Lund, said that Acme Chemicals had poisoned the river with tin. "
PROMISE = "Anna Berg, director of the port, said the plan would create 1,400 new jobs by 2032. "


def found(text: str) -> tuple[Dispute, ...]:
    return disputes(reading(text))


def test_a_denial_with_a_generic_noun_is_of_the_claim_before_it() -> None:
    (dispute,) = found(CLAIM + "Acme Chemicals denied the claim. Rain fell on Monday.")
    assert (dispute.claim, dispute.denial) == (1, 2)
    assert dispute.claimants == ("Ann Lee",)
    assert dispute.deniers == ("Acme Chemicals",)


def test_the_deniers_own_account_stands_for_a_brief_denial() -> None:
    (dispute,) = found(
        CLAIM
        + "Acme Chemicals denied the claims. Its director, Tom Lind, said that a storm had killed the fish."
    )
    assert dispute.account == 3
    assert dispute.accounts == (1, 3)
    assert dispute.sentences == (1, 2, 3)


def test_a_denial_finds_its_claim_by_their_words_across_other_sentences() -> None:
    (dispute,) = found(
        CLAIM
        + "Rain fell on Monday. The fish market stayed shut. "
        + "Acme Chemicals denied that it had poisoned the river with tin."
    )
    assert (dispute.claim, dispute.denial) == (1, 4)


def test_an_accusation_that_its_own_sentence_denies_is_one() -> None:
    (dispute,) = found(
        "President Wilk has accused Norway of overfishing in the bay of Lund, something Oslo denies."
    )
    assert dispute.sentences == (1,)
    assert (dispute.claimants, dispute.deniers) == (("Wilk",), ("Oslo",))


def test_two_parties_figures_for_one_thing_differ() -> None:
    (dispute,) = found(
        PROMISE + "Tom Lind, head of the union, said there were only 520 new jobs in the plan."
    )
    assert dispute.counted == ("new jobs", "1,400", "520")
    assert (dispute.claimants, dispute.deniers) == (("Anna Berg",), ("Tom Lind",))


def test_a_figure_is_read_with_its_magnitude() -> None:
    (dispute,) = found(
        "Anna Berg, director of the port, said that the plan would create 1.6 million new jobs. "
        "Tom Lind, head of the union, put the number of new jobs at 520."
    )
    assert dispute.counted == ("new jobs", "1.6 million", "520")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            PROMISE + "Tom Lind, head of the union, said the strike had cost 20 old jobs.", id="other things"
        ),
        pytest.param(
            PROMISE + "Tom Lind, head of the union, said there would be 1,400 new jobs.", id="same figure"
        ),
        pytest.param(PROMISE + "Anna Berg said later that there would be 1,200 new jobs.", id="same speaker"),
        pytest.param(
            PROMISE + "An analyst said there were only 520 new jobs in the plan.", id="an observer's figure"
        ),
        pytest.param(
            "Anna Berg, director of the port, said the port would grow. "
            "Tom Lind, head of the union, denied that he had met the minister in Rome.",
            id="denial of something else",
        ),
        pytest.param(
            "Anna Berg, director of the port, demanded that the union pay the fine. "
            "The Dockers’ Union rejected the demand.",
            id="a demand that is rejected",
        ),
        pytest.param(CLAIM + "Acme Chemicals did not deny the claim.", id="no denial"),
        pytest.param(CLAIM + "Ann Lee denied the claim.", id="one's own claim"),
        pytest.param(CLAIM + "Rain fell. " * 9 + "Acme Chemicals denied the claim.", id="too far away"),
    ],
)
def test_a_near_miss_is_no_dispute(text: str) -> None:
    assert found(text) == ()


def test_no_claim_is_disputed_twice() -> None:
    text = CLAIM + "Acme Chemicals denied the claim. Tom Lind, director of the port, rejected the claim, too."
    claims = [dispute.claim for dispute in found(text)]
    assert len(claims) == len(set(claims))


def test_an_unparsed_language_has_no_disputes() -> None:
    assert found("Ann Lee sagte, der Hafen sei sicher. Tom Lind bestritt die Behauptung am Montag.") == ()


def test_this_is_what_was_said_just_before() -> None:
    text = (
        "Thirty buses burned in the fire at the depot, a spokesman for Wendle said. "
        "The fire engine took 17 minutes, the Transport Union said. The county fire service disputed this."
    )
    (dispute,) = found(text)
    assert (dispute.claim, dispute.denial) == (2, 3)


def test_the_number_of_a_stage_is_no_number_of_stages() -> None:
    text = (
        "Ann Lee said that the money should be spent on school stage 3. "
        "Tom Reed said that teachers looked to school stage 4 instead."
    )
    assert disputes(reading(text)) == ()
