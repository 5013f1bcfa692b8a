"""E-books (EPUB): their chapters in reading order, each a page of HTML (EPUB 3.3, and 2)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders.decoding import decode
from summarizer.loaders.hypertext import title_of, words_of
from summarizer.loaders.layout import Properties, document_of
from summarizer.loaders.office.archive import Archive, damaged, opened
from summarizer.text import has_word, one_line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CONTAINER, _LOCKS = "META-INF/container.xml", "META-INF/encryption.xml"
_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF, _DC = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
_METHOD = "{http://www.w3.org/2001/04/xmlenc#}EncryptionMethod"
# Fonts are garbled by these, and nothing else.
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGE = re.compile(r"application/xhtml\+xml|text/html", re.IGNORECASE)
_HEADED = re.compile(r"\s*#{1,6} ")


def read(data: bytes, *, name: str) -> Document:
    """The document in an EPUB file: its chapters, each under its heading; the table of contents is none.

    Raises `SourceError` for a file that is locked or damaged, `MissingExtraError` without the extra "office".
    """
    with opened(data, name=name, what="EPUB") as archive:
        _refuse_locked(archive)
        package = _package(archive)
        root = archive.tree(package)
        properties = _properties(root)
        pages = _pages(root, folder=posixpath.dirname(package))
        present = [page for page in pages if page in archive.paths]
        chapters = (_chapter(archive, page, properties.title) for page in present)
        notices = {"chapters that the file lists, and does not hold": len(pages) - len(present)}
        book = document_of(filter(has_word, chapters), properties, name=name, format="epub", notices=notices)
        return replace(book, title=one_line(properties.title) or book.title)  # a chapter's is not the book's


def _refuse_locked(archive: Archive) -> None:
    locks = archive.optional(_LOCKS)
    methods = (method.get("Algorithm", "") for method in (locks.iter(_METHOD) if locks is not None else ()))
    if any(method not in _FONTS for method in methods):
        problem = "locked by its seller (DRM); give a copy without a lock"
        raise SourceError(f"{archive.name}: {problem}", source=archive.name)


def _package(archive: Archive) -> str:
    """The path of the package document, which says what the book holds."""
    container = archive.optional(_CONTAINER)
    roots = container.iter(f"{_OCF}rootfile") if container is not None else ()
    paths = [root.get("full-path", "") for root in roots]
    if not paths or paths[0] not in archive.paths:
        raise damaged(archive.name, "EPUB")
    return paths[0]


def _pages(package: Element, *, folder: str) -> list[str]:
    """The paths of the chapters in the order of the spine."""
    items = {item.get("id", ""): item for item in package.iter(f"{_OPF}item")}
    listed = [
        items[ref.get("idref", "")] for ref in package.iter(f"{_OPF}itemref") if ref.get("idref") in items
    ]
    return [_path(item, folder) for item in listed if _is_chapter(item)]


def _is_chapter(item: Element) -> bool:
    is_contents = "nav" in item.get("properties", "").split()
    return not is_contents and _PAGE.fullmatch(item.get("media-type", "")) is not None


def _path(item: Element, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(urlsplit(item.get("href", "")).path)))


def _chapter(archive: Archive, path: str, book: str) -> str:
    """A chapter as Markdown, under its own heading, or else the title of its page."""
    page = archive.read(path)
    if not page.strip():
        return ""
    html = decode(page, name=f"{archive.name}: {path}")
    text = words_of(html, name=archive.name).strip()
    title = title_of(html)
    headed = _HEADED.match(text) or not has_word(title) or title == book
    return text if headed or not text else f"# {title}\n\n{text}"


def _properties(package: Element) -> Properties:
    held: Mapping[str, list[str]] = {
        field: list(filter(has_word, (e.text or "" for e in package.iter(f"{_DC}{field}"))))
        for field in ("title", "creator", "date", "publisher")
    }
    first = {field: next(iter(texts), "") for field, texts in held.items()}
    authors = ", ".join(dict.fromkeys(held["creator"]))
    return Properties(first["title"], authors, first["date"][:10], first["publisher"])
