"""What holds for any text, any stretch of it and any change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.grounding.quotes import QuoteIndex, find_quote

# Words that none of the checker's lists knows: what stands beside a stretch then turns nothing.
LETTERS = st.text("bdfglmprszouéñжλ", min_size=4, max_size=9)
SENTENCES = st.lists(LETTERS, min_size=8, max_size=30)
VARIATIONS: dict[str, Callable[[list[str]], str]] = {
    "none": " ".join,
    "line break": "\n".join,
    "wide spaces": " \u00a0 ".join,
    "capital": lambda words: " ".join([words[0][0].swapcase() + words[0][1:], *words[1:]]),
    "bracketed capital": lambda words: " ".join([f"[{words[0][0].swapcase()}]{words[0][1:]}", *words[1:]]),
    "decomposed": lambda words: unicodedata.normalize("NFD", " ".join(words)),
    "soft hyphens": lambda words: " ".join(f"{word[:2]}\u00ad{word[2:]}" for word in words),
    "divided": lambda words: " ".join(f"{word[:2]}-\n{word[2:]}" for word in words),
    "final comma": lambda words: " ".join(words) + ",",
    "ellipsis around": lambda words: f"… {' '.join(words)} …",
    "quotation marks": lambda words: f"“{' '.join(words)}”",
    "stress": lambda words: " ".join([f"**{words[0]}**", *words[1:]]),
    "full width": lambda words: " ".join(
        "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in word) for word in words
    ),
}


@given(SENTENCES, st.data(), st.sampled_from(sorted(VARIATIONS)))
def test_any_stretch_is_found_under_any_variation(words: list[str], data: st.DataObject, name: str) -> None:
    text = ", ".join(" ".join(words[at : at + 6]) for at in range(0, len(words), 6))
    printed = text.split(" ")
    start = data.draw(st.integers(0, len(printed) - 3))
    end = data.draw(st.integers(start + 2, min(len(printed), start + 12)))
    stretch = printed[start:end]
    stretch[-1] = stretch[-1].rstrip(",")
    assume(len(re.findall(f"(?={' '.join(stretch)})", text)) == 1)
    finding = find_quote(VARIATIONS[name](stretch), text)
    assert finding.accepted
    first = len(" ".join(printed[:start])) + (start > 0)
    assert (finding.start, text[finding.start : finding.end].rstrip(",")) == (first, " ".join(stretch))


@given(SENTENCES, st.integers(0, 9), st.data())
def test_a_changed_digit_is_never_accepted(words: list[str], digit: int, data: st.DataObject) -> None:
    figure = data.draw(st.integers(10, 99_999))
    changed = list(str(figure))
    at = data.draw(st.integers(0, len(changed) - 1))
    assume(changed[at] != str(digit))
    changed[at] = str(digit)
    text = " ".join([*words[:5], str(figure), *words[5:]])
    quote = " ".join([*words[2:5], "".join(changed), *words[5:8]])
    assert not find_quote(quote, text).accepted


@given(SENTENCES, LETTERS, st.data())
def test_a_swapped_word_is_never_accepted(words: list[str], other: str, data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 4))
    quote = words[start : start + 4]
    quote[data.draw(st.integers(0, 3))] = other
    assume(" ".join(quote).casefold() not in text.casefold())
    assert not find_quote(" ".join(quote), text).accepted


@given(SENTENCES, st.data())
def test_a_word_left_out_is_never_accepted(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 5))
    quote = words[start : start + 5]
    del quote[data.draw(st.integers(1, 3))]
    assume(" ".join(quote) not in text)
    assert not find_quote(" ".join(quote), text).accepted


@given(st.lists(LETTERS, min_size=3, max_size=8), st.data())
def test_nothing_is_accepted_inside_a_word(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    part = data.draw(st.sampled_from(words))
    cut = part[:-1] if data.draw(st.booleans()) else part[1:]
    assume(cut.casefold() not in {word.casefold() for word in words})
    assert not find_quote(cut, text).accepted


@given(st.text(max_size=60), st.text(max_size=120))
def test_any_quote_has_a_verdict_in_any_text(quote: str, text: str) -> None:
    finding = find_quote(quote, text)
    assert all(0 <= span.start <= span.end <= len(text) for span in finding.spans)
    for difference in finding.differences:
        assert difference.quoted_span.of(quote) == difference.quoted
        assert difference.source_span.of(text) == difference.source


@given(st.text("ab .…[]\"'-5%\n*", max_size=40), st.text("ab .…[]\"'-5%\n*", max_size=80))
def test_any_marks_have_a_verdict_in_any_marks(quote: str, text: str) -> None:
    finding = find_quote(quote, text)
    assert finding.accepted == (
        finding.start is not None and finding.verdict.value in ("exact", "normalized", "elided")
    )


HOSTILE = {
    "one letter": ("a" * 50, "a"),
    "one word": ("a", "a "),
    "cut words": ("a a", "b-a "),
    "quotation marks": ("“" * 40 + "a", "“"),
    "brackets": ("[" * 40 + "a", "[a"),
    "ellipses": ("a … " * 40, "a b "),
    "numbers": ("1 " * 30, "1,"),
    "near": ("alpha beta gamma delta epsilon", "alpha beta gamma delta omega "),
    "divided": ("alphabet", "alpha-\nbeta "),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_lookup_takes_time_in_proportion_to_the_text(name: str) -> None:
    # Four times the text takes four times the time, with room for the noise of a busy machine.
    quote, unit = HOSTILE[name]
    small, large = (lookup(quote, unit * (size // len(unit))) for size in (15_000, 60_000))
    assert large <= 12 * small + 0.05


@pytest.mark.parametrize("unit", ["a", "a ", "… ", "a … ", "[", "“", "word other "])
def test_a_quote_as_long_as_a_book_is_answered_within_seconds(unit: str) -> None:
    start = process_time()
    find_quote(unit * (200_000 // len(unit)), "a word and some other words " * 50)
    assert process_time() - start < 10


def lookup(quote: str, text: str) -> float:
    index = QuoteIndex(text)
    index.find("warm up the index of words")
    times = []
    for _ in range(2):
        start = process_time()
        index.find(quote)
        times.append(process_time() - start)
    return min(times)


def test_parts_that_stand_everywhere_are_given_up_within_seconds() -> None:
    begun = process_time()
    found = find_quote(f"{'o… ' * 12}opas {'o… ' * 7}o", "o… " * 4_000)
    assert not found.accepted
    assert process_time() - begun < 10
