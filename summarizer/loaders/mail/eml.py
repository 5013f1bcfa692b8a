"""Messages as they are sent (EML, RFC 5322 and MIME)."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders.hypertext import words_of
from summarizer.loaders.mail.letters import Letter, document_of
from summarizer.loaders.mail.threads import writer
from summarizer.text import has_word, one_line

_HEAD = ("From", "To", "Cc", "Date", "Subject")
# What the parser of fields raises at those that are garbled, and at parts without end inside each other.
_DAMAGES = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)
_SEALED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"))


def read(data: bytes, *, name: str) -> Document:
    """The document of a message: its text part, or else its HTML; earlier messages in it as their writers'.

    Attachments are named in the notices, and not read. Raises `SourceError` for what is no message, is
    encrypted or has no words, `MissingExtraError` where HTML is to be read without the extra "office".
    """
    try:
        letter = _letter(BytesParser(EmailMessage, policy=policy.default).parsebytes(data), name)
    except _DAMAGES as error:
        problem = "damaged; open it in your mail program and save its text"
        raise SourceError(f"{name}: {problem}", source=name) from error
    return document_of(letter, name=name, format="eml")


def _letter(message: EmailMessage, name: str) -> Letter:
    head = {field: _told(str(value)) for field, value in reversed(list(message.raw_items()))}
    fields = {key: value for key in _HEAD for field, value in head.items() if field.lower() == key.lower()}
    if not fields.keys() & {"From", "Date", "Subject"}:
        raise SourceError(f"{name}: no mail message; give one with its head", source=name)
    if message.get_content_type() in _SEALED:
        raise SourceError(f"{name}: encrypted; open it in your mail program and save its text", source=name)
    return Letter(
        writer(*parseaddr(fields.get("From", ""))),
        _date(fields.get("Date", "")),
        fields.get("Subject", ""),
        tuple(f"{key}: {value}" for key, value in fields.items() if value),
        _body(message, name),
        tuple(_attachments(message)),
    )


def _told(value: str) -> str:
    """A field on one line, its encoded words decoded; as it stands where they are garbled."""
    plain = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return one_line(str(make_header(decode_header(plain))))
    except (MessageError, ValueError, LookupError):
        return one_line(plain)


def _date(told: str) -> str:
    try:
        return parsedate_to_datetime(told).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def _body(message: EmailMessage, name: str) -> str:
    plain, html = (message.get_body(preferencelist=(kind,)) for kind in ("plain", "html"))
    text = _unflowed(plain) if plain is not None else ""
    if has_word(text) or html is None:
        return text
    return words_of(_content(html), name=name)


def _content(part: MIMEPart) -> str:
    """The text of a part; in an encoding that Python does not know, its bytes as Latin letters."""
    try:
        return str(part.get_content())
    except LookupError:
        payload = part.get_payload(decode=True)
        return payload.decode("cp1252", "replace") if isinstance(payload, bytes) else ""


def _unflowed(part: MIMEPart) -> str:
    """The text of a part, lines that were broken for the way joined again (RFC 3676)."""
    text = _content(part)
    if part.get_param("format") != "flowed":
        return text
    lines: list[str] = []
    for line in text.splitlines():
        above = lines[-1] if lines else ""
        quoted, marks = (len(t) - len(t.lstrip(">")) for t in (above, line))
        if above.endswith(" ") and above.strip("> ") not in ("", "--") and quoted == marks:
            lines[-1] = above + line[marks:].removeprefix(" ")
        else:
            lines.append(line)
    return "\n".join(lines)


def _attachments(message: EmailMessage) -> Iterator[str]:
    """What each attachment is called; a picture within the text is none."""
    for part in message.iter_attachments():
        if part.get_content_disposition() == "inline" and part.get_content_maintype() == "image":
            continue
        yield _told(part.get_filename() or part.get_content_type())
