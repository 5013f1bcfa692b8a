"""The formats that sources come in: how each is told, and what reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Protocol, cast

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.progress import Report, unwatched


class Loader(Protocol):
    """Makes the document of a file from its bytes; raises `SourceError` that calls it `name`."""

    def __call__(self, data: bytes, *, name: str) -> Document: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffixes and content types that it goes by, and the module whose `read` is its loader.

    A `long` one takes a `report` beside `name`, and tells it how far it is. An `encoded` one is a text, in
    whatever encoding a server says.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    types: tuple[str, ...] = ()
    long: bool = False
    encoded: bool = False

    def loader(self, report: Report = unwatched) -> Loader:
        """What reads it, imported now: most runs need one format."""
        read = import_module(f"{__package__}.{self.module}").read
        return cast(Loader, partial(read, report=report) if self.long else read)  # by name, to be lazy


PLAIN = Format(
    "text", "plain", (".txt", ".text", ".md", ".markdown"), ("text/plain", "text/markdown"), encoded=True
)
HTML = Format(
    *("html", "html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml")),
    long=True,
    encoded=True,
)
MHTML = Format(
    *("mhtml", "html.mhtml", (".mhtml", ".mht"), ("multipart/related", "application/x-mimearchive")),
    long=True,
)
FEED = Format(
    *("feed", "feeds", (".rss", ".atom"), ("application/rss+xml", "application/atom+xml")), encoded=True
)
"""A feed is no document: it stands for its articles."""

PDF = Format("pdf", "pdf", (".pdf",), ("application/pdf",), long=True)

_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OFFICE = (
    Format("docx", "office.docx", (".docx", ".docm", ".doc"), (_WORDS, "application/msword")),
    Format("odt", "office.odt", (".odt", ".ott"), ("application/vnd.oasis.opendocument.text",)),
    Format("rtf", "office.rtf", (".rtf",), ("application/rtf", "text/rtf")),
    Format("eml", "mail.eml", (".eml",), ("message/rfc822",)),
    Format("msg", "mail.msg", (".msg",), ("application/vnd.ms-outlook",)),
    Format("vtt", "transcripts.subtitles", (".vtt",), ("text/vtt",)),
    Format("srt", "transcripts.subtitles", (".srt",), ("application/x-subrip",)),
    Format("epub", "office.epub", (".epub",), ("application/epub+zip",)),
)

FORMATS: tuple[Format, ...] = (PLAIN, HTML, MHTML, FEED, PDF, *_OFFICE)
"""Every format that is read. What nothing else claims is tried as plain text."""

_UNREAD: Mapping[str, str] = {
    **dict.fromkeys((".pptx", ".ppt", ".odp"), "save it as PDF"),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "save what counts of it as a table in .docx or .md"),
}
_UNTOLD = ("application/octet-stream", "binary/octet-stream", "application/xml", "application/unknown")
_MARKED = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
_ARCHIVE = re.compile(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_CAPTION = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d+[ \t]*\r?\n\d{1,2}:\d\d:\d\d,\d{1,3}[ \t]*-->")
_FIELD = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)
_HEAD = 4096


def format_of(data: bytes, *, name: str, suffix: str = "", type: str = "") -> Format:
    """The format of `data`: as its first bytes have it, else by suffix, else by content type, else text.

    A name may lie, and a server does so often; what a file begins with is what reads it. Only what is
    called plain text stays so if it begins as a page. Raises `SourceError`, which calls the source `name`,
    for a format that is known and not read.
    """
    named = next(_of(suffix=suffix, type=type), None)
    told = _told(data)
    if told is not None and not (named is PLAIN and suffix and told.name in ("html", "feed")):
        return told
    if named is None and suffix in _UNREAD:
        raise SourceError(f"{name}: {suffix} files cannot be read; {_UNREAD[suffix]}", source=name)
    if named is None and type and not type.startswith("text/") and type not in _UNTOLD:
        advice = "give the address of the text itself"
        raise SourceError(f"{name}: served as {type[:60]}, which is not read; {advice}", source=name)
    return named or PLAIN


def _of(*, suffix: str, type: str) -> Iterator[Format]:
    yield from (each for each in FORMATS if suffix in each.suffixes)
    yield from (each for each in FORMATS if type in each.types)


def _called(name: str) -> Format | None:
    return next((each for each in FORMATS if each.name == name), None)


def _told(data: bytes) -> Format | None:
    """The format that the first bytes tell; None where any text might begin so."""
    head = data[:_HEAD]
    if head.startswith(b"%PDF-") or (b"%PDF-" in head[:1024] and b"endobj" in data):
        return _called("pdf")
    if head.startswith(b"PK\x03\x04"):
        return _called(_archived(data))
    if head.startswith(b"{\\rtf"):
        return _called("rtf")
    if head.startswith(b"\xd0\xcf\x11\xe0") and "__properties_version1.0".encode("utf-16-le") in data:
        return _called("msg")
    if head.startswith((b"WEBVTT", b"\xef\xbb\xbfWEBVTT")):
        return _called("vtt")
    if _CAPTION.match(head):
        return _called("srt")
    if _is_mail(head):
        return _called("eml")
    if head[:5] in (b"From:", b"MIME-") and _ARCHIVE.search(head.partition(b"\r\n\r\n")[0]):
        return MHTML
    begin = _MARKED.match(head)
    place = begin.end() if begin else 0
    if _PAGE.match(head, place):
        return HTML
    return FEED if _FEED.match(head, place) else None


def _is_mail(head: bytes) -> bool:
    """Whether a message begins here: a saved page has no addressee, and a typed letter no sign of its way."""
    fields = {field.lower() for field in _FIELD.findall(re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0])}
    sent = fields & {b"message-id", b"received", b"mime-version"}
    to_somebody = b"to" in fields or sent != {b"mime-version"}
    return _FIELD.match(head) is not None and b"from" in fields and bool(sent) and to_somebody


def _archived(data: bytes) -> str:
    """What the ZIP archive is, by the first names in it, which stand in the open; "" if by none."""
    head = data[:_HEAD]
    if b"mimetypeapplication/epub+zip" in head:
        return "epub"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head:
        return "odt"
    return "docx" if b"word/document.xml" in data else ""
