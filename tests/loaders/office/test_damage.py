"""Whatever is done to a file, reading it gives a document or an error that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders.mail import eml, msg
from summarizer.loaders.office import docx, epub, odt, rtf
from summarizer.loaders.transcripts import subtitles
from tests.loaders.mail.outlook import outlook
from tests.loaders.office import writers

WORDS = ["The port opposes the levy.", "It would cost 300 jobs."]
ROWS = (("Ward", "Votes"), ("North", "40"))
MAIL = writers.mail("No.\n\nOn 3 May 2025 at 10:00, Ada Klein <ada@a.example> wrote:\n> Will you pay?\n")
VTT = (
    b"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ada>The port opposes the levy.\n\n00:03.000 --> 00:04.000\nNo.\n"
)
FILES: dict[str, tuple[bytes, Callable[..., Document]]] = {
    "docx": (writers.docx(WORDS, ROWS), docx.read),
    "odt": (writers.odt(WORDS, ROWS), odt.read),
    "epub": (writers.book(WORDS, ROWS), epub.read),
    "rtf": (writers.rtf(WORDS, ROWS), rtf.read),
    "eml": (bytes(MAIL), eml.read),
    "msg": (outlook(body="\n".join(WORDS), sender="Ross, Ben"), msg.read),
    "vtt": (VTT, subtitles.read),
}
CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12)


def read(data: bytes, reader: Callable[..., Document]) -> None:
    with suppress(SourceError):  # any other error is a fault
        assert reader(data, name="a").text.strip()


@pytest.mark.parametrize("format", FILES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES, end=st.integers(0, 10**6))
def test_a_garbled_file_is_read_or_refused(format: str, changes: list[tuple[int, int]], end: int) -> None:
    data, reader = FILES[format]
    garbled = bytearray(data)
    for place, value in changes:
        garbled[place % len(data)] = value
    read(bytes(garbled), reader)
    read(bytes(garbled[: end % len(data)]), reader)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>\"'@,;:()[]= \n?-_abFrom\u00e4", max_size=120))
def test_a_message_with_any_head_is_read_or_refused(head: str) -> None:
    read(f"From: {head}\nDate: {head}\nSubject: {head}\n\nThe port is shut.\n".encode(), eml.read)


def test_parts_without_end_inside_each_other_are_refused() -> None:
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(2_000))
    with pytest.raises(SourceError, match="a: damaged"):
        eml.read(f"From: ben@port.example\n{nested}".encode(), name="a")
