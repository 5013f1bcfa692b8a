"""Word lists are found by name, and a language without any says so."""

from __future__ import annotations

import pytest

from summarizer.language.lexicon import lexicon


def test_a_list_is_found_by_the_name_of_its_table_and_its_own() -> None:
    words = lexicon("en")
    assert "deny" in words["claims.denial"]
    assert "say" in words["speech"]


def test_a_language_without_lists_has_empty_ones() -> None:
    words = lexicon("xx")
    assert not words
    assert words["claims.denial"] == frozenset()


@pytest.mark.parametrize("language", ["en", "xx"])
def test_a_name_that_no_lexicon_has_is_an_error(language: str) -> None:
    with pytest.raises(KeyError, match=r"claims\.denail"):
        lexicon(language)["claims.denail"]


@pytest.mark.parametrize("language", ["", "../en", "EN-us"])
def test_what_is_no_language_code_reads_no_file(language: str) -> None:
    assert not lexicon(language)


def test_what_only_carries_speech_is_speech() -> None:
    words = lexicon("en")
    assert words["plain_speech"] - {"accord"} <= words["speech"]


def test_every_word_is_in_lower_case() -> None:
    assert [word for name in lexicon("en").lists.values() for word in name if word != word.lower()] == []
