from __future__ import annotations

import pytest

from summarizer.documents import Passage, Sentence
from summarizer.drafting.procedure import chair, is_procedure
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
    ],
)
def test_courtesies_and_the_order_of_business_are_procedure(text: str) -> None:
    assert is_procedure(said(text), ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "The baths cost the borough 684,000 pounds last year.",
        "We reject the closure, and we reject the trust as well.",
        "The movement of the floor has cracked the wall.",
    ],
)
def test_what_is_said_of_the_matter_is_not(text: str) -> None:
    assert not is_procedure(said(text), ENGLISH)


def test_running_text_and_a_language_without_words_have_no_procedure() -> None:
    assert not is_procedure(said("Good morning, everyone.", speaker=""), ENGLISH)
    assert not is_procedure(said("Good morning, everyone."), lexicon("xx"))


def hearing(*turns: tuple[str, str]) -> Passage:
    return Passage((), tuple(said(text, speaker, n) for n, (speaker, text) in enumerate(turns, 1)))


def test_the_chair_is_whoever_keeps_the_hearing_going() -> None:
    turns = [("ANN LEE", "Thank you very much."), ("TOM REED", "The roof leaks, and the pump is old.")] * 6
    assert chair(hearing(*turns), ENGLISH) == "ANN LEE"
    assert chair(hearing(*turns[:4]), ENGLISH) == ""
    assert chair(hearing(*turns, *[("TOM REED", "Thank you very much.")] * 6), ENGLISH) == ""
