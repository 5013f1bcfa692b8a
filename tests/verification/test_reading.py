from __future__ import annotations

import time

import pytest

from summarizer.verification.note import Force, Note, NoteError
from summarizer.verification.reading import read_text


def quoted(note: Note) -> list[str]:
    return [quotation.words for quotation in note.quotations]


def stated(note: Note) -> list[str]:
    return [statement.text for statement in note.statements]


@pytest.mark.parametrize(
    "marked",
    ["“{}”", "„{}“", "«{}»", "»{}«", '"{}"', "‘{}’", "「{}」", "『{}』"],
)
def test_words_in_marks_of_every_script_are_quotes(marked: str) -> None:
    note = read_text(f"The board calls it {marked.format('a leap in the dark')} today.")
    assert quoted(note) == ["a leap in the dark"]
    (quotation,) = note.quotations
    assert quotation.span.of(note.text) == "a leap in the dark"


def test_a_quote_over_broken_lines_is_one_quote_on_one_line() -> None:
    note = read_text("It was “a leap\nin the *dark*”, she said.")
    assert quoted(note) == ["a leap in the dark"]
    assert note.quotations[0].span.of(note.text) == "a leap\nin the *dark"


def test_a_block_quotation_is_a_quote_and_its_signature_names_the_speaker() -> None:
    note = read_text("He wrote:\n\n> We were never asked.\n> Not once.\n>\n> — Per Aune\n\nIt rained.")
    assert quoted(note) == ["We were never asked. Not once."]
    assert note.quotations[0].speaker == "Per Aune"
    assert stated(note) == ["It rained."]


def test_marks_around_a_block_quotation_are_not_part_of_it() -> None:
    assert quoted(read_text("> “We were never asked.”\n> — Per Aune")) == ["We were never asked."]


def test_a_name_after_a_dash_is_the_speaker() -> None:
    note = read_text("“Nobody will lose a job” — Marta Lind, the harbour director")
    assert [(each.words, each.speaker) for each in note.quotations] == [
        ("Nobody will lose a job", "Marta Lind")
    ]
    assert stated(note) == []


def test_what_follows_a_dash_and_is_no_name_is_no_speaker() -> None:
    assert read_text("“Nobody will lose a job” — a promise that few believe.").quotations[0].speaker == ""


def test_a_name_before_a_colon_is_the_speaker_of_the_quote_behind_it() -> None:
    assert read_text("Marta Lind: “Nobody will lose a job.”").quotations[0].speaker == "Marta Lind"


def test_headings_labels_bylines_and_lists_of_sources_state_nothing() -> None:
    note = read_text(
        "# Ferry berth closes\n\nBy Ada Klein\n\n**Bottom line:** The berth closes in June.\n\n"
        "## Sources\n\n1. Minutes of the council, 4 March, that everybody has read.\n"
    )
    assert stated(note) == ["The berth closes in June."]


def test_quotes_in_headings_and_footnotes_are_quotes() -> None:
    note = read_text("# “A leap in the dark”\n\nIt closes.[^1]\n\n[^1]: Aune: “We were never asked”, p. 3.")
    assert quoted(note) == ["A leap in the dark", "We were never asked"]


def test_a_bullet_is_a_statement_with_a_full_stop_or_without() -> None:
    note = read_text("- The berth closes.\n- The works cost 4.2 million euros\n- 4.2 million euros\n- Other")
    assert [(each.text, each.force) for each in note.statements] == [
        ("The berth closes.", Force.STATEMENT),
        ("The works cost 4.2 million euros", Force.STATEMENT),
        ("4.2 million euros", Force.FRAGMENT),
    ]


def test_a_cell_with_a_figure_is_a_fragment_and_a_sentence_in_one_a_statement() -> None:
    note = read_text(
        "| Matter | Finding |\n|---|---|\n| Cost \\| share | 4.2 million |\n| Berth | It closes in June. |"
    )
    assert [(each.text, each.force) for each in note.statements] == [
        ("4.2 million", Force.FRAGMENT),
        ("It closes in June.", Force.STATEMENT),
    ]


def test_a_question_asks_and_does_not_assert() -> None:
    note = read_text("Will the berth close? Yes, it will close in June.")
    assert [each.force for each in note.statements] == [Force.QUESTION, Force.STATEMENT]


def test_a_footnote_gives_the_source_of_the_quote_before_it() -> None:
    note = read_text("He said “we were never asked”.[^2] It was “a leap”.\n\n[^2]: letter.txt, p. 1")
    assert [each.source for each in note.quotations] == ["letter.txt, p. 1", ""]


def test_a_remark_in_a_box_is_a_statement_and_no_quotation() -> None:
    note = read_text("> **Note:** the works cost 5 million euros.\n\n> Aune: We were never asked.")
    assert stated(note) == ["the works cost 5 million euros."]
    assert [(each.words, each.speaker) for each in note.quotations] == [("We were never asked.", "Aune")]


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("- **Nordlys Lines:** rejects the plan", "Nordlys Lines: rejects the plan"),
        ("- Nordlys Lines: will fight it in court.", "Nordlys Lines: will fight it in court."),
        ("- **Takeover:** the council takes over in May.", "the council takes over in May."),
        ("- **Nordlys Lines:** The line rejects the plan.", "The line rejects the plan."),
    ],
)
def test_a_name_before_a_colon_stays_with_what_it_is_the_subject_of(line: str, statement: str) -> None:
    assert stated(read_text(f"{line}\n\nThe council met on the island in May."))[0] == statement


def test_code_and_front_matter_hold_nothing_to_check() -> None:
    note = read_text('---\ntitle: "The berth"\n---\n```\nprint("closed")\n```\nThe berth closes in June.\n')
    assert (quoted(note), stated(note)) == ([], ["The berth closes in June."])


@pytest.mark.parametrize("text", ["", " \n", "---\n***\n", "“”"])
def test_a_note_without_a_word_is_an_error(text: str) -> None:
    with pytest.raises(NoteError, match=r"note\.md: holds no text; give a note"):
        read_text(text, name="note.md")


@pytest.mark.parametrize(
    "text",
    [
        "“" * 100_000 + "a",
        "a [" * 50_000,
        "*" * 200_000 + "a",
        "> " * 50_000 + "a",
        "| a " * 20_000,
        "[1, " * 40_000 + "a",
        "It closes. “Yes,” he said. " * 2_000,
        "“a\n" * 10_000,
        "a\n" * 20_000,
    ],
    ids=["marks", "brackets", "stars", "quoting", "cells", "citations", "sentences", "open", "lines"],
)
def test_the_worst_notes_are_read_within_seconds(text: str) -> None:
    begun = time.perf_counter()
    read_text(text)
    assert time.perf_counter() - begun < 5
