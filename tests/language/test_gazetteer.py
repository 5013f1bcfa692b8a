"""Planted phrases, and what holds for every line of the data."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.gazetteer import Place, Sense, lookup, places


@pytest.mark.parametrize(
    ("phrase", "place", "sense"),
    [
        ("Russia", "Russia", Sense.NAME),
        ("Russian", "Russia", Sense.DEMONYM),
        ("Russians", "Russia", Sense.DEMONYM),
        ("Moscow", "Russia", Sense.CAPITAL),
        ("the Kremlin", "Russia", Sense.SEAT),
        ("Kyiv", "Ukraine", Sense.CAPITAL),
        ("Kiev", "Ukraine", Sense.CAPITAL),
        ("US", "United States", Sense.NAME),
        ("the U.S.", "United States", Sense.NAME),
        ("the United States", "United States", Sense.NAME),
        ("Washington", "United States", Sense.CAPITAL),
        ("The White House", "United States", Sense.SEAT),
        ("State Department", "United States", Sense.SEAT),
        ("Britain", "United Kingdom", Sense.NAME),
        ("Downing Street", "United Kingdom", Sense.SEAT),
        ("the British", "United Kingdom", Sense.DEMONYM),
        ("The Hague", "Netherlands", Sense.CAPITAL),
        ("Group of Seven", "G7", Sense.NAME),
        ("the EU", "European Union", Sense.NAME),
        ("the European Commission", "European Union", Sense.SEAT),
        ("the UN", "United Nations", Sense.NAME),
        ("Nigerien", "Niger", Sense.DEMONYM),
        ("Nigerian", "Nigeria", Sense.DEMONYM),
        ("Pyongyang", "North Korea", Sense.CAPITAL),
    ],
)
def test_a_planted_phrase_is_read(phrase: str, place: str, sense: Sense) -> None:
    meaning = lookup(phrase)
    assert meaning is not None
    assert (meaning.place.name, meaning.sense) == (place, sense)


def test_brussels_stands_for_the_union_and_not_for_belgium() -> None:
    meaning = lookup("Brussels")
    assert meaning is not None
    assert meaning.place.name == "European Union"
    assert meaning.place.kind == "body"


@pytest.mark.parametrize(
    "phrase", ["us", "who", "un", "turkey", "", "the", "'s", "Kursk", "Elbonia", "Russia said"]
)
def test_what_is_no_place_is_not_read(phrase: str) -> None:
    assert lookup(phrase) is None


@pytest.mark.parametrize(
    "phrase", ["Georgia", "Jordan", "Chad", "Turkey", "Niger", "Korean", "Koreans", "Poles"]
)
def test_a_word_with_another_meaning_is_marked(phrase: str) -> None:
    meaning = lookup(phrase)
    assert meaning is not None
    assert meaning.ambiguous


@pytest.mark.parametrize("phrase", ["Tbilisi", "Amman", "Turkish", "Nigeria", "Moscow", "Washington"])
def test_a_word_with_one_meaning_is_not_marked(phrase: str) -> None:
    meaning = lookup(phrase)
    assert meaning is not None
    assert not meaning.ambiguous


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("Élysée", "Elysee"),
        ("Elysée Palace", "Élysée Palace"),
        ("Cote d’Ivoire", "Côte d'Ivoire"),
        ("Bogota", "Bogotá"),
    ],
)
def test_accents_and_apostrophes_make_no_difference(written: str, listed: str) -> None:
    assert lookup(written) is not None
    assert lookup(written) == lookup(listed)


@given(word=st.sampled_from([word for place in places() for _, word in place.words()]))
def test_article_possessive_and_line_break_leave_the_meaning_as_it_is(word: str) -> None:
    meaning = lookup(word)
    assert meaning is not None
    ending = "’" if word.endswith("s") else "’s"
    assert lookup(f"{word}{ending}") == lookup(f"{word}'s") == meaning
    if not word.startswith("The "):
        assert lookup(f"the {word}") == lookup(f" The\n{word} ") == meaning


@given(st.text())
def test_any_text_is_looked_up_without_an_error(phrase: str) -> None:
    lookup(phrase)


def test_the_data_holds_every_member_of_the_united_nations() -> None:
    not_members = {"Hong Kong", "Kosovo", "Macau", "Palestine", "Taiwan", "Vatican"}
    countries = {place.name for place in places() if place.kind == "country"}
    assert not_members < countries
    assert len(countries - not_members) == 193


def test_a_word_stands_on_one_line_only() -> None:
    counts = Counter(word for place in places() for _, word in place.words())
    assert [word for word, count in counts.items() if count > 1] == []


def test_the_lines_are_sorted() -> None:
    for kind in ("country", "body"):
        names = [place.name.replace("ã", "a").casefold() for place in places() if place.kind == kind]
        assert names == sorted(names)


@pytest.mark.parametrize("place", places(), ids=lambda place: place.name)
def test_what_is_marked_ambiguous_is_a_word_of_its_line(place: Place) -> None:
    assert set(place.ambiguous) <= {word for _, word in place.words()}
