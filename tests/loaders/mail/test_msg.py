from __future__ import annotations

from datetime import UTC, datetime

import pytest

from summarizer.documents import Kind
from summarizer.errors import SourceError
from summarizer.loaders.mail.msg import read
from summarizer.segmentation import segment
from tests.loaders.mail.outlook import outlook

SENT = datetime(2025, 3, 12, 13, 2, tzinfo=UTC)


def test_each_sentence_is_its_writers() -> None:
    body = (
        "The port opposes the levy.\r\n\r\n-----Original Message-----\r\nFrom: Klein, Ada\r\n"
        "Sent: Tuesday, 11 March 2025 10:00\r\nTo: Ben Ross\r\nSubject: The levy\r\n\r\n"
        "The council supports it.\r\n"
    )
    document = read(outlook(body=body, sender="Ross, Ben", sent=SENT, attached="letter.pdf"), name="a.msg")
    sentences = segment(document)
    assert all(s.span.of(document.text) == s.text for s in sentences)
    assert [(s.speaker, s.text) for s in sentences if s.kind is Kind.STATEMENT] == [
        ("Ben Ross", "The port opposes the levy."),
        ("Ada Klein", "The council supports it."),
    ]
    assert (document.title, document.author, document.date) == ("The levy", "Ben Ross", "2025-03-12")
    assert document.format == "msg"
    assert document.notices == ("attachment not read: letter.pdf",)


def test_html_is_read_where_there_is_no_text() -> None:
    document = read(outlook(html="<p>The port opposes the <b>levy</b>.</p>"), name="a.msg")
    assert "The port opposes the levy." in [s.text for s in segment(document)]


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", outlook(body="The port.")[:900], b"The port."]
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"a\.msg: damaged, or no message; save it as \.eml"):
        read(data, name="a.msg")


def test_a_message_without_words_is_refused() -> None:
    with pytest.raises(SourceError, match=r"a\.msg: holds no text"):
        read(outlook(), name="a.msg")
