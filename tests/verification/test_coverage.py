"""Nothing of a note is passed over in silence: what is not judged is told, with its lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import SummarizerError
from summarizer.text import Span, has_word
from summarizer.verification.coverage import names_or_counts
from summarizer.verification.note import Note
from summarizer.verification.reading import read_text
from tests.verification.test_any_note import NOTES

SAID = "The berth closes in June."
LIE = "The pier sank in 1974 with 300 dead."


def judged(note: Note) -> list[str]:
    return [*(each.text for each in note.statements), *(each.words for each in note.quotations)]


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}\n\n## Sources\n\n{LIE}",
        f"{SAID}\n\nSources\n\n{LIE}",
        f"Sources\n\n- minutes.txt\n\n{LIE} {SAID}",
        f"{SAID}[^a]\n\n[^a]: {LIE}",
        f"# {LIE}\n\n{SAID}",
        f"{SAID}\n\n- 300 dead at the pier in 1974",
        f"{SAID}\n\n**300 dead in 1974:** they said nothing.",
        f"{SAID}\n\nThe pier sank in 1974 with 300 dead:\n",
        f"{SAID}\n\n## Could not be supported\n\n{LIE}",
        f"{SAID}\n\n## Not in the note\n\n{LIE}",
        f"{SAID}\n\nNotice: {LIE}",
        f"{SAID}\n\n+---------+\n| In 1974 | 300 dead |\n+---+---+\n| a | b |\n+---+---+\n",
    ],
)
def test_a_statement_is_judged_wherever_a_note_has_it(text: str) -> None:
    found = " ".join(judged(read_text(text)))
    assert "1974" in found
    assert "300 dead" in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{SAID}\n\n```\nShe said “no”.\nTwice.\n```\n", "2 lines in a code block (lines 4, 5)"),
        (f"---\ntitle: The pier sank\n---\n\n{SAID}", "1 line of front matter (line 2)"),
        (f"{SAID}\n\n## Sources\n\n- Minutes\n- Letter of May\n", "2 lines naming sources (lines 5, 6)"),
        (f"{SAID}[^1]\n\n[^1]: minutes.txt, p. 3\n", "1 line naming sources (line 3)"),
        (f"{SAID}\n\nBy Ada Klein\n", "1 line saying who wrote it, or when (line 3)"),
        (f"{SAID}\n\n[plan]: https://plan.example\n", "1 line holding an address or an image (line 3)"),
        (
            f"# Next Steps\n\n{SAID}\n",
            "1 line without a sentence, a figure or a name that could be told (line 1)",
        ),
    ],
)
def test_what_is_not_judged_is_told_with_its_lines(text: str, told: str) -> None:
    note = read_text(text)
    assert note.set_aside == (told,)
    assert judged(note) == [SAID]


def test_a_note_that_is_judged_whole_has_nothing_to_tell() -> None:
    assert (
        read_text(f"{SAID} “A leap,” said Aune.\n\n> We were never asked.\n>\n> — Per Aune\n").set_aside == ()
    )


def test_many_lines_are_told_by_their_number_and_the_first_of_them() -> None:
    note = read_text("Next\n\n" * 1_200 + SAID)
    assert note.set_aside[0].startswith("1,200 lines without")
    assert note.set_aside[0].endswith("(lines 1, 3, 5, 7, 9, …)")


@given(NOTES)
def test_a_sentence_of_any_note_is_judged_or_told(text: str) -> None:
    try:
        note = read_text(f"{text}\n\n{SAID}\n")
    except SummarizerError:
        return
    assert SAID in " ".join(judged(note)) or note.set_aside or note.references


@given(st.lists(st.sampled_from(["# A b\n", "- Two\n", "Closed\n", "\n", "3 left\n", "He sank.\n", "```\n"])))
def test_every_line_with_a_word_is_judged_or_counted(lines: list[str]) -> None:
    text = "".join(lines) + f"\n{SAID}"
    note = read_text(text)
    spans = [*(each.span for each in note.statements), *(each.span for each in note.quotations)]
    starts = [Span(sum(map(len, lines[:at])), sum(map(len, lines[: at + 1]))) for at in range(len(lines))]
    silent = [s for s in starts if has_word(s.of(text)) and not any(s.overlaps(span) for span in spans)]
    counted = sum(int(told.split()[0]) for told in note.set_aside)
    assert counted >= len(silent)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Higher cost for Lund", "en", True),
        ("Next Steps For Us", "en", False),
        ("Kosten der Fähre", "de", False),
        ("Kosten 2024", "de", True),
        ("Background", "en", False),
    ],
)
def test_a_fragment_is_judged_by_its_figures_and_the_capitals_that_tell_names(
    text: str, language: str, told: bool
) -> None:
    assert names_or_counts(text, language) is told
