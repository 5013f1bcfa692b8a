"""Reading sources: files, directories, standard input."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders import plain

LARGEST = 50_000_000
"""Bytes in the largest source that is read."""

STANDARD_INPUT = "-"

LOADERS: Mapping[str, Callable[[bytes, str], Document]] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": plain.read,
    ".markdown": plain.read,
}
"""What reads a file of each suffix, given its bytes and its name; any other is tried as plain text."""

_UNREAD = frozenset(
    (".html", ".htm", ".xhtml", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub", ".pptx", ".xlsx")
)
_URL = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read; `reason` says why, and what to do."""

    source: str
    reason: str


@dataclass(frozen=True)
class Loaded:
    """What came of loading sources: the documents, in order, and what could not be read."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...] = ()


def load(source: str | Path, *, standard_input: bytes | None = None) -> tuple[Document, ...]:
    """The documents of one source, as `load_all` reads it.

    Raises `SourceError` for the first thing in it that cannot be read.
    """
    loaded = load_all([source], standard_input=standard_input)
    for failure in loaded.failures:
        raise SourceError(failure.reason, source=failure.source)
    return loaded.documents


def load_all(sources: Iterable[str | Path], *, standard_input: bytes | None = None) -> Loaded:
    """The documents of all `sources`, in order, with ids unique among them; each file is read once.

    A source is a file, a directory, or "-" for `standard_input`. A directory stands for its files, those
    of its folders included, sorted by path; hidden ones are left out.
    """
    documents: list[Document] = []
    failures: list[Failure] = []
    names = chain.from_iterable(_files_of(str(source)) for source in sources)
    for name in {_identity(name): name for name in reversed([*names])}.values().__reversed__():
        try:
            documents.append(_read(name, standard_input))
        except SourceError as error:
            failures.append(Failure(name, str(error)))
    return Loaded(identified(documents), tuple(failures))
