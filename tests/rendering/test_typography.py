from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.rendering.typography import clip, full_stop, in_one_sentence, inert, quoted


@pytest.mark.parametrize(
    "text",
    ["Who pays?", "Never!", "He said “no.”", "So it goes…", "为什么？", "他说“不。”", "متى؟", "the U.S."],
)
def test_a_text_that_ends_in_a_mark_gets_no_second_one(text: str) -> None:
    assert full_stop(text) == text


def test_a_text_that_breaks_off_in_a_comma_ends_in_a_full_stop() -> None:
    assert full_stop("Jobs fell,\n") == "Jobs fell."


def test_sentences_become_one_with_one_full_stop() -> None:
    assert (
        in_one_sentence(["Jobs fell.", "He called it “over.”", "The port waits."])
        == "Jobs fell; He called it “over”; the port waits."
    )


def test_a_name_that_begins_with_an_article_keeps_its_capital() -> None:
    assert in_one_sentence(["Jobs fell.", "The Hague objects."]) == "Jobs fell; The Hague objects."


def test_words_with_quotation_marks_of_their_own_get_single_ones_around() -> None:
    assert quoted("a “b” and “c”") == "‘a “b” and “c”’"


@given(st.text(), st.integers(min_value=1, max_value=12))
def test_a_clipped_text_is_how_the_text_begins(text: str, words: int) -> None:
    clipped = clip(text, words=words)

    assert clipped == inert(text) or inert(text).startswith(clipped.removesuffix("…"))
    assert len(clipped.split()) <= words


@pytest.mark.parametrize("text", ["字" * 1000, "a" * 1000, "กขค" * 400, "https://example.org/" + "a-" * 400])
def test_a_text_without_spaces_is_clipped_too(text: str) -> None:
    assert len(clip(text, words=8)) < 100


@given(st.text(st.characters()))
def test_inert_text_is_one_printable_line(text: str) -> None:
    shown = inert(text)

    assert shown.splitlines() in ([], [shown])
    assert inert(shown) == shown
    assert shown.encode("utf-8").decode("utf-8") == shown


def test_joiners_and_directional_marks_of_a_script_stay() -> None:
    assert inert("می\u200cخواهم \u200f١٢") == "می\u200cخواهم \u200f١٢"


def test_a_clipped_line_never_ends_on_a_figure() -> None:
    assert clip("Prices rose by 4.5 2.1 per cent", words=5) == "Prices rose by…"
