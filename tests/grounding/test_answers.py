"""A question is answered by a sentence that tells what it asks for, not by one that mentions it."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.answers import DATA, MARGIN, area, bm25, items
from summarizer.documents import Document
from summarizer.grounding.answers import ANSWERED, Answers, answered
from summarizer.segmentation import number

_BEFORE = "The Alder bridge was closed in March after a lorry had struck it."
_AFTER = "Shops on both banks have lost customers since."

# The question, a sentence that answers it, and one that only mentions what it is about.
_ASKED = {
    "who": (
        "Who will repair the Alder bridge?",
        "It will be repaired by the firm Holt & Sons.",
        "It will be repaired as soon as a firm is found.",
    ),
    "when": (
        "When will the Alder bridge reopen?",
        "It will reopen on 9 October.",
        "It will reopen once the repairs are paid for.",
    ),
    "where": (
        "Where will the ferry land?",
        "A ferry will land at Cooper's Quay in the meantime.",
        "A ferry will land in the meantime.",
    ),
    "how many": (
        "How many cars used the bridge each day?",
        "Some 4,100 cars used the bridge each day.",
        "Cars used the bridge each day, and 12 buses.",
    ),
    "how much": (
        "How much will the repair cost?",
        "The repair will cost £2.4 million.",
        "The repair will cost more than was thought, and take 14 weeks.",
    ),
    "why": (
        "Why did the lorry strike the bridge?",
        "The lorry struck the bridge because its brakes had failed.",
        "The police do not know why the lorry struck the bridge.",
    ),
    "yes or no": (
        "Will the council pay for the repair?",
        "The council will pay for the repair.",
        "The council will pay for the repair if the insurer does not.",
    ),
}


def _passage(*middle: str) -> str:
    return " ".join([_BEFORE, *middle, _AFTER])


@pytest.mark.parametrize(("question", "answer", "mention"), _ASKED.values(), ids=_ASKED)
def test_an_answer_answers_and_a_mention_does_not(question: str, answer: str, mention: str) -> None:
    assert answered(question, _passage(answer)) >= ANSWERED
    assert answered(question, _passage(mention)) < ANSWERED
    assert answered(question, _passage()) < ANSWERED


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor declined to say whether the council would pay for the repair.",
        "It is unclear whether the council will pay for the repair.",
        "Will the council pay for the repair?",
        "The council may pay for the repair.",
        "The council has yet to decide whether to pay for the repair.",
    ],
)
def test_what_asks_refuses_or_doubts_is_no_answer(sentence: str) -> None:
    assert answered("Will the council pay for the repair?", _passage(sentence)) < ANSWERED


def test_a_verb_read_as_a_noun_is_asked_for_all_the_same() -> None:
    asked = "Will the subsidy of 1.4 million euros end?"
    assert answered(asked, "The subsidy of 1.4 million euros will end in May.") >= ANSWERED
    assert answered(asked, "The subsidy costs the county 1.4 million euros a year.") < ANSWERED


def test_a_denial_answers_a_yes_or_a_no() -> None:
    passage = _passage("The council will not pay for the repair.")
    assert answered("Will the council pay for the repair?", passage) >= ANSWERED


def test_a_figure_of_something_else_is_no_answer() -> None:
    question = "How many trees will be felled?"
    assert answered(question, _passage("Sixty trees will be felled.")) >= ANSWERED
    assert answered(question, _passage("Trees will be felled along 900 metres of the bank.")) < ANSWERED


def test_who_does_something_alike_is_no_answer() -> None:
    text = "Ann Lee, head of the board, warned that a delay would cost more than the survey could ever save."
    assert answered("Who would pay for the survey?", text) < ANSWERED


def test_two_figures_by_two_sources_leave_it_open() -> None:
    first = "The mayor said that the repair would cost £2.4 million."
    second = "The insurer said that the repair would cost £5 million."
    question = "How much will the repair cost?"
    assert answered(question, _passage(first)) >= ANSWERED
    assert answered(question, _passage(first, second)) < ANSWERED
    assert (
        answered(question, _passage(f"{first[:-1]}, but the insurer put the cost at £5 million.")) < ANSWERED
    )


def test_the_words_of_the_question_are_not_its_answer() -> None:
    passage = _passage("The bridge will not be repaired in October.")
    assert answered("When, if not in October, will the bridge be repaired?", passage) < ANSWERED


def test_a_reply_answers_what_was_asked_before_it() -> None:
    turns = "ANN LEE: When does the line open?\n\nOMAR DIAZ: {}\n\nANN LEE: Thank you for coming here.\n"
    question = "When does the line open?"
    assert answered(question, turns.format("In June, on the ninth.")) >= ANSWERED
    assert answered(question, turns.format("I would rather not say.")) < ANSWERED


def test_sentences_that_raise_a_question_do_not_answer_it() -> None:
    text = _passage("The council will pay for the repair.", "The council will pay for a ferry.")
    passage = number([Document(text, id="bridge")])
    answers = Answers(passage)
    found = answers.find("Will the council pay for the repair?")
    assert found.sentence is not None
    assert found.sentence.text == "The council will pay for the repair."
    assert found.is_enough
    assert not answers.find("Will the council pay for the repair?", without={found.sentence.number}).is_enough


def test_a_document_that_calls_a_question_open_does_not_answer_it() -> None:
    told = (
        "The board announced a review of the law on 4 May. It has not said when the review will be published."
    )
    other = "The review was published on 9 June, the board said."
    question = "When will the review be published?"
    (raising,) = (s.number for s in number([Document(told, id="a")]).sentences if "has not said" in s.text)
    alone, both = (
        [Document(text, id=id) for text, id in zip(texts, "ab", strict=False)]
        for texts in ([told], [told, other])
    )
    assert Answers(number(alone), language="en").find(question, without=[raising]).sentence is None
    assert Answers(number(both), language="en").find(question, without=[raising]).is_enough


def test_what_is_claimed_where_it_is_raised_is_not_settled_by_another_claim() -> None:
    claim = "The union said that the council had burned the report."
    again = "The council burned the report, its secretary said."
    passage = number([Document(_passage(claim, again), id="bridge")])
    raising = {s.number for s in passage.sentences if s.text == claim}
    assert not Answers(passage).find("Did the council burn the report?", without=raising).is_enough


def test_another_document_answers() -> None:
    article = Document(_passage("The council has not decided who will pay for the repair."), id="article")
    minutes = Document("The repair of the bridge will be paid for by the county.", id="minutes")
    found = Answers(number([article, minutes])).find("Who will pay for the repair?")
    assert found.sentence is not None
    assert (found.is_enough, found.sentence.document) == (True, "minutes")


def test_a_language_without_words_is_never_sure() -> None:
    text = "Silta avataan uudelleen 9. lokakuuta. Kaupunki maksaa sillan korjauksen kokonaan itse."
    score = answered("Milloin silta avataan uudelleen?", text)
    assert 0 < score < ANSWERED
    assert (
        0 < answered("大桥什么时候重新开放？", "大桥将于十月九日重新开放。市政府将支付维修费用。") < ANSWERED
    )


@pytest.mark.parametrize("question", ["", "?", "Why?", "Who?", "How many?", "Is it?", "\ud800?"])
@pytest.mark.parametrize("text", ["", "?", "\ud800", "No.", "1 2 3"])
def test_next_to_nothing_is_no_answer(question: str, text: str) -> None:
    assert answered(question, text) < ANSWERED


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=300))
def test_any_text_gets_a_score(question: str, text: str) -> None:
    assert 0 <= answered(question, text) <= 1


def test_a_long_document_is_indexed_in_time_linear_in_it() -> None:
    def seconds(repeats: int) -> float:
        text = " ".join(f"{_BEFORE} Ward {n} has {n} shops. {_AFTER}" for n in range(repeats))
        passage = number([Document(text, id="long")])
        start = perf_counter()
        Answers(passage, language="en").find("How many shops has the ward lost?")
        return perf_counter() - start

    seconds(10)
    short, long = min(seconds(200) for _ in range(3)), seconds(2000)
    assert long < 30 * short


def test_answering_passages_are_told_from_their_twins_better_than_by_bm25() -> None:
    sample = list(items(DATA / "dev.txt"))[::5]
    ours = [(answered(i.question, i.answering), answered(i.question, i.open)) for i in sample]
    theirs = [(bm25(i.question, i.answering), bm25(i.question, i.open)) for i in sample]
    assert area(*zip(*ours, strict=True)) > area(*zip(*theirs, strict=True)) + MARGIN


@pytest.mark.parametrize(
    ("text", "is_answer"),
    [
        ("We do not accept that our licence be withdrawn before it has reported.", False),
        ("The union demands that the licence be withdrawn.", False),
        ("The licence will be withdrawn, the ministry said.", True),
        ("The licence is to be withdrawn in May.", True),
        ("The ministry said that it would not withdraw the licence.", True),
    ],
)
def test_what_somebody_wants_or_refuses_is_no_answer(text: str, *, is_answer: bool) -> None:
    told = f"{text} It was a long day for all who had to be there, as such days are."
    assert (answered("Will the licence be withdrawn?", told) >= ANSWERED) is is_answer
