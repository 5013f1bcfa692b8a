"""Every language has every word, with the gaps that the English one has, and a form for each plural."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel import Locale

from summarizer.rendering import words as package
from summarizer.rendering.days import day
from summarizer.rendering.html.controls import controls
from summarizer.rendering.words import LANGUAGES, Words, english, words_in
from summarizer.stance import Course, Stance

FOLDER = Path(str(package.__file__)).parent
GAP = re.compile(r"\{\w*\}")
COUNTED = (
    "carried",
    "carried_partly",
    "listed",
    "many_listed",
    "left_out",
    "more_left_out",
    "run_of_sentences",
    "covered",
    "part_covered",
)


def phrases(words: Words) -> Iterator[tuple[str, str]]:
    """Each phrase by its name; of those that go by a number, the form for any number."""
    for name, value in words._asdict().items():
        if isinstance(value, str):
            yield name, value
        elif name in COUNTED:
            yield name, value["other"]
        else:
            yield from ((f"{name}.{key}", text) for key, text in value.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word_with_the_same_gaps(language: str) -> None:
    theirs = dict(phrases(words_in(language)))
    ours = dict(phrases(english()))
    assert theirs.keys() == ours.keys()
    gaps = {name: sorted(GAP.findall(text)) for name, text in theirs.items()}
    assert gaps == {name: sorted(GAP.findall(text)) for name, text in ours.items()}
    assert all(text.strip() for text in theirs.values())


def test_each_file_of_words_is_a_language_that_is_known() -> None:
    assert tuple(sorted(path.stem for path in FOLDER.glob("*.toml"))) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_takes_the_form_that_its_language_gives_it(language: str) -> None:
    words = words_in(language)
    known = {"other", *Locale.parse(words.locale).plural_form.tags}
    for name in COUNTED:
        forms: Mapping[str, str] = getattr(words, name)
        assert forms.keys() <= known
        for count in (1, 2, 3, 5, 11, 21, 100):
            gaps = dict.fromkeys(("names", "first", "last", "cited"), "x")
            assert "{" not in words.counted(forms, count, **gaps)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("pl", ["1 źródło", "2 źródła", "5 źródeł", "22 źródła", "112 źródeł"]),
        ("ar", ["مصدر واحد", "مصدران", "5 مصادر", "22 مصدرًا", "112 مصدرًا"]),
        ("de", ["eine Quelle", "2 Quellen", "5 Quellen", "22 Quellen", "112 Quellen"]),
        ("ja", ["情報源 1 件", "情報源 2 件", "情報源 5 件", "情報源 22 件", "情報源 112 件"]),
    ],
)
def test_plurals_are_those_of_the_language(language: str, told: list[str]) -> None:
    words = words_in(language)
    assert [words.counted(words.carried, count) for count in (1, 2, 5, 22, 112)] == told


def test_english_counts_as_its_locale_does() -> None:
    rule = Locale.parse(english().locale).plural_form
    told = [english().counted({"one": "one", "other": "other"}, count) for count in range(200)]
    assert told == [rule(count) for count in range(200)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_stances_and_courses_have_a_word_each(language: str) -> None:
    words = words_in(language)
    assert set(words.stances) == {stance.value for stance in Stance}
    assert set(words.courses) == {course.value for course in Course}
    assert len(set(words.stances.values())) == len(Stance)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_note_runs_as_its_language_does(language: str) -> None:
    assert controls(language).direction == Locale.parse(words_in(language).locale).text_direction


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_holds_nothing_that_no_note_says(language: str) -> None:
    table = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    assert set(table) == set(Words._fields) - {"language"}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2026-05-04", "4 May 2026"),
        ("2026-05-04T09:30:00+02:00", "4 May 2026"),
        ("2026-06-31", "2026-06-31"),
        ("May 2026", "May 2026"),
        ("", ""),
    ],
)
def test_only_a_day_that_is_written_for_machines_is_rewritten(written: str, told: str) -> None:
    assert day(written, english()) == told
