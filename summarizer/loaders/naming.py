"""What documents are called: names for people, ids for footnotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from summarizer.documents import Document

_HYPHENS = re.compile(r"-+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(name: str) -> str:
    """`name` as UTF-8 can hold it: a file may be called by bytes that are no text."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", name)


def identified(documents: Iterable[Document]) -> tuple[Document, ...]:
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
