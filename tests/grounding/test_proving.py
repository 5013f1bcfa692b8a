"""What an item must have to be one: a statement, its source's condition, a ground for its question."""

from __future__ import annotations

import pytest

from summarizer.draft import KeyPointDraft, QuestionDraft
from summarizer.grounding.proving import Prover
from tests.grounding.readings import reading

FOUND = reading(
    "They would support it, she said, if the board ruled out dismissals for ten years, because cranes could "
    "replace every second driver. Some 40 tonnes of dead crabs have washed up on the southern beaches since "
    "April, the county said. The county has asked the state for 210 million euros. The union backs the plan."
)
PROVER = Prover(FOUND)


def _at(words: str) -> int:
    return next(s.number for s in FOUND.passage.sentences if words in s.text)


def _wrong(text: str, words: str) -> tuple[str, ...]:
    return PROVER.check(KeyPointDraft(text=text, sentences=(_at(words),))).reasons


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The union backs it without reservation.", False),
        ("They would support it.", False),
        ("The union will support it.", False),
        ("They would support it, she said, if the board ruled out dismissals for ten years.", True),
        ("They would support it only with ten years free of dismissals.", True),
        ("Cranes could replace every second driver.", True),
    ],
)
def test_what_stands_on_a_condition_is_not_told_without_it(text: str, *, stands: bool) -> None:
    assert (not _wrong(text, "would support")) is stands


def test_what_another_sentence_says_without_a_condition_stands() -> None:
    assert not _wrong("The union supports the plan.", "backs the plan")


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Some 40 tonnes of crabs have died because of mercury.", False),
        ("Some 40 tonnes of crabs have washed up on the beaches.", True),
    ],
)
def test_a_cause_of_one_word_must_stand_in_the_cited_sentence(text: str, *, stands: bool) -> None:
    assert (not _wrong(text, "crabs")) is stands


@pytest.mark.parametrize("text", ["x.", " .", "Plan.", "Who will pay?"])
def test_what_states_nothing_is_no_item(text: str) -> None:
    assert any("states nothing" in reason for reason in _wrong(text, "210 million"))


def test_a_fragment_of_the_sources_words_is_one() -> None:
    assert not _wrong("210 million euros asked of the state", "210 million")


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Will the mayor resign?", False),
        ("Will the state grant the millions?", True),
        ("Who will pay the sum?", False),
    ],
)
def test_a_question_asks_of_something_that_its_sentence_speaks_of(text: str, *, stands: bool) -> None:
    asked = QuestionDraft(text=text, why="Nobody says.", sentences=(_at("210 million"),))
    assert (not PROVER.check(asked).reasons) is stands
