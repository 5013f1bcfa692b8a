from __future__ import annotations

import pytest

from summarizer.documents import Passage, Sentence
from summarizer.drafting.procedure import Procedure
from summarizer.language.lexicon import lexicon
from summarizer.text import Span

ENGLISH = lexicon("en")


def said(text: str, speaker: str = "ANN LEE", number: int = 1) -> Sentence:
    return Sentence(number, "d", Span(0, len(text)), text, speaker=speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Good morning, everyone.",
        "We’ll move on to questions from Mr Reed.",
        "I'd like to thank both of you for coming.",
        "There are three papers to note.",
        "All those in favour, please show.",
        "We come to the bridge.",
        "Who pays for the roof?",
        "I just wondered what the county makes of the roof.",
    ],
)
def test_courtesies_the_order_of_business_and_questions_are_procedure(text: str) -> None:
    assert said(text) in Procedure(ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "The baths cost the borough 684,000 pounds last year.",
        "We reject the closure, and we reject the trust as well.",
        "The movement of the floor has cracked the wall.",
    ],
)
def test_what_is_said_of_the_matter_is_not(text: str) -> None:
    assert said(text) not in Procedure(ENGLISH)


def test_running_text_and_a_language_without_words_have_no_procedure() -> None:
    assert said("Good morning, everyone.", speaker="") not in Procedure(ENGLISH)
    assert said("Good morning, everyone.") not in Procedure(lexicon("xx"))


def hearing(*turns: tuple[str, str]) -> Passage:
    return Passage((), tuple(said(text, speaker, n) for n, (speaker, text) in enumerate(turns, 1)))


def chair(*turns: tuple[str, str]) -> str:
    return Procedure.of(hearing(*turns), ENGLISH).chair


def test_the_chair_is_whoever_keeps_the_hearing_going() -> None:
    turns = [("ANN LEE", "Thank you very much."), ("TOM REED", "The roof leaks, and the pump is old.")] * 6
    assert chair(*turns) == "ANN LEE"
    assert chair(*turns[:4]) == ""
    assert chair(*turns, *[("TOM REED", "Thank you very much.")] * 6) == ""


def test_a_long_sentence_that_moves_on_is_procedure_of_the_chair_alone() -> None:
    long = said(
        "We have some questions now on the roof, " + "and on the pump of the old pool, " * 6 + "if I may."
    )
    assert long in Procedure(ENGLISH, chair="ANN LEE")
    assert long not in Procedure(ENGLISH, chair="TOM REED")


@pytest.mark.parametrize(
    ("line", "roll"),
    [
        ("Present: Councillor Ann Lee (chair), Tom Reed (Orrin Ferries)", True),
        ("Apologies for absence: Tom Reed", True),
        ("The committee agreed to keep the ferry: it costs less.", False),
        ("Costs: 40 million euros a year", False),
    ],
)
def test_who_was_there_is_procedure_and_no_news(line: str, roll: bool) -> None:
    assert (said(line, speaker="") in Procedure(ENGLISH)) is roll
