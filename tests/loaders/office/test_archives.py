"""Office files that are no such, locked, or out to do harm."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders.office import archive, docx, epub, odt
from tests.loaders.office import writers

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MAIN = ("word/document.xml", "content.xml", "META-INF/container.xml")


class Form(NamedTuple):
    """A format: what errors call it, what writes it, and what reads it."""

    what: str
    write: Callable[..., bytes]
    read: Callable[..., Document]


FORMS = (
    Form("DOCX", writers.docx, docx.read),
    Form("ODT", writers.odt, odt.read),
    Form("EPUB", writers.book, epub.read),
)
each = pytest.mark.parametrize("form", FORMS, ids=[form.what for form in FORMS])


def refused(read: Callable[..., Document], data: bytes) -> str:
    with pytest.raises(SourceError) as error:
        read(data, name="a.file")
    assert error.value.fields["source"] == "a.file"
    return str(error.value)


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The archive with its parts changed, or left out where the change is None."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            if (content := change(part.filename, source.read(part))) is not None:
                target.writestr(part.filename, content)
    return stream.getvalue()


@each
def test_a_file_cut_short_is_damaged(form: Form) -> None:
    whole = form.write(["The port is shut."])
    for data in (whole[: len(whole) // 2], b"PK\x03\x04", b"no archive"):
        assert f"a.file: damaged, or no {form.what} file; open it" in refused(form.read, data)


@each
def test_an_archive_of_something_else_is_damaged(form: Form) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        file.writestr("notes.txt", "The port is shut.")
    assert f"no {form.what} file" in refused(form.read, stream.getvalue())


@each
def test_an_entity_makes_a_file_damaged(form: Form) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    data = rewritten(form.write(["The port is shut."]), lambda path, held: bomb if path in MAIN else held)
    assert f"no {form.what} file" in refused(form.read, data)


@each
def test_elements_without_end_inside_each_other_are_damage(form: Form) -> None:
    deep = b"<a>" * 5_000 + b"</a>" * 5_000
    data = rewritten(form.write(["The port is shut."]), lambda path, held: deep if path in MAIN else held)
    assert f"no {form.what} file" in refused(form.read, data)


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """Less than 500 kB that unpack to more than any part may take."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("word/document.xml", b" " * (archive.LARGEST + 1))
    return stream.getvalue()


@each
def test_a_zip_bomb_is_not_unpacked(form: Form, bomb: bytes) -> None:
    assert len(bomb) < 500_000
    assert refused(form.read, bomb) == "a.file: too large to unpack; split it into parts"


@each
def test_a_file_without_words_is_refused(form: Form) -> None:
    texts = {writers.TITLE.encode(): b"", b"Report": b""}

    def emptied(_: str, held: bytes) -> bytes:
        for words, nothing in texts.items():
            held = held.replace(words, nothing)
        return held

    assert "holds no text" in refused(form.read, rewritten(form.write([]), emptied))


def test_an_old_office_document_is_to_be_saved_anew() -> None:
    assert refused(docx.read, OLD) == "a.file: an old Word document; save it as .docx"


def test_a_password_on_a_word_document_is_told() -> None:
    data = OLD + "EncryptedPackage".encode("utf-16-le")
    assert refused(docx.read, data) == "a.file: protected by a password; save a copy without one"


def test_a_password_on_an_opendocument_text_is_told() -> None:
    mark = (
        b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b"<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    )
    data = rewritten(
        writers.odt(["The port is shut."]), lambda path, held: mark if path.endswith("manifest.xml") else held
    )
    assert "protected by a password" in refused(odt.read, data)


def test_the_lock_of_a_bookseller_is_told() -> None:
    stream = BytesIO(writers.book(["The port is shut."]))
    with ZipFile(stream, "a") as file:
        method = '<e:EncryptionMethod xmlns:e="http://www.w3.org/2001/04/xmlenc#" Algorithm="{}"/>'
        file.writestr("META-INF/encryption.xml", f"<a>{method.format('http://a.example/aes')}</a>")
    assert "locked by its seller (DRM)" in refused(epub.read, stream.getvalue())


@each
def test_an_archive_of_a_later_kind_is_refused(form: Form) -> None:
    data = bytearray(form.write(["The port is shut."]))
    data[data.index(b"PK\x01\x02") + 6] = 99  # the version of ZIP that is needed to read the first part
    assert refused(form.read, bytes(data)).startswith(f"a.file: damaged, or no {form.what} file")
