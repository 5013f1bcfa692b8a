"""Messages that Outlook saves (MSG), read by `python-oxmsg`."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from email.utils import parseaddr
from typing import TYPE_CHECKING

from summarizer.documents import Document
from summarizer.errors import MissingExtraError, SourceError
from summarizer.loaders.hypertext import words_of
from summarizer.loaders.mail.letters import Letter, document_of
from summarizer.loaders.mail.threads import writer
from summarizer.text import has_word, one_line

if TYPE_CHECKING:
    from oxmsg import Message

# What the reader raises at files that are cut short or garbled.
_DAMAGES = (OSError, ValueError, KeyError, IndexError, AttributeError, struct.error)


def read(data: bytes, *, name: str) -> Document:
    """The document of a message: its text, or else its HTML; earlier messages in it as their writers'.

    Attachments are named in the notices, and not read. Raises `SourceError` for what is no message,
    damaged or without words, `MissingExtraError` without the extra "office".
    """
    try:
        from oxmsg import Message
    except ImportError as error:
        raise MissingExtraError(
            f"{name}: python-oxmsg is not installed, which reads MSG files; "
            "run: pip install 'summarizer[office]'",
            extra="office",
        ) from error
    try:
        letter = _letter(Message.load(data), name)
    except _DAMAGES as error:
        problem = "damaged, or no message; save it as .eml, or as text"
        raise SourceError(f"{name}: {problem}", source=name) from error
    return document_of(letter, name=name, format="msg")


def _letter(message: Message, name: str) -> Letter:
    body = message.body or ""
    if not has_word(body):
        body = words_of(message.html_body or "", name=name)
    return Letter(
        writer(*parseaddr(message.sender or "")),
        message.sent_date.date().isoformat() if message.sent_date else "",
        message.subject,
        tuple(_head(message)),
        body,
        tuple(one_line(attached.file_name or "without a name") for attached in message.attachments),
    )


def _head(message: Message) -> Iterator[str]:
    if message.sender:
        yield f"From: {one_line(message.sender)}"
    to = ", ".join(one_line(f"{each.name} <{each.email_address}>") for each in message.recipients)
    if to:
        yield f"To: {to}"
    if message.sent_date:
        yield f"Date: {message.sent_date:%Y-%m-%d %H:%M}"
    if message.subject:
        yield f"Subject: {one_line(message.subject)}"
