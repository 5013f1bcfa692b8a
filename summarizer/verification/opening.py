"""Opening a note, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from summarizer.errors import SourceError
from summarizer.loaders.decoding import decode
from summarizer.verification.note import Extract, Note, NoteError
from summarizer.verification.reading import read_text

LARGEST = 50_000_000
"""Bytes in the largest note that is read."""

Form = Callable[[bytes, str], Extract]
"""Reads the bytes of a file; the other argument is what messages call it."""


def read_note(source: str | Path, *, standard_input: bytes | None = None) -> Note:
    """The note in a file: Markdown, text, HTML, DOCX, or a briefing's JSON, by its suffix.

    "-" stands for `standard_input`, whose format is told by how it begins. Raises `NoteError` if the
    note cannot be read, or holds no text.
    """
    name = str(source)
    if name != "-":
        data = _bytes_of(name)
        return _read(data, name=name, form=_FORMATS.get(Path(name).suffix.lower(), _plain))
    if standard_input is None:
        raise NoteError("standard input: nothing was handed in; pipe a note", note=name)
    return _read(standard_input, name="standard input", form=_form_of(standard_input))


def _read(data: bytes, *, name: str, form: Form) -> Note:
    if len(data) > LARGEST:
        raise NoteError(f"{name}: larger than {LARGEST // 1_000_000} MB; split it into parts", note=name)
    if not data.strip():
        raise NoteError(f"{name}: empty; give a note", note=name)
    extract = form(data, name)
    note = read_text(extract.text, name=name, set_aside=extract.left)
    return replace(note, briefing=extract.briefing)


def _plain(data: bytes, name: str) -> Extract:
    return Extract(_decoded(data, name))


def _decoded(data: bytes, name: str) -> str:
    try:
        return decode(data, name=name)
    except SourceError as error:
        raise NoteError(str(error), note=name) from error


def _html(data: bytes, name: str) -> Extract:
    from summarizer.verification.html import declared_encoding, extract

    encoding = declared_encoding(data)
    try:
        text = data.decode(encoding) if encoding else _decoded(data, name)
    except (UnicodeDecodeError, LookupError):  # the declaration is wrong, or names no encoding of text
        text = _decoded(data, name)
    return extract(text)


def _docx(data: bytes, name: str) -> Extract:
    from summarizer.verification.docx import extract

    return extract(data, name=name)


def _json(data: bytes, name: str) -> Extract:
    from summarizer.verification.briefings import extract

    return extract(_decoded(data, name), name=name)


def _pdf(_: bytes, name: str) -> Extract:
    raise NoteError(
        f"{name}: a PDF, of which no check can tell the columns of a table from sentences; give the note as "
        "Markdown, HTML, DOCX or JSON (summarizer render kept.json -o note.html), or its text as a .txt file",
        note=name,
    )


_FORMATS: Mapping[str, Form] = {
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".docx": _docx,
    ".json": _json,
    ".pdf": _pdf,
}


def _form_of(data: bytes) -> Form:
    """The format of a note without a name, by how it begins."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return _html
    if start.startswith((b"pk\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _docx
    if start.startswith(b"%pdf-"):
        return _pdf
    return _json if start.startswith(b"{") else _plain


def _bytes_of(name: str) -> bytes:
    try:
        with open(name, "rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise NoteError(f"{name}: no such file; check the path", note=name) from error
    except IsADirectoryError as error:
        raise NoteError(f"{name}: a directory; name a note in it", note=name) from error
    except PermissionError as error:
        raise NoteError(f"{name}: not allowed to read it; check its permissions", note=name) from error
    except (OSError, ValueError) as error:
        raise NoteError(f"{name!r}: could not be read ({error}); check the path", note=name) from error
