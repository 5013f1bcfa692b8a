from __future__ import annotations

import pytest

from summarizer.drafting.disputes import disputes
from summarizer.drafting.openings import Opening, openings, stands_alone
from summarizer.drafting.signs import Sign
from tests.drafting.readings import reading


def opened(*texts: str, count: int = 9) -> tuple[Opening, ...]:
    found = reading(*texts)
    return openings(found, disputes(found), count)


def questions(*texts: str, count: int = 9) -> list[tuple[Sign, str]]:
    return [(opening.sign, opening.question) for opening in opened(*texts, count=count) if opening.sound]


@pytest.mark.parametrize(
    ("text", "sign", "question"),
    [
        pytest.param(
            "The port authority has not decided whether the plan needs a new public hearing.",
            Sign.UNDECIDED,
            "Does the plan need a new public hearing?",
            id="do-support in the present",
        ),
        pytest.param(
            "The police would not say whether the ship hit the northern quay.",
            Sign.UNDECIDED,
            "Did the ship hit the northern quay?",
            id="do-support in the past",
        ),
        pytest.param(
            "Anna Berg declined to say when the two wards would reopen.",
            Sign.UNDECIDED,
            "When will the two wards reopen?",
            id="a question word, and reported speech undone",
        ),
        pytest.param(
            "Who would pay for the study is not settled.",
            Sign.UNDECIDED,
            "Who would pay for the study?",
            id="a question word for the subject",
        ),
        pytest.param(
            "It is unclear whether the ship will leave the harbour of Lund.",
            Sign.UNDECIDED,
            "Will the ship leave the harbour of Lund?",
            id="unclear",
        ),
        pytest.param(
            "The company would not say whether it was prepared to pay higher harbour dues.",
            Sign.UNDECIDED,
            "Is the company prepared to pay higher harbour dues?",
            id="a pronoun gives way to its noun",
        ),
        pytest.param(
            "The commission had not decided whether to open a second inquiry into the figures.",
            Sign.UNDECIDED,
            "Will the commission open a second inquiry into the figures?",
            id="an infinitive",
        ),
        pytest.param(
            "The ministry would not say whether the captain was “ready to sail the old ship”.",
            Sign.UNDECIDED,
            "Is the captain “ready to sail the old ship”?",
            id="a quotation stays closed",
        ),
        pytest.param(
            "The union would back the terminal if the port authority ruled out redundancies for a decade.",
            Sign.CONDITION,
            "Will the port authority rule out redundancies for a decade?",
            id="if",
        ),
        pytest.param(
            "The union would not support the terminal unless the plan was approved by the city council.",
            Sign.CONDITION,
            "Will the plan be approved by the city council?",
            id="unless, in the passive",
        ),
        pytest.param(
            "The Trust expects to complete the work by 2029, provided that it finds a further £900,000.",
            Sign.CONDITION,
            "Will the Trust find a further £900,000?",
            id="provided that",
        ),
        pytest.param(
            "Finland has not replied to the request of the Russian ambassador.",
            Sign.UNANSWERED,
            "Will Finland reply to the request of the Russian ambassador?",
            id="no reply",
        ),
        pytest.param(
            "Berlin has yet to take a position on the patrol of the Baltic.",
            Sign.UNANSWERED,
            "Will Berlin take a position on the patrol of the Baltic?",
            id="yet to",
        ),
        pytest.param(
            "The port authority did not comment on the proposal on Thursday.",
            Sign.UNANSWERED,
            "Will the port authority comment on the proposal?",
            id="a day that is over is not asked about",
        ),
        pytest.param(
            "Anna Berg said the two clubs would have to give guarantees before the winter.",
            Sign.UNEXPLAINED,
            "Which guarantees will the two clubs have to give?",
            id="guarantees not named",
        ),
        pytest.param(
            "Tom Lind, head of the union, said he had “grave doubts” about the plan of the port.",
            Sign.UNEXPLAINED,
            "What are Lind’s “grave doubts” about the plan of the port?",
            id="doubts not named",
        ),
        pytest.param(
            "Anna Berg said that all crews would have to leave the harbour of Lund.",
            Sign.REQUIRED,
            "Will all crews leave the harbour of Lund?",
            id="called for",
        ),
        pytest.param(
            "Tom Lind proposed that the city council buy the old ferry for the island.",
            Sign.PROPOSED,
            "Will the city council buy the old ferry for the island?",
            id="proposed",
        ),
        pytest.param(
            "Anna Berg, director of the port, said the plan would create 1,400 new jobs by 2032. "
            "Tom Lind, head of the union, said there were only 520 new jobs in the plan.",
            Sign.DISPUTED,
            "How many new jobs: 1,400 (Anna Berg) or 520 (Tom Lind)?",
            id="figures that differ",
        ),
        pytest.param(
            "Ann Lee, mayor of Lund, said that Acme Chemicals had poisoned the river with tin. "
            "Acme Chemicals denied the claim.",
            Sign.DISPUTED,
            "Did Acme Chemicals poison the river with tin?",
            id="a claim that is denied",
        ),
        pytest.param(
            "The fishers’ cooperative accused the port authority of poisoning the crabs. "
            "The port authority denied the accusation.",
            Sign.DISPUTED,
            "Did the port authority poison the crabs?",
            id="an accusation",
        ),
        pytest.param(
            "Tom Lind, head of the Dockers’ Union, blamed the loss on the port director. "
            "The port authority rejected the accusation.",
            Sign.DISPUTED,
            "Is the port director to blame?",
            id="blame laid on somebody",
        ),
    ],
)
def test_what_a_statement_leaves_open_is_asked(text: str, sign: Sign, question: str) -> None:
    assert questions(text) == [(sign, question)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The port authority decided that the plan needs a new hearing.", id="a decision"),
        pytest.param("Repairs to the cable will begin on Monday if the weather allows.", id="a fragment"),
        pytest.param("“Nobody will pay if the harbour closes its gates,” Ann Lee said.", id="in a quotation"),
        pytest.param("The minister answered the letter of the fishers in May.", id="an answer"),
        pytest.param("The full effect of past increases had yet to arrive in Lund.", id="nobody's answer"),
        pytest.param(
            "The board was told to report, and that a fine of 250,000 pounds would follow if it did not.",
            id="a verb that only stands for another",
        ),
        pytest.param("The vote was postponed until the figures are known.", id="a date, no condition"),
    ],
)
def test_what_is_not_left_open_is_not_asked(text: str) -> None:
    assert questions(text) == []


def test_a_question_that_leans_on_the_statement_before_is_not_sound_and_cites_it() -> None:
    (opening,) = opened("The ministry announced a new study. It would not say whether it needs a hearing.")
    assert not opening.sound
    assert opening.sentences == (1, 2)


def test_a_question_that_another_statement_may_answer_is_left_out() -> None:
    open_ = "The ministry would not say whether the plan needs a new public hearing."
    assert questions(open_)
    assert questions(f"{open_} The plan needs a new public hearing, the court ruled on Monday.") == []


def test_a_dispute_is_asked_about_although_both_accounts_speak_of_it() -> None:
    (opening,) = opened(
        "Anna Berg, director of the port, said the plan would create 1,400 new jobs by 2032. "
        "Tom Lind, head of the union, said there were only 520 new jobs in the plan."
    )
    assert opening.why == "Anna Berg says 1,400, Tom Lind 520; the sources do not settle it."
    assert opening.sentences == (1, 2)


def test_of_a_claim_whose_figure_is_denied_nothing_else_is_asked() -> None:
    (opening,) = opened(
        "Hugh Brack, director of Brack Roofs, put the cost at 2 million crowns and blamed a consultant. "
        "The Tarrow Swimming Club rejected the figure."
    )
    assert opening.question.startswith("Whose account is right, that of Hugh Brack or that of ")


def test_openings_are_of_mixed_signs_before_one_sign_comes_again() -> None:
    undecided = [
        f"The council of {town} has not decided whether the {thing} needs a {need}."
        for town, thing, need in [
            ("Lund", "harbour", "deeper channel"),
            ("Ystad", "theatre", "curtain of steel"),
            ("Malmo", "hospital", "second kitchen"),
        ]
    ]
    condition = "The union would support the terminal if the bank ruled out redundancies for ten years."
    signs = [sign for sign, _ in questions(" ".join([*undecided, condition]), count=2)]
    assert sorted(signs) == [Sign.UNDECIDED, Sign.CONDITION]


def test_one_thing_is_asked_once() -> None:
    twice = (
        "The ministry would not say whether the harbour needs a deeper channel. "
        "The mayor has not decided whether the harbour needs a deeper channel for ferries."
    )
    assert len(questions(twice)) <= 1


def test_openings_stand_in_the_order_of_the_text() -> None:
    numbers = [opening.sentences for opening in opened(ORDERED)]
    assert len(numbers) == 3
    assert numbers == sorted(numbers)


ORDERED = (
    "Tom Lind proposed that the city council buy the old ferry for the island. "
    "Finland has not replied to the request of the Russian ambassador. "
    "It is unclear whether the museum will keep its bronze lions."
)


@pytest.mark.parametrize("question", ["?", "Why?", "", "Will its share of the dues rise in May?"])
def test_a_question_of_no_words_or_about_nobody_s_share_cannot_stand_alone(question: str) -> None:
    assert not stands_alone(question)


@pytest.mark.parametrize(
    "text",
    [
        "The Green List would support an inquiry only if it were led by a judge, Ivo Brandl said.",
        "The unions will accept the plans only if they are put in writing, the mayor said.",
        "Ann Lee said no, and Tom Reed said that he would sign if he were asked.",
    ],
)
def test_what_a_pronoun_may_leave_to_two_is_not_asked(text: str) -> None:
    assert not [q for q in opened(text) if q.sign is Sign.CONDITION]
