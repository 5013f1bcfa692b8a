"""Turns that the document itself has, with their speakers and times."""

from __future__ import annotations

from summarizer.documents import Document, Kind, Turn
from summarizer.segmentation import segment
from summarizer.text import Span


def spoken(*turns: tuple[str, str, float | None], text: str = "") -> Document:
    text = text or "\n\n".join(f"{speaker}: {words}" for speaker, words, _ in turns)
    place, found = 0, []
    for speaker, words, time in turns:
        start = text.index(words, place)
        place = start + len(words)
        found.append(Turn(Span(start, place), speaker, time))
    return Document(text, turns=tuple(found))


def test_one_turn_alone_has_its_speaker_and_time() -> None:
    (sentence,) = segment(spoken(("Ada", "Yes", 3.0)))
    assert (sentence.kind, sentence.speaker, sentence.time, sentence.text) == (
        Kind.STATEMENT,
        "Ada",
        3.0,
        "Yes",
    )


def test_a_sentence_over_two_captions_is_one_with_the_time_of_its_first_word() -> None:
    document = spoken(
        ("Ada", "We pay", 3.0), ("Ada", "nothing. Not now.", 5.5), text="Ada: We pay nothing. Not now."
    )
    assert [(s.text, s.time) for s in segment(document)] == [("We pay nothing.", 3.0), ("Not now.", 5.5)]


def test_another_speaker_ends_a_sentence_without_a_full_stop() -> None:
    document = spoken(
        ("Ada", "We should", 1.0), ("Ben", "no we should not", 2.0), text="We should no we should not"
    )
    assert [(s.speaker, s.text) for s in segment(document)] == [
        ("Ada", "We should"),
        ("Ben", "no we should not"),
    ]


def test_an_aside_is_nobodys() -> None:
    sentences = segment(
        spoken(("", "[Applause]", 1.0), ("Ada", "Thank you.", 2.0), text="[Applause]\n\nThank you.")
    )
    assert [(s.speaker, s.kind) for s in sentences] == [("", Kind.BULLET), ("Ada", Kind.STATEMENT)]


def test_what_is_written_keeps_its_headings_and_lists() -> None:
    document = spoken(
        ("Ada", "Dear Mr Ross,\n\nWe will not pay.\n\nYours\n", None),
        text="Dear Mr Ross,\n\nWe will not pay.\n\nYours\n",
    )
    assert [(s.text, s.speaker) for s in segment(document) if s.kind is Kind.STATEMENT] == [
        ("We will not pay.", "Ada")
    ]


def test_what_no_turn_holds_keeps_its_kind() -> None:
    document = spoken(("Ada", "We pay.", 1.0), text="# Hearing\n\nHeld in May.\n\nAda: We pay.")
    kinds = [(s.text, s.kind, s.speaker) for s in segment(document)]
    assert kinds[0] == ("Hearing", Kind.HEADING, "")
    assert kinds[-1] == ("We pay.", Kind.STATEMENT, "Ada")


def test_whoever_leads_a_meeting_is_a_speaker_by_office_or_by_name() -> None:
    text = "CHAIR: Who pays?\n\nBEN ROSS: We do not.\n\nCHAIR (Ada Klein): Why?\n\nBEN ROSS: It is dear.\n"
    assert [s.speaker for s in segment(Document(text))] == ["CHAIR", "BEN ROSS", "Ada Klein", "BEN ROSS"]


def test_who_was_in_the_chair_is_no_turn() -> None:
    text = "Chair: Ada Klein\n\nBen Ross: We pay.\n\nMaya Ortega: We do not.\n\nBen Ross: Why?\n"
    assert "Chair" not in {s.speaker for s in segment(Document(text))}
