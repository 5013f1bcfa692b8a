"""Figures are compared by value and by what they count in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.claims.figures import Figure, agree, derived, figures_of
from summarizer.grounding.claims.terms import words_of
from summarizer.language.vocabulary import vocabulary


def figures(text: str, language: str = "en") -> tuple[Figure, ...]:
    words = vocabulary(language)
    return figures_of(text, words_of(text, words), words)


def figure(text: str, language: str = "en") -> Figure:
    (found,) = figures(text, language)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,000", "3000"),
        ("3 000", "three thousand"),
        ("€40bn", "40 billion euros"),
        ("forty-two", "42"),
        ("two hundred and five", "205"),
        ("half a million", "500,000"),
        ("two-thirds of them", "two thirds"),
        ("one in four", "25 percent"),
        ("60 per cent", "60%"),
        ("50 basis points", "0.5 percentage points"),
        ("18th", "18th"),
        ("three times", "tripled"),
        ("1.5m", "1,500,000"),
    ],
)
def test_one_value_in_two_forms_is_one_figure(one: str, other: str) -> None:
    assert agree(figure(one), figure(other))
    assert agree(figure(other), figure(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0.4 percentage points", "0.4 percent"),
        ("4.5 percent", "5.4 percent"),
        ("4.5", "45"),
        ("5", "5 percent"),
        ("$5", "£5"),
        ("3 million", "3 billion"),
        ("the third", "a third of"),
        ("more than 1,000", "999"),
        ("nearly 1,000", "1,040"),
    ],
)
def test_two_values_are_two_figures(one: str, other: str) -> None:
    assert not agree(figure(one), figure(other))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("nearly a quarter", "23.8 percent"),
        ("some 40 tonnes", "41 tonnes"),
        ("more than 1,000", "1,040"),
        ("almost 80", "76"),
        ("about half of", "52 percent"),
        ("24 percent", "23.8 percent"),
        ("5.2 million", "5,213,000"),
    ],
)
def test_a_figure_may_be_rounded_as_its_words_say(claim: str, source: str) -> None:
    assert agree(figure(claim), figure(source))


def test_both_ends_of_a_range_have_its_unit() -> None:
    low, high = figures("3 to 5 percent")
    assert (low.value, low.unit, high.value, high.unit) == (0.03, "share", 0.05, "share")


def test_a_figure_may_follow_from_two_others() -> None:
    known = figures("It rose from 29,000 to 41,000 passengers.")
    assert derived(figure("12,000"), known)
    assert derived(figure("70,000"), known)
    assert not derived(figure("21,000"), known)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "1.234,5", 1234.5),
        ("de", "drei Millionen", 3e6),
        ("fr", "trois milliards", 3e9),
        ("es", "veinte", 20),
    ],
)
def test_figures_are_read_in_other_languages(language: str, text: str, value: float) -> None:
    assert figure(text, language).value == pytest.approx(value)


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_is_itself_however_it_is_grouped(value: int) -> None:
    assert agree(figure(f"{value:,}"), figure(str(value)))


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=10**9))
def test_two_numbers_agree_only_if_they_are_one(one: int, other: int) -> None:
    assert agree(figure(str(one)), figure(str(other))) == (one == other)


@given(st.text(max_size=60))
def test_figures_of_any_text_lie_in_it(text: str) -> None:
    for found in figures(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
