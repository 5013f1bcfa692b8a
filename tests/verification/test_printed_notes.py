"""What we print, in any form, stands before our own check."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.briefing import Briefing
from summarizer.documents import Document
from summarizer.loaders import load_all
from summarizer.pipeline import brief
from summarizer.rendering import save
from summarizer.verification import read_note, verify
from tests.loaders.pdf.press import drawn, text
from tests.rendering.test_times import recording

GOLDEN = Path(__file__).parents[2] / "golden"
CASES = sorted(GOLDEN.iterdir())
FORMS = ("md", "txt", "html", "docx")
PAGES = (
    ("The Orrin Water Board met on 2 March 2026.", "The board wants a hosepipe ban from 1 May."),
    ("Growers in 2015 contested that order.", "“A ban on drip lines is a ban on fruit,” Ada Quill said."),
    ("The Growers’ Union opposes the ban.", "Ofwell said that leaks fell by 4.5 per cent in 2025."),
)


def findings(briefing: Briefing, documents: tuple[Document, ...], folder: Path) -> list[str]:
    """What is found against the note of a briefing in each form."""
    found = []
    for form in FORMS:
        save(briefing, folder / f"note.{form}")
        verification = verify(read_note(folder / f"note.{form}"), documents)
        assert verification.quotes, form
        found += [f"{form}: {finding}" for finding in verification.findings]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_every_approved_note_stands_in_every_form(case: Path, tmp_path: Path) -> None:
    briefing = Briefing.model_validate_json((case / "briefing.json").read_bytes())
    documents = load_all([str(case / "sources")]).documents
    by_hash = {document.sha256: document for document in documents}
    assert findings(briefing, tuple(by_hash[s.sha256] for s in briefing.sources), tmp_path) == []


def test_the_note_of_a_pdf_stands_in_every_form(tmp_path: Path) -> None:
    source = tmp_path / "minutes.pdf"
    source.write_bytes(drawn(*(text(*lines) for lines in PAGES)))
    documents = load_all([str(source)]).documents
    assert findings(brief(*documents, model="extractive"), documents, tmp_path) == []


def test_the_note_of_a_recording_stands_in_every_form(tmp_path: Path) -> None:
    documents = (recording(),)
    assert findings(brief(*documents, model="extractive"), documents, tmp_path) == []
