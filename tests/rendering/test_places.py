"""Where a cited sentence is said to stand."""

from __future__ import annotations

import re

from summarizer import Document, render, verify
from summarizer.briefing import Briefing, Evidence, KeyPoint, Wording
from summarizer.documents import Page
from summarizer.rendering.places import place_forms, place_of
from summarizer.rendering.words import english
from summarizer.text import Span
from summarizer.verification.results import JudgedQuote

from .builders import PROVENANCE, Text

TEXT = "The toll rises to nine euros. Ferries stop at noon."


def _evidence(*pages: int) -> Evidence:
    return Evidence(document="a", sentence=1, span=Span(0, 29), pages=pages, quote=TEXT[:29])


def _briefing(*pages: int) -> Briefing:
    point = KeyPoint(text="The toll rises", wording=Wording.WORDED, evidence=(_evidence(*pages),))
    return Briefing(
        title="Toll", key_points=(point,), sources=(Text(id="a", text=TEXT).entry,), provenance=PROVENANCE
    )


def test_a_sentence_of_a_document_with_pages_is_placed_on_its_page() -> None:
    assert "\n- [1] p. 12: “The toll rises to nine euros.”\n" in render(_briefing(12))
    assert "[1] pp. 12–13: “The toll" in render(_briefing(12, 13), "txt")


def test_a_sentence_of_any_other_document_is_placed_by_its_characters() -> None:
    assert place_of(_evidence(), english()) == "characters 0–29:"


def test_every_place_has_a_form_that_a_reader_of_notes_knows() -> None:
    forms = [re.sub(r"\\{\w+\\}", r"\\d+", re.escape(form)) for form in place_forms(english())]
    for place in (place_of(_evidence(*pages), english()) for pages in ((), (3,), (3, 4))):
        assert any(re.fullmatch(form, place) for form in forms)


def test_a_note_with_pages_is_verified_by_its_list_of_sentences() -> None:
    source = Document(TEXT, id="a", pages=(Page(12, Span(0, len(TEXT))),))

    note = render(_briefing(12))

    assert verify(note, [source]).findings == ()
    (altered,) = verify(note.replace("nine", "ten"), [source]).findings
    assert isinstance(altered, JudgedQuote)
    assert altered.verdict == "altered"
