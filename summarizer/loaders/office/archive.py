"""Office files are ZIP archives of XML: opened within bounds, and parsed without entities."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, LargeZipFile, ZipFile
from zlib import error as ZlibError

from summarizer.errors import SourceError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 100_000_000
"""Bytes in the largest part of a file that is unpacked."""

LARGEST_WHOLE = 300_000_000
"""Bytes that all parts with words take, unpacked."""

DEEPEST = 250
"""Elements within one another; a document has a few dozen."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORDED = (".xml", ".xhtml", ".html", ".htm", ".opf", ".ncx")


@dataclass(frozen=True)
class Archive:
    """The parts of an office file, by path; `name` and `what` are what errors call the file."""

    name: str
    what: str
    paths: frozenset[str]
    _file: ZipFile

    def read(self, path: str) -> bytes:
        """The bytes of a part. Raises `SourceError` if it is not there, or damaged."""
        try:
            return self._file.read(path)
        except (BadZipFile, KeyError, NotImplementedError, EOFError, ZlibError, OSError) as error:
            raise damaged(self.name, self.what) from error
        except RuntimeError as error:  # what `zipfile` says of a part that is locked
            raise protected(self.name) from error

    def tree(self, path: str) -> Element:
        """The root of a part in XML. A document type, by which entities come in, makes it a damaged one."""
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring

        try:
            root: Element = fromstring(self.read(path), forbid_dtd=True)
        except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
            raise damaged(self.name, self.what) from error
        if _is_deep(root):
            raise damaged(self.name, self.what)
        return root

    def optional(self, path: str) -> Element | None:
        """The root of a part that not every file has."""
        return self.tree(path) if path in self.paths else None


@contextmanager
def opened(data: bytes, *, name: str, what: str) -> Iterator[Archive]:
    """The archive in `data`, which should be a `what`: "DOCX", "EPUB".

    Raises `SourceError`, which calls the file `name`, if it is of an older format, locked, damaged, or
    would take more than `LARGEST` bytes in one part or `LARGEST_WHOLE` in all.
    """
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise protected(name)
        raise SourceError(f"{name}: an old Word document; save it as .docx", source=name)
    try:
        file = ZipFile(BytesIO(data))
    except (BadZipFile, LargeZipFile, NotImplementedError, ValueError, OSError) as error:
        raise damaged(name, what) from error
    with file:
        sizes = [part.file_size for part in file.infolist() if part.filename.lower().endswith(_WORDED)]
        if max(sizes, default=0) > LARGEST or sum(sizes) > LARGEST_WHOLE:
            raise SourceError(f"{name}: too large to unpack; split it into parts", source=name)
        yield Archive(name, what, frozenset(file.namelist()), file)


def damaged(name: str, what: str) -> SourceError:
    """The error for a file that is not what it should be."""
    advice = "open it in the program that made it, and save a copy"
    return SourceError(f"{name}: damaged, or no {what} file; {advice}", source=name)


def protected(name: str) -> SourceError:
    """The error for a file under a password."""
    return SourceError(f"{name}: protected by a password; save a copy without one", source=name)


def _is_deep(root: Element) -> bool:
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True
