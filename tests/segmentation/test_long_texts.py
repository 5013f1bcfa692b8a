"""Texts that make a naive splitter quadratic. Each takes two seconds at most; the bound is ten times that."""

import time

import pytest

from summarizer.documents import Document
from summarizer.segmentation import segment
from summarizer.segmentation.boundaries import LONGEST

PROSE = (
    "The council met on Monday, and Mr. Smith said that “it will not do”. Nobody agreed; the vote was lost. "
)
SECONDS = 20


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PROSE * 20_000, id="prose in one line of 2 MB"),
        pytest.param("a" * 5_000_000, id="one letter"),
        pytest.param("a" + "“" * 100_000, id="opening quotation marks"),
        pytest.param("“a" * 50_000, id="quotations that never close"),
        pytest.param("a" + " " * 1_000_000 + "b", id="spaces"),
        pytest.param("# " * 100_000 + "a", id="heading marks"),
        pytest.param("> " * 100_000 + "a", id="quote marks"),
        pytest.param("| " * 100_000 + "a", id="table marks"),
        pytest.param("[" * 100_000 + "a", id="brackets"),
        pytest.param("![](" * 50_000 + "a", id="images"),
        pytest.param("A, " * 100_000, id="names"),
        pytest.param("a" + "\u0301" * 200_000, id="accents on one letter"),
        pytest.param("我们不会同意这个计划。" * 50_000, id="Chinese"),
        pytest.param("```\na\n" * 20_001, id="fences"),
        pytest.param("— A" * 50_000, id="dashes"),
    ],
)
def test_no_text_takes_long(text: str) -> None:
    started = time.perf_counter()
    sentences = segment(Document(text))
    assert time.perf_counter() - started < SECONDS
    assert all(len(sentence.text) <= LONGEST for sentence in sentences)


def test_a_long_line_is_split_as_its_paragraphs_would_be() -> None:
    assert len(segment(Document(PROSE * 500))) == 500 * len(segment(Document(PROSE)))


def test_an_endless_sentence_is_cut_after_a_clause() -> None:
    text = "the council, the mayor, the port authority and its board, " * 200
    sentences = segment(Document(text))
    assert len(sentences) > 1
    assert all(sentence.text.endswith(",") for sentence in sentences)


def test_a_letter_is_not_cut_from_its_accent() -> None:
    sentences = segment(Document("e\u0301" * 3_000))
    assert all(sentence.text.startswith("e") for sentence in sentences)
