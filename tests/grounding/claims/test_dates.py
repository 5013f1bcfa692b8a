"""Dates are compared by the days that they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.claims.dates import Moment, day_of, meets, moments_of
from summarizer.grounding.claims.terms import words_of
from summarizer.language.vocabulary import vocabulary

TODAY = date(2025, 9, 18)  # a Thursday


def moment(text: str, language: str = "en") -> Moment:
    words = vocabulary(language)
    (found,) = moments_of(text, words_of(text, words), words, today=TODAY)
    return found


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("It met on 18 September 2025.", "It met on Thursday."),
        ("It met on September 16.", "It met on Tuesday."),
        ("It met yesterday.", "It met on 17 September."),
        ("It met in September.", "It met on 3 September."),
        ("It met in 2024.", "It met last year."),
        ("It met last month.", "It met on 12 August."),
        ("It met on 2025-09-03.", "It met on 3 September 2025."),
        ("It met in 2021.", "It met four years ago."),
        ("It will meet on 25 September.", "It will meet on Thursday."),
    ],
)
def test_one_day_told_in_two_ways_is_one_date(claim: str, source: str) -> None:
    assert meets(moment(claim), moment(source))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("It met on 19 September.", "It met on Thursday."),
        ("It met on 3 October.", "It met on 3 September."),
        ("It met in 2023.", "It met in 2024."),
        ("It met on Monday.", "It met on Tuesday."),
        ("It met on 3 September.", "It met in September."),
        ("It met last week.", "It met last month."),
        ("It met on 25 September.", "It met on Thursday."),
    ],
)
def test_another_day_is_another_date(claim: str, source: str) -> None:
    assert not meets(moment(claim), moment(source))


def test_may_is_a_month_with_a_capital_alone() -> None:
    words = vocabulary("en")
    assert not moments_of("It may rain.", words_of("It may rain.", words), words)
    assert moment("It rained in May.").month == 5


@pytest.mark.parametrize(
    ("language", "text", "month"),
    [("de", "am 3. Mai", 5), ("fr", "le 3 août 2024", 8), ("es", "el 3 de mayo", 5)],
)
def test_dates_are_read_in_other_languages(language: str, text: str, month: int) -> None:
    found = moment(text, language)
    assert (found.day, found.month) == (3, month)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2100, 1, 1)))
def test_a_date_line_is_read_in_any_form(day: date) -> None:
    english = vocabulary("en")
    assert day_of(day.isoformat(), english) == day
    assert day_of(f"{day.day} {day:%B} {day.year}", english) == day


@given(st.text(max_size=60))
def test_dates_of_any_text_lie_in_it(text: str) -> None:
    words = vocabulary("en")
    for found in moments_of(text, words_of(text, words), words, today=TODAY):
        assert 0 <= found.span.start < found.span.end <= len(text)
