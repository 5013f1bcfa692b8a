"""Pages that a browser saved in one file, with their pictures (RFC 2557)."""

from __future__ import annotations

from dataclasses import replace

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders import html
from summarizer.loaders.charsets import declared
from summarizer.progress import Report, unwatched

_PAGES = ("text/html", "application/xhtml+xml")


def read(data: bytes, *, name: str, report: Report = unwatched) -> Document:
    """The article of the page in an archive, with the address that it was saved from.

    Raises `SourceError` for an archive without a page, and what `html.read` raises.
    """
    from email import message_from_bytes
    from email.policy import default

    archive = message_from_bytes(data, policy=default)
    page = next((part for part in archive.walk() if part.get_content_type() in _PAGES), None)
    content = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(content, bytes):
        raise SourceError(f"{name}: an archive without a page; save the page again, as .html", source=name)
    document = html.read(_declared(content, page.get_content_charset("")), name=name, report=report)
    saved = archive.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    return replace(document, url=document.url or str(saved))


def _declared(content: bytes, charset: str) -> bytes:
    """The page in UTF-8 with its mark, where the archive says in what encoding it is."""
    text = declared(content, charset) if charset else None
    return content if text is None else text.encode("utf-8-sig")
