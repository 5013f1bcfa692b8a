"""What typography alone tells apart has one normal form, and every character leads back to the original."""

from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.characters import attaches
from summarizer.normalization import JOINT, normalize
from summarizer.text import Span

# Letters, marks, spaces and typography of many scripts; Markdown's marks may nest and are tried apart.
ALPHABET = "abcXYZéßñжλ한中日กา٣७0123456789 \n\t.,;:!?'\"“”‘’«»„‚「」-–—−…%€$()ﬁＡ\u00ad\u200b\u0301\u00a0"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s “done”", 'It\'s "done"'),
        ("over  two\nlines", "over two lines"),
        ("« Non », dit-il ; mais", "«Non», dit-il; mais"),
        ("« Non »", "“Non”"),
        ("a night — long — fell", "a night--long--fell"),
        ("from 3 – 5 km", "from 3-5 km"),
        ("ﬁnal eﬀort", "final effort"),
        ("cafe\u0301", "café"),
        ("ＡＢＣ１２", "ABC12"),
        ("co\u00adope\u200brate", "cooperate"),
        ("infor\u00ad\nmation", "infor-\nmation"),
        ("a **bold** _word_", "a bold word"),
        ("the [plan](https://a.example/b) is", "the plan is"),
        ("done.[^1] Next.[12] Last¹", "done. Next. Last"),
        ("> one\n> two", "one two"),
        ("## Heading", "Heading"),
        ("wait . . . what", "wait … what"),
        ("通过对\n话", "通过对话"),
        ("5 %", "5%"),
        ("−5", "-5"),
        ("كتـــاب", "كتاب"),
        ("``so''", "“so”"),
        ("ｶﾞｽ", "ガス"),
        ("CRLF\r\nhere", "CRLF\nhere"),
    ],
)
def test_typography_alone_makes_no_difference(one: str, other: str) -> None:
    assert normalize(one).text == normalize(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5²", "52"),
        ("½", "12"),
        ("5 km²", "5 km"),
        ("-5", "5"),
        ("rule 1. 8 million", "rule 1.8 million"),
        ("in 2021. 8 of them", "in 2021.8 of them"),
        ("10 000", "10000"),
        ("the word", "The word"),
        ("resume", "résumé"),
        ("٣", "3"),
        ("can't", "cant"),
        ("5*3", "53"),
        ("snake_case", "snakecase"),
        ("yes, no", "yes no"),
        ("3 −5", "3−5"),
    ],
)
def test_what_is_more_than_typography_makes_a_difference(one: str, other: str) -> None:
    assert normalize(one).text != normalize(other).text


def test_a_word_divided_at_a_line_end_keeps_both_readings_open() -> None:
    assert normalize("well-\nknown infor-\n mation").text == f"well{JOINT}known infor{JOINT}mation"


@pytest.mark.parametrize(
    ("text", "found", "span"),
    [
        ("He  said:  « Non ».", "Non", Span(13, 16)),
        ("a **bold** word", "bold", Span(4, 8)),
        ("ﬁne ﬁsh", "fish", Span(4, 7)),
        ("a\r\n\r\nb", "b", Span(5, 6)),
        ("see [the plan](https://a.example) now", "now", Span(34, 37)),
    ],
)
def test_a_stretch_leads_back_to_its_place(text: str, found: str, span: Span) -> None:
    form = normalize(text)
    start = form.text.index(found)
    assert form.span(start, start + len(found)) == span


@given(st.text(ALPHABET, max_size=60))
def test_a_normal_form_is_its_own(text: str) -> None:
    once = normalize(text).text
    assert normalize(once).text == once


@given(st.text(max_size=80))
def test_any_text_has_a_normal_form_with_an_orderly_way_back(text: str) -> None:
    form = normalize(text)
    places = [form.position(index) for index in range(len(form.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(st.text(ALPHABET.replace("\u0301", ""), max_size=60), st.data())
def test_what_a_stretch_leads_back_to_has_the_stretch_as_its_form(text: str, data: st.DataObject) -> None:
    form = normalize(text)
    words = [i for i, c in enumerate(form.text) if c.isalnum()]
    if not words:
        return
    start = data.draw(st.sampled_from(words))
    end = data.draw(st.sampled_from([i for i in words if i >= start])) + 1
    there = form.span(start, end).of(text)
    letters = [c for c in normalize(there).text if c.isalnum()]
    asked = [c for c in form.text[start:end] if c.isalnum()]
    # Half of a ligature leads back to the whole of it.
    assert "".join(asked) in "".join(letters)


@given(st.text("abcdeéñ", min_size=1, max_size=30))
def test_composition_makes_no_difference(text: str) -> None:
    assert normalize(unicodedata.normalize("NFD", text)).text == normalize(text).text


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    assert attaches("\u0301")
    assert not attaches("e")


WORST = [
    "a", "“", "'", "[", "[a](b)", "…", ". ", "-", " -", "\n", "a-\n", "*", "\\", "> ", "[1", "e\u0301",
    "\u00ad\n", "`", "_a", "- ", "¹", "abc²", "₂", "] (", "!", "[^",
]  # fmt: skip


@pytest.mark.parametrize("unit", WORST)
def test_the_worst_texts_take_time_in_proportion_to_their_length(unit: str) -> None:
    # Four times the text takes four times the time, with room for the noise of a busy machine.
    small, large = (unit * (size // len(unit)) for size in (20_000, 80_000))
    assert best(large) <= 12 * best(small) + 0.02


def best(text: str) -> float:
    times = []
    for _ in range(3):
        start = process_time()
        normalize(text)
        times.append(process_time() - start)
    return min(times)
