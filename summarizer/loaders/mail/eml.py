"""Messages as they are sent (EML, RFC 5322 and MIME)."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders.hypertext import words_of
from summarizer.loaders.mail.letters import Letter, document_of
from summarizer.loaders.mail.threads import writer
from summarizer.text import has_word, one_line

_HEAD = ("From", "To", "Cc", "Date", "Subject")
_SEALED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"))


def read(data: bytes, *, name: str) -> Document:
    """The document of a message: its text part, or else its HTML; earlier messages in it as their writers'.

    Attachments are named in the notices, and not read. Raises `SourceError` for what is no message, is
    encrypted or has no words, `MissingExtraError` where HTML is to be read without the extra "office".
    """
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    if message["From"] is None and message["Date"] is None and message["Subject"] is None:
        raise SourceError(f"{name}: no mail message; give one with its head", source=name)
    if message.get_content_type() in _SEALED:
        raise SourceError(f"{name}: encrypted; open it in your mail program and save its text", source=name)
    letter = Letter(
        _sender(message),
        _date(message),
        str(message["Subject"] or ""),
        tuple(f"{key}: {one_line(str(message[key]))}" for key in _HEAD if message[key]),
        _body(message, name),
        tuple(_attachments(message)),
    )
    return document_of(letter, name=name, format="eml")


def _sender(message: EmailMessage) -> str:
    addresses = message["From"].addresses if message["From"] else ()
    return next((writer(address.display_name, address.addr_spec) for address in addresses), "")


def _date(message: EmailMessage) -> str:
    moment = message["Date"].datetime if message["Date"] else None
    return moment.date().isoformat() if moment else ""


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
        yield one_line(part.get_filename() or part.get_content_type())
