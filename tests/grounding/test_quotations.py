"""Quotations planted between marks of all kinds are found, and apostrophes are none."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents import Document
from summarizer.grounding.attribution.quoted import quoted_words
from summarizer.grounding.quotations import quotations
from summarizer.segmentation import number

PAIRS = ["“”", "„“", "„”", "«»", "»«", '""', "「」", "『』", "‘’", "‚‘", "''"]


MORE_PAIRS = [
    ("❝", "❞"), ("＂", "＂"), ("″", "″"), (",,", "''"), ("``", "''"), ("´", "´"), ("<<", ">>"), ("‹", "›"),
    ("›", "‹"),    ("⟪", "⟫"), ("〝", "〞"), ("〝", "〟"), ("＇", "＇"), ("❛", "❜"), ("‟", "”"), ("‛", "’"),
]  # fmt: skip


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text)]


@pytest.mark.parametrize("marks", PAIRS)
def test_words_between_marks_are_found(marks: str) -> None:
    opening, closing = marks[0], marks[1]
    assert quoted(f"She called it {opening}a long night{closing} and left.") == ["a long night"]


@pytest.mark.parametrize(("opening", "closing"), MORE_PAIRS)
def test_rarer_marks_quote_as_well(opening: str, closing: str) -> None:
    assert quoted(f"She called it {opening}a long night{closing} and left.") == ["a long night"]


@pytest.mark.parametrize(
    "text", ["It is 5″ wide and 3″ high.", "Use ``code`` here.", "a << b and c >> d", "a ´b"]
)
def test_marks_of_other_use_open_no_quotation(text: str) -> None:
    assert quoted(text) == []


@given(
    st.lists(st.text("abc xyz", min_size=1).map(lambda words: f"a{words}b"), min_size=1, max_size=5),
    st.sampled_from(PAIRS),
)
def test_every_planted_quotation_is_found_back(words: list[str], marks: str) -> None:
    opening, closing = marks[0], marks[1]
    text = "She said " + " then ".join(f"{opening}{word}{closing}" for word in words) + " here"
    assert quoted(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It's the dockers' quay, and the '90s' end.",
        "The company’s offer and the workers’ reply",
        "The 12' wall of John's",
        "Nothing quoted here at all",
    ],
)
def test_an_apostrophe_opens_no_quotation(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("‘Nobody’s plan is the fund’s plan,’ she said.", ["Nobody’s plan is the fund’s plan,"]),
        ("'We can't pay,' she said.", ["We can't pay,"]),
        ("“He said ‘never’ to me,” she said.", ["He said ‘never’ to me,"]),
        ("She said: “We go on.", ["We go on."]),
        ("She said “yes” and “no", ["yes", "no"]),
        ("She said “”, then left.", []),
        ("« Non », dit-elle.", [" Non "]),
    ],
    ids=["possessive", "contraction", "nested", "unclosed", "second unclosed", "empty", "spaced"],
)
def test_marks_that_are_hard_to_match_are_matched(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@given(st.text("“”‘’«»\"' ab.", max_size=80))
def test_quotations_are_in_order_apart_and_inside_the_text(text: str) -> None:
    spans = quotations(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("pattern", ["‘a ", "“", "'a ", '"a ', "«a", "‘“a ", "’"])
def test_a_hundred_thousand_marks_take_linear_time(pattern: str) -> None:
    text = pattern * (100_000 // len(pattern))
    start = process_time()
    quotations(text)
    assert process_time() - start < 2


def test_a_quotation_over_several_sentences_is_in_each_of_them() -> None:
    document = Document("Ann Lee spoke. “We are here. We will stay.” She left.", id="d1")
    sentences = number([document]).statements
    found = quoted_words(document, sentences)
    text = document.text
    assert [part.span.of(text) for parts in found.values() for part in parts] in (
        ["We are here. We will stay."],
        ["We are here.", "We will stay."],
    )
    assert all(s.span.contains(part.span) for s in sentences for part in found[s.number])
