"""Reading sources: files, directories, standard input."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders import plain

LARGEST = 50_000_000
"""Bytes in the largest source that is read."""

Loader = Callable[..., Document]
LOADERS: Mapping[str, Loader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": plain.read,
    ".markdown": plain.read,
}
_LATER = frozenset({".html", ".htm", ".xhtml", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub"})
_NO_ID = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read, and why."""

    source: str
    reason: str


@dataclass(frozen=True)
class Loaded:
    """What came of loading sources: the documents, in order, and what could not be read."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...] = ()


def load(source: str | Path, *, standard_input: bytes | None = None) -> tuple[Document, ...]:
    """The documents of one source: a file, a directory, or "-" for `standard_input`.

    Raises `SourceError` for the first thing that cannot be read; `load_all` goes on and reports.
    """
    loaded = load_all([source], standard_input=standard_input)
    for failure in loaded.failures:
        raise SourceError(failure.reason, source=failure.source)
    return loaded.documents


def load_all(sources: Iterable[str | Path], *, standard_input: bytes | None = None) -> Loaded:
    """The documents of all `sources`, each file once, with ids unique among them.

    A directory gives its files, those in its folders included, sorted by path; hidden ones are left out.
    """
    documents: list[Document] = []
    failures: list[Failure] = []
    seen: set[Path | str] = set()
    for source, read in _readers(sources, standard_input):
        key = source if source == "-" else Path(source).resolve()
        if key in seen:
            continue
        seen.add(key)
        try:
            documents.append(read())
        except SourceError as error:
            failures.append(Failure(source, str(error)))
    return Loaded(_identified(documents), tuple(failures))


def _readers(
    sources: Iterable[str | Path], standard_input: bytes | None
) -> Iterator[tuple[str, Callable[[], Document]]]:
    for source in map(str, sources):
        if source == "-":
            yield source, lambda: _read_standard_input(standard_input)
        elif Path(source).is_dir():
            for path in _files_in(Path(source)):
                yield str(path), lambda path=path: _read_file(path)  # type: ignore[misc]  # bound now
        else:
            yield source, lambda source=source: _read_file(Path(source))  # type: ignore[misc]  # bound now


def _files_in(directory: Path) -> list[Path]:
    found = [
        p for p in directory.rglob("*") if not any(x.startswith(".") for x in p.relative_to(directory).parts)
    ]
    return sorted(path for path in found if path.is_file())


def _read_file(path: Path) -> Document:
    name = str(path)
    if path.suffix.lower() in _LATER:
        raise SourceError(
            f"{name}: {path.suffix.lower()} files cannot be read yet; save it as text", source=name
        )
    data = _bytes_of(path)
    return LOADERS.get(path.suffix.lower(), plain.read)(data, name=name)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise SourceError(f"{path}: no such file or directory; check the path", source=str(path)) from error
    except PermissionError as error:
        raise SourceError(
            f"{path}: not allowed to read it; check its permissions", source=str(path)
        ) from error
    except OSError as error:
        raise SourceError(f"{path}: could not be read ({error.strerror})", source=str(path)) from error
    if len(data) > LARGEST:
        raise SourceError(f"{path}: over {LARGEST // 1_000_000} MB; split it", source=str(path))
    return data


def _read_standard_input(data: bytes | None) -> Document:
    if data is None:
        raise SourceError("standard input: nothing was handed in", source="-")
    return plain.read(data, name="standard input")


def _identified(documents: Iterable[Document]) -> tuple[Document, ...]:
    taken: set[str] = set()
    identified = []
    for document in documents:
        stem = _id_of(Path(document.name).stem)
        id = next(i for i in _candidates(stem) if i.casefold() not in taken)
        taken.add(id.casefold())
        identified.append(replace(document, id=id))
    return tuple(identified)


def _candidates(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def _id_of(stem: str) -> str:
    return _NO_ID.sub("-", unicodedata.normalize("NFC", stem)).strip("-") or "document"
