"""A file goes by its bytes, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import SourceError
from summarizer.loaders import load
from tests.loaders.mail.outlook import outlook
from tests.loaders.office import writers

WORDS = ["The port opposes the levy.", "It would cost 300 jobs."]
FILES = {
    "docx": writers.docx(WORDS),
    "odt": writers.odt(WORDS),
    "epub": writers.book(WORDS),
    "rtf": writers.rtf(WORDS),
    "eml": bytes(writers.mail("\n\n".join(WORDS))),
    "msg": outlook(body="\n\n".join(WORDS)),
    "vtt": b"WEBVTT\n\n00:01.000 --> 00:03.000\nThe port opposes the levy.\n",
    "srt": b"1\n00:00:01,000 --> 00:00:03,000\nThe port opposes the levy.\n",
}


@pytest.mark.parametrize("format", FILES)
@pytest.mark.parametrize("name", ["right.{}", "without", "wrong.txt", "WRONG.{}.bak"])
def test_a_file_is_read_by_its_bytes(tmp_path: Path, format: str, name: str) -> None:
    path = tmp_path / name.format(format)
    path.write_bytes(FILES[format])
    (document,) = load(path)
    assert document.format == format
    assert "The port opposes the levy." in document.text


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".odt", ".epub", ".msg", ".vtt", ".srt"])
def test_a_suffix_that_lies_is_an_error_that_names_the_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text("The port opposes the levy.", encoding="utf-8")
    with pytest.raises(SourceError, match=f"a{suffix}: "):
        load(path)


@pytest.mark.parametrize(
    ("suffix", "advice"), [(".pptx", "save it as PDF"), (".xlsx", "as a table in .docx or .md")]
)
def test_slides_and_sheets_are_refused_with_advice(tmp_path: Path, suffix: str, advice: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(SourceError, match=advice):
        load(path)


def test_a_letter_typed_with_a_head_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("From: Ben Ross\nTo: Ada Klein\n\nThe port opposes the levy.\n", encoding="utf-8")
    (document,) = load(path)
    assert document.text == path.read_text(encoding="utf-8")
