from __future__ import annotations

from email.message import EmailMessage

import pytest

from summarizer.documents import Document, Kind
from summarizer.errors import SourceError
from summarizer.loaders.mail.eml import read
from summarizer.segmentation import segment
from tests.loaders.office.writers import mail


def said(document: Document) -> list[tuple[str, str]]:
    sentences = segment(document, language="en")
    assert all(s.span.of(document.text) == s.text for s in sentences)
    return [(s.speaker, s.text) for s in sentences if s.kind is Kind.STATEMENT]


def test_each_sentence_is_its_writers() -> None:
    body = (
        "Dear Ms Klein,\n\nThe port opposes the levy.\n\nKind regards\nBen\n\n"
        "On Tue, 11 Mar 2025 at 10:00, Ada Klein <ada@council.example> wrote:\n"
        "> Dear Mr Ross,\n>\n> The council supports it. We expect an answer.\n"
    )
    document = read(bytes(mail(body, subject="Re: Fwd: The mässig levy")), name="a.eml")
    assert said(document) == [
        ("Ben Ross", "The port opposes the levy."),
        ("Ada Klein", "The council supports it."),
        ("Ada Klein", "We expect an answer."),
    ]
    assert (document.title, document.author, document.date) == ("The mässig levy", "Ben Ross", "2025-03-12")


def test_html_is_read_where_there_is_no_text_and_its_blockquotes_are_quoted() -> None:
    html = (
        "<p>The port opposes the levy.</p><p>On 11 March 2025 at 10:00, Ada Klein wrote:</p>"
        "<blockquote><p>The council supports it.</p></blockquote>"
    )
    document = read(bytes(mail(html, subtype="html")), name="a.eml")
    assert said(document) == [
        ("Ben Ross", "The port opposes the levy."),
        ("Ada Klein", "The council supports it."),
    ]


def test_what_a_quoted_message_quotes_without_a_name_is_nobodys() -> None:
    html = (
        "<p>No.</p><div>On 11 March 2025 at 10:00, Ada Klein wrote:</div>"
        "<blockquote>The audit comes.<blockquote>We will never pay.</blockquote></blockquote>"
    )
    document = read(bytes(mail(html, subtype="html")), name="a.eml")
    assert said(document) == [
        ("Ben Ross", "No."),
        ("Ada Klein", "The audit comes."),
        ("", "We will never pay."),
    ]


def test_the_text_is_preferred_to_the_html_beside_it() -> None:
    message = mail("The plain words stand.")
    message.add_alternative("<p>The other words stand.</p>", subtype="html")
    assert said(read(bytes(message), name="a.eml")) == [("Ben Ross", "The plain words stand.")]


def test_attachments_are_named_and_not_read() -> None:
    message = mail("The letter is attached.")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="letter.pdf")
    document = read(bytes(message), name="a.eml")
    assert document.notices == ("attachment not read: letter.pdf",)


def test_lines_that_were_broken_for_the_way_are_joined() -> None:
    message = mail("The port opposes \nthe levy.\n\n> The council \n> supports it.\n")
    message.set_param("format", "flowed")
    assert [words for _, words in said(read(bytes(message), name="a.eml"))] == [
        "The port opposes the levy.",
        "The council supports it.",
    ]


def test_an_unknown_encoding_does_not_lose_the_words() -> None:
    head = b"From: ben@port.example\nSubject: Levy\nContent-Type: text/plain; charset=x-none\n"
    data = head + b"\nThe port is shut.\n"
    assert said(read(data, name="a.eml")) == [("ben@port.example", "The port is shut.")]


def test_a_head_beyond_ascii_can_be_kept() -> None:
    data = "From: Siân Ross <s@port.example>\nSubject: Die Änderung\n\nThe port is shut.\n"
    document = read(data.encode(), name="a.eml")
    assert (document.title, document.author) == ("Die Änderung", "Siân Ross")
    document = read(data.encode("latin-1"), name="a.eml")
    assert document.text.encode()
    assert document.author.endswith("Ross")


def test_an_encrypted_message_is_refused() -> None:
    message = EmailMessage()
    message["From"] = "ben@port.example"
    message["Content-Type"] = "application/pkcs7-mime; smime-type=enveloped-data"
    with pytest.raises(SourceError, match=r"a\.eml: encrypted; open it in your mail program"):
        read(bytes(message), name="a.eml")


def test_what_has_no_head_is_no_message() -> None:
    with pytest.raises(SourceError, match=r"a\.eml: no mail message"):
        read(b"The port is shut.\n", name="a.eml")


def test_a_message_without_words_is_refused() -> None:
    with pytest.raises(SourceError, match=r"a\.eml: holds no text"):
        read(bytes(mail("\n")), name="a.eml")
