"""Who says the words at a place of a document, and who does not."""

from __future__ import annotations

import pytest

from summarizer.documents import Document
from summarizer.grounding.reading import attributions, speakers_at
from summarizer.text import Span

TEXT = (
    "Ann Lee said that the bridge, which was built in May, was “a danger”. “It is not closed,” Tom Reed "
    "said. Tom Reed said that a man had called the mayor “a thief”. The day was long, and it was dry."
)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("a danger", ["Ann Lee"]),
        ("built in May", ["Ann Lee"]),
        ("It is not closed", ["Tom Reed"]),
        ("a thief", []),
        ("The day was long", []),
    ],
)
def test_words_are_those_of_whoever_says_them(words: str, names: list[str]) -> None:
    start = TEXT.index(words)
    found = speakers_at(Document(TEXT, id="d1"), Span(start, start + len(words)))
    assert [speaker.name for speaker in found] == names


def test_a_text_of_ones_own_is_read_as_a_document_is() -> None:
    assert [a.voices[0].name for a in attributions(TEXT)] == [
        a.voices[0].name for a in attributions(Document(TEXT, id="d1"))
    ]


def test_a_text_of_nothing_has_no_speech() -> None:
    assert attributions("") == ()
