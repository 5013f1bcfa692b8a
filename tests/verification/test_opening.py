from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.verification import NoteError, read_note
from tests.verification.notes import docx, paragraph

WORDS = "The berth closes in June."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("note.md", WORDS.encode()),
        ("note.txt", WORDS.encode("utf-16")),
        ("note.html", b"<p>" + WORDS.encode()),
        ("note.htm", b'<meta charset="cp1252"><p>\x93Aye\x94, said all.<p>' + WORDS.encode()),
        ("note.docx", docx(paragraph(WORDS))),
        ("note", WORDS.encode()),
    ],
)
def test_a_note_is_read_by_its_suffix(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert read_note(tmp_path / name).statements[-1].text == WORDS


@pytest.mark.parametrize(
    "data", [WORDS.encode(), b"<!DOCTYPE html><p>" + WORDS.encode(), docx(paragraph(WORDS))]
)
def test_standard_input_is_told_by_how_it_begins(data: bytes) -> None:
    note = read_note("-", standard_input=data)
    assert [each.text for each in note.statements] == [WORDS]
    assert note.name == "standard input"


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("note.md", b"", "empty; give a note"),
        ("note.md", b" \n", "empty; give a note"),
        ("note.md", b"%PDF-1.7 ...", "a binary file"),
        ("note.md", b"\x00\x01\x02\xff" * 50, "a binary file"),
        ("note.html", b"<html><body><img src='a.png'></body></html>", "holds no text"),
        ("note.docx", WORDS.encode(), "damaged, or no DOCX file"),
        ("note.json", b'{"title": 3}', "not a briefing"),
        ("note.json", b"# no", "not a briefing"),
    ],
)
def test_what_is_no_note_is_an_error_that_names_it(
    tmp_path: Path, name: str, data: bytes, complaint: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(NoteError, match=complaint) as raised:
        read_note(tmp_path / name)
    assert str(raised.value).startswith(str(tmp_path / name))
    assert "\n" not in str(raised.value)


def test_a_missing_note_and_a_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(NoteError, match="no such file; check the path"):
        read_note(tmp_path / "missing.md")
    with pytest.raises(NoteError, match="a directory; name a note in it"):
        read_note(tmp_path)
    with pytest.raises(NoteError, match="nothing was handed in"):
        read_note("-")


def test_a_note_in_pdf_is_refused_with_what_to_give_instead(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    for source, data in ((path, None), ("-", b"%PDF-1.7\n")):
        with pytest.raises(NoteError, match=r"a PDF.*note\.html"):
            read_note(source, standard_input=data)
