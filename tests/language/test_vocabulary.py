"""What the word lists of each language give, whatever the language."""

from __future__ import annotations

import pytest

from summarizer.language.vocabulary import likeliest, vocabulary

LANGUAGES = ["en", "de", "fr", "es"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_tells_what_denies_and_what_is_uncertain(language: str) -> None:
    words = vocabulary(language)
    assert words
    assert words.name
    assert words.words("negation", "words")
    assert words.words("modality", "possible")
    assert words.phrases("causes", "stated")
    assert len(words.calendar.months) >= 12
    assert len(words.numerals.numbers) >= 19


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "rose", "fell"), ("de", "stieg", "sank"), ("fr", "augmenté", "baissé"), ("es", "subió", "cayó")],
)
def test_opposites_are_known_in_every_form(language: str, one: str, other: str) -> None:
    words = vocabulary(language)
    assert words.opposed(words.stem(one), words.stem(other))
    assert not words.opposed(words.stem(one), words.stem(one))


def test_a_verb_with_its_particle_has_a_sense_of_its_own() -> None:
    english = vocabulary("en")
    assert english.opposed("turn down", english.stem("accept"))


def test_a_language_without_lists_is_empty_and_stems_nothing() -> None:
    unknown = vocabulary("xx")
    assert not unknown
    assert unknown.stem("rejected") == "rejected"
    assert not vocabulary("../en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the end of the line", "en"),
        ("das Ende der Linie und", "de"),
        ("la fin de la ligne et du", "fr"),
        ("", ""),
    ],
)
def test_a_short_text_is_told_by_its_small_words(text: str, language: str) -> None:
    assert likeliest(text) == language
