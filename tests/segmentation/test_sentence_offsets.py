import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.documents import Document, Kind
from summarizer.segmentation import number, segment
from summarizer.text import has_word

SCRIPTS = st.sampled_from(
    [
        *("The vote failed. ", "“Never!” she said. ", "Die Wahl am 3. Mai. ", "Он ушёл. "),
        *("他说。", "「行く。」と述べた。", "قال إنه يرفض. ", "הוא סירב. ", "वह गया। "),
        *("😀 𝔘nicode e\u0301. ", "👩\u200d👩\u200d👧 Yes! "),
    ]
)
LAYOUT = st.sampled_from(
    [
        *("\n", "\r\n", "\r", "\n\n", "\u2028", "\x0c", "\t", "…", '"'),
        *("# ", "- ", "1. ", "> ", "| ", "```\n", "---\n", "**", "Key points\n", "3 May 2025\n"),
        *("By Jane Doe\n", "— Jane Doe\n", "BERLIN (dpa) – ", "Ada Klein: "),
    ]
)


def check(text: str) -> None:
    """What holds for any text: exact spans, in order and apart, numbered from 1, each with a word."""
    end = 0
    for expected, sentence in enumerate(segment(Document(text, id="d")), 1):
        assert sentence.number == expected
        assert sentence.document == "d"
        assert sentence.text == text[sentence.span.start : sentence.span.end] == sentence.text.strip()
        assert has_word(sentence.text)
        assert sentence.span.start >= end
        end = sentence.span.end


@given(st.text())
@example("1?\r>BERLIN (dpa) – 。\n:。")
def test_spans_are_exact_for_any_text(text: str) -> None:
    check(text)


@given(st.lists(SCRIPTS | LAYOUT | st.text(max_size=5), max_size=30).map("".join))
@settings(max_examples=300)
def test_spans_are_exact_for_any_layout_in_any_script(text: str) -> None:
    check(text)


@given(st.lists(st.lists(SCRIPTS, min_size=1, max_size=5).map("".join), min_size=1, max_size=5))
def test_every_word_of_running_text_is_in_a_sentence(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    inside = {i for s in segment(Document(text)) for i in range(s.span.start, s.span.end)}
    assert all(i in inside for i, character in enumerate(text) if not character.isspace())


def test_numbers_run_on_across_documents() -> None:
    passage = number([Document("One came. Two went.", id="a"), Document("Three stayed.", id="b")])
    assert [(s.number, s.document, s.text) for s in passage.sentences] == [
        (1, "a", "One came."),
        (2, "a", "Two went."),
        (3, "b", "Three stayed."),
    ]


def test_a_sentence_that_runs_over_a_wrapped_line_is_one_span() -> None:
    text = (
        "The committee met on Tuesday to consider whether the harbour should be\r\n"
        "dredged before the winter. It did not agree on a date, and adjourned.\r\n"
    )
    assert [s.line for s in segment(Document(text))] == [
        "The committee met on Tuesday to consider whether the harbour should be dredged before the winter.",
        "It did not agree on a date, and adjourned.",
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_paragraphs_are_counted_whatever_ends_a_line(line_end: str) -> None:
    text = f"One came. Two went.{line_end}{line_end}Three stayed."
    assert [s.paragraph for s in segment(Document(text))] == [0, 0, 1]


def test_an_empty_text_has_no_sentences() -> None:
    assert segment(Document("")) == ()
    assert segment(Document(" \n\t\n")) == ()


def test_a_line_without_a_full_stop_is_still_a_statement_if_it_is_all_there_is() -> None:
    (sentence,) = segment(Document("We will vote against it"))
    assert sentence.kind is Kind.STATEMENT
