"""The promise itself: a true note passes, and of ten planted errors each is found, and nothing else."""

from __future__ import annotations

import pytest

from summarizer.documents import Document
from summarizer.verification import Verification, verify
from tests.verification.planted import ARTICLE, ERRORS, planted

pytest.importorskip("spacy")

SOURCE = Document(ARTICLE, id="ferry", name="ferry.txt", date="12 February 2026")


def lines(verification: Verification) -> list[int]:
    """The lines of the note with findings, each once."""
    return sorted({finding.place.line for finding in verification.findings})


def lines_of(text: str, kinds: list[str]) -> list[int]:
    """The lines in which these errors were planted."""
    return sorted(text.count("\n", 0, text.index(ERRORS[kind][1])) + 1 for kind in kinds)


def test_a_true_note_passes() -> None:
    assert verify(planted(), [SOURCE]).findings == ()


@pytest.mark.parametrize("kind", ERRORS)
def test_one_planted_error_is_found_and_nothing_else(kind: str) -> None:
    text = planted(kind)
    assert lines(verify(text, [SOURCE])) == lines_of(text, [kind])


def test_ten_planted_errors_are_all_found_and_nothing_else() -> None:
    text = planted(*ERRORS)
    assert lines(verify(text, [SOURCE])) == lines_of(text, list(ERRORS))
