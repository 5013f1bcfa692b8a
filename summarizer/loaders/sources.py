"""Reading sources: files, directories, standard input."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import chain, count
from pathlib import Path
from typing import Protocol

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders import plain

LARGEST = 50_000_000
"""Bytes in the largest source that is read."""

STANDARD_INPUT = "-"


class Loader(Protocol):
    """Makes the document of a file from its bytes; raises `SourceError` that calls it `name`."""

    def __call__(self, data: bytes, *, name: str) -> Document: ...


LOADERS: Mapping[str, Loader] = dict.fromkeys((".txt", ".text", ".md", ".markdown"), plain.read)
"""The loader of each suffix; a file of any other is tried as plain text."""

_UNREAD = frozenset(
    (".html", ".htm", ".xhtml", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub", ".pptx", ".xlsx")
)
_HYPHENS = re.compile(r"-+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_URL = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read; `reason` says why, and what to do."""

    source: str
    reason: str


@dataclass(frozen=True)
class Loaded:
    """What came of loading sources: the documents, in order, and what could not be read.

    `passed_over` are the files of a directory that the run itself writes.
    """

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...] = ()
    passed_over: tuple[str, ...] = ()


def load(source: str | Path, *, standard_input: bytes | None = None) -> tuple[Document, ...]:
    """The documents of one source, as `load_all` reads it.

    Raises `SourceError` for the first thing in it that cannot be read.
    """
    loaded = load_all([source], standard_input=standard_input)
    for failure in loaded.failures:
        raise SourceError(failure.reason, source=failure.source)
    return loaded.documents


def load_all(
    sources: Iterable[str | Path | Document],
    *,
    standard_input: bytes | None = None,
    output: str | Path | None = None,
) -> Loaded:
    """The documents of all `sources`, in order, with ids unique among them; each file is read once.

    A source is a file, a directory, "-" for `standard_input`, or a document. A directory stands for its
    files, those of its folders included, sorted by path; hidden ones are left out, and so is `output`, the
    file that is written: an earlier note is no source of the next.
    """
    documents: list[Document] = []
    failures: list[Failure] = []
    passed_over: list[str] = []
    for named in _once(sources):
        if output is not None and isinstance(named, str) and _identity(named) == _identity(str(output)):
            passed_over.append(named)
            continue
        try:
            documents.append(
                _storable(named) if isinstance(named, Document) else _read(named, standard_input)
            )
        except SourceError as error:
            failures.append(Failure(str(error.fields["source"]), str(error)))
    return Loaded(_identified(documents), tuple(failures), tuple(passed_over))


def _once(sources: Iterable[str | Path | Document]) -> Iterator[str | Document]:
    """The files that `sources` stand for, each once, and their documents."""
    seen: set[str] = set()
    for source in sources:
        if isinstance(source, Document):
            yield source
            continue
        for name in _files_of(str(source)):
            if (identity := _identity(name)) not in seen:
                seen.add(identity)
                yield name


def _storable(document: Document) -> Document:
    """`document`, if UTF-8 can hold it: what is quoted from it is written to files."""
    for field in fields(document):
        try:
            getattr(document, field.name).encode()
        except UnicodeEncodeError as error:
            called = _printable(document.name or document.id or "document")
            where = f"half of a surrogate pair, at character {error.start} of its {field.name}"
            raise SourceError(f'{called}: {where}; decode it with errors="replace"', source=called) from error
    return document


def _files_of(source: str) -> Iterator[str]:
    """The files that `source` stands for; a directory that holds none, or cannot be listed, as itself."""
    if source == STANDARD_INPUT or not os.path.isdir(source):
        yield source
        return
    unlisted: list[str] = []
    found: list[str] = []
    for folder, folders, files in os.walk(source, onerror=lambda error: unlisted.append(error.filename)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += (os.path.join(folder, name) for name in files if not name.startswith("."))
    yield from sorted([*found, *unlisted], key=lambda path: Path(path).parts) or [source]


def _identity(name: str) -> str:
    return os.path.realpath(name) if name != STANDARD_INPUT and os.path.exists(name) else name


def _read(name: str, standard_input: bytes | None) -> Document:
    if name == STANDARD_INPUT:
        if standard_input is None:
            raise SourceError("standard input: nothing was handed in; pipe a text", source=name)
        return plain.read(_bounded(standard_input, name="standard input"), name="standard input")
    if _URL.match(name):
        raise SourceError(f"{name}: web pages cannot be read; save its text as a .txt file", source=name)
    suffix = Path(name).suffix.lower()
    if suffix in _UNREAD:
        raise SourceError(f"{name}: {suffix} files cannot be read; save its text as a .txt file", source=name)
    return LOADERS.get(suffix, plain.read)(_bytes_of(name), name=_printable(name))


def _printable(name: str) -> str:
    """`name` as UTF-8 can hold it: a file may be called by bytes that are no text."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", name)


def _bytes_of(name: str) -> bytes:
    try:
        with open(name, "rb") as stream:
            return _bounded(stream.read(LARGEST + 1), name=name)
    except FileNotFoundError as error:
        raise SourceError(f"{name}: no such file or directory; check the path", source=name) from error
    except PermissionError as error:
        raise SourceError(f"{name}: not allowed to read it; check its permissions", source=name) from error
    except IsADirectoryError as error:
        raise SourceError(
            f"{name}: a directory without files; give one that holds texts", source=name
        ) from error
    except OSError as error:
        raise SourceError(f"{name}: could not be read ({error.strerror}); try a copy", source=name) from error
    except ValueError as error:  # a NUL character, or half of a surrogate pair
        raise SourceError(f"{name!r}: no name of a file; check the path", source=name) from error


def _bounded(data: bytes, *, name: str) -> bytes:
    if len(data) > LARGEST:
        limit = LARGEST // 1_000_000
        raise SourceError(f"{name}: larger than {limit} MB; split it into parts", source=name)
    return data


def _identified(documents: Iterable[Document]) -> tuple[Document, ...]:
    """`documents` with ids that are unique, whatever their case: a second “minutes” is “minutes-2”.

    An id is made of the one that a document has, or of its name.
    """
    taken: set[str] = set()
    unique = []
    for document in documents:
        stem = _id_of(document.id or Path(document.name).stem)
        candidates = chain([stem], (f"{stem}-{number}" for number in count(2)))
        id = next(candidate for candidate in candidates if candidate.casefold() not in taken)
        taken.add(id.casefold())
        unique.append(replace(document, id=id))
    return tuple(unique)


def _id_of(stem: str) -> str:
    """`stem` in letters, marks and digits of any script, with a hyphen for all between: a footnote's name."""
    normal = unicodedata.normalize("NFC", stem)
    kept = (c if c.isalnum() or unicodedata.category(c).startswith("M") else "-" for c in normal)
    return _HYPHENS.sub("-", "".join(kept)).strip("-") or "document"
