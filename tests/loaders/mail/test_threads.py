from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.loaders.mail.threads import Part, parts_of


def parts(body: str) -> list[tuple[str, str]]:
    return [(part.writer, part.text) for part in parts_of(body, sender="Ben Ross").parts]


@pytest.mark.parametrize(
    "introduction",
    [
        "On Tue, 11 Mar 2025 at 10:00, Ada Klein <ada@council.example> wrote:",
        "On Tue, 11 Mar 2025 at 10:00, Ada Klein\n<ada@council.example> wrote:",
        "Am 11.03.2025 um 10:00 schrieb Ada Klein <ada@council.example>:",
        "Le mar. 11 mars 2025 à 10:00, Ada Klein <ada@council.example> a écrit :",
        'On 2025-03-11 10:00, "Klein, Ada" <ada@council.example> wrote:',
        "On 11 March 2025, Ada Klein wrote:",
    ],
)
def test_the_writer_of_a_quoted_message_is_found(introduction: str) -> None:
    body = f"We will not pay.\n\n{introduction}\n\n> Will you pay?\n> We ask for the third time.\n"
    assert parts(body) == [
        ("Ben Ross", "We will not pay."),
        ("Ada Klein", "Will you pay?\nWe ask for the third time."),
    ]


def test_answers_between_the_lines_go_to_who_wrote_them() -> None:
    quoted = "On 11 March 2025 at 10:00, Ada Klein wrote:\n> Will you pay?\n"
    body = f"{quoted}\nNo.\n\n> When do you answer?\n\nToday.\n"
    assert parts(body) == [
        ("Ben Ross", ""),
        ("Ada Klein", "Will you pay?"),
        ("Ben Ross", "No."),
        ("Ada Klein", "When do you answer?"),
        ("Ben Ross", "Today."),
    ]


def test_messages_within_messages_are_told_by_depth() -> None:
    body = (
        "No.\n\nOn 11 March 2025 at 10:00, Ada Klein wrote:\n> Will you pay?\n>\n"
        "> On 10 March 2025 at 9:00, Maya Ortega wrote:\n>> Somebody must.\n>\n> Yours\n"
    )
    assert parts(body) == [
        ("Ben Ross", "No."),
        ("Ada Klein", "Will you pay?"),
        ("Maya Ortega", "Somebody must."),
        ("Ada Klein", "Yours"),
    ]


@pytest.mark.parametrize("rule", ["-----Original Message-----\n", "________________________________\n", ""])
def test_a_head_in_the_text_begins_an_earlier_message(rule: str) -> None:
    body = (
        f"No.\n\n{rule}From: Ada Klein <ada@council.example>\nSent: Tuesday, 11 March 2025 10:00\n"
        "To: Ben Ross\nSubject: The levy\n\nWill you pay?\n"
    )
    thread = parts_of(body, sender="Ben Ross")
    assert thread.parts[1:] == (Part("Will you pay?", "Ada Klein", "11 March 2025"),)
    assert thread.parts[0].text == "No."


def test_a_german_head_is_one_too() -> None:
    head = "Von: Ada Klein <ada@rat.example>\nGesendet: 11.03.2025 10:00\nAn: Ben Ross\nBetreff: Abgabe\n"
    assert parts(f"Nein.\n\n{head}\nZahlen Sie?\n") == [("Ben Ross", "Nein."), ("Ada Klein", "Zahlen Sie?")]


def test_a_signature_is_left_out_and_counted() -> None:
    thread = parts_of("No.\n\n-- \nBen Ross\nPort of Lund\n", sender="Ben Ross")
    assert ([part.text for part in thread.parts], thread.signatures, thread.signed) == (["No."], 1, 2)


@pytest.mark.parametrize(
    "rest",
    [
        "The cost is known.\nIt is too high.\nWe say no.\nWe said so.\nWe say it again.\nFor good.",
        "The cost is 4 million in all.\nWe do not pay it, whatever comes.",
    ],
)
def test_a_letter_that_goes_on_behind_two_dashes_is_read(rest: str) -> None:
    thread = parts_of(f"No.\n\n-- \n{rest}\n", sender="Ben Ross")
    assert thread.parts[0].text.endswith(rest)
    assert (thread.signatures, thread.signed) == (0, 0)


def test_what_is_quoted_from_nobody_known_is_nobodys() -> None:
    assert parts("See below.\n\n> Will you pay?\n") == [("Ben Ross", "See below."), ("", "Will you pay?")]


def test_a_colon_in_the_text_begins_no_message() -> None:
    body = "We meet at 10:30 on 3 May 2025, and the agenda is:\nthe levy, the fee.\nFrom: here.\n"
    assert parts(body) == [("Ben Ross", body.strip())]


@given(st.text(alphabet=">: \nAb@.3-", max_size=200))
def test_no_word_is_lost_or_made_up(body: str) -> None:
    kept = "".join(part.text for part in parts_of(body, sender="B").parts)
    letters = [c for c in kept if c.isalnum()]
    rest = iter(c for c in body if c.isalnum())
    assert all(letter in rest for letter in letters)
