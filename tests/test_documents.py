from dataclasses import FrozenInstanceError

import pytest

from summarizer.documents import Document, Kind, Passage, Sentence
from summarizer.text import Span

MINUTES = Document("One. Two.\nThree.", id="minutes")
LETTER = Document("Four.", id="letter")
PASSAGE = Passage(
    (MINUTES, LETTER),
    (
        Sentence(1, "minutes", Span(0, 4), "One."),
        Sentence(2, "minutes", Span(5, 9), "Two.", Kind.HEADING),
        Sentence(3, "minutes", Span(10, 16), "Three.", paragraph=1),
        Sentence(4, "letter", Span(0, 5), "Four."),
    ),
)


def test_only_statements_are_evidence() -> None:
    assert [sentence.number for sentence in PASSAGE.statements] == [1, 3, 4]


def test_a_sentence_is_found_by_its_number() -> None:
    assert PASSAGE.sentence(3).text == "Three."
    assert 3 in PASSAGE
    assert 5 not in PASSAGE


def test_an_unknown_number_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        PASSAGE.sentence(5)


def test_the_sentences_of_one_document_are_in_order() -> None:
    assert [sentence.number for sentence in PASSAGE.of(LETTER)] == [4]
    assert PASSAGE.document("letter") is LETTER


def test_a_document_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        MINUTES.text = "Other."  # type: ignore[misc]  # what is tested


def test_documents_of_equal_text_have_equal_hashes() -> None:
    assert Document("Four.", id="copy").sha256 == LETTER.sha256 != MINUTES.sha256


def test_a_lone_surrogate_can_be_hashed() -> None:
    assert len(Document("\ud800").sha256) == 64


def test_a_sentence_over_two_lines_is_shown_on_one() -> None:
    assert Sentence(1, "d", Span(0, 9), "over\r\ntwo").line == "over two"
