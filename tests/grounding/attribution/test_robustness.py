"""Any text is read without a crash, with spans inside it, in time that grows with its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.documents import Document
from summarizer.grounding.reading import attributions, speakers_at
from summarizer.text import Span

_MARKS = list("“”‘’\"'«»„「」,.?:—-\ud800\x00\u202eé中")
_WORDS = ["he", "she", "said", "told", "wants", "that", "not", "who", "which", "adding", "''", "``", "\n\n"]
_PHRASES = ["Ann Lee", "according to", "it was late", "We left"]
_PIECES = st.sampled_from([*_MARKS, *_WORDS, *_PHRASES])


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=40).map(" ".join))
@example("“" * 50 + " said Ann Lee")
@example("Ann Lee said " * 30 + "“no")
@example("\ud800 “No, it was not,” said Ann Lee and she said that it was not.")
def test_spans_lie_in_the_text_whatever_it_is(text: str) -> None:
    for found in attributions(text):
        spans = [*found.content, *found.quotes, *(s for s in (found.speaker, found.cue) if s is not None)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(any(c.overlaps(q) for c in found.content) for q in found.quotes)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_who_speaks_can_be_asked_of_any_place(text: str, start: int, length: int) -> None:
    place = Span(min(start, len(text)), min(start + length, len(text)))
    assert isinstance(speakers_at(Document(text), place), tuple)


@pytest.mark.parametrize(
    "text",
    ['"' * 100_000, "“" * 100_000, "“‘" * 50_000, "a" * 1_000_000, "''" * 50_000],
    ids=["straight", "opening", "nested", "letter", "typed"],
)
def test_the_worst_texts_end_within_seconds(text: str) -> None:
    before = time.perf_counter()
    attributions(text)
    assert time.perf_counter() - before < 5


@pytest.mark.parametrize("text", ["Ann Lee said that he said it, ", "“No,” said Ann Lee to the town, "])
def test_one_endless_sentence_costs_no_more_than_its_words(text: str) -> None:
    attributions(text)
    before = time.perf_counter()
    attributions("It was the end of the day, and so it was. " + text * 400)
    assert time.perf_counter() - before < 8
