"""The sources of a kept briefing, for a format that shows them: as given, or still where they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.telling import tell
from summarizer.errors import SourceError

if TYPE_CHECKING:
    from summarizer.briefing import Briefing
    from summarizer.documents import Document

SHOWN_IN = ("html",)
"""The formats that show the sources beside the note."""


def originals(briefing: Briefing, *, given: Sequence[str], folder: Path) -> tuple[Document, ...]:
    """The documents that a briefing was made of, as far as they are at hand, and others that were given.

    Where a source is not among what is `given`, a file of its name is looked for, here and in `folder`; no
    address is fetched for that. What is missing or has changed since is told. Raises `SourceError` if
    something that was given cannot be read.
    """
    from summarizer.loaders import load_all

    named = load_all(given)
    for failure in named.failures:
        raise SourceError(failure.reason, source=failure.source)
    hashes = {document.sha256 for document in named.documents}
    wanted = [source.name for source in briefing.sources if source.sha256 not in hashes]
    found = load_all(path for name in wanted for path in _files(name, folder))
    documents = (*named.documents, *found.documents)
    for complaint in _complaints(briefing, documents):
        tell(f"summarizer: {complaint}")
    return documents


def _files(name: str, folder: Path) -> Iterator[str]:
    """The files that a source of that name may be, by their whole paths: a name is no pattern here."""
    for path in dict.fromkeys((Path(name).absolute(), (folder / name).absolute())):
        if path.is_file():
            yield str(path)


def _complaints(briefing: Briefing, documents: Sequence[Document]) -> Iterator[str]:
    from summarizer.rendering.rendition import original

    for source in briefing.sources:
        held, _ = original(source, documents)
        if held == "changed":
            yield f"{source.name}: changed since the note was made; its cited sentences are shown alone"
        elif held == "missing":
            yield f"{source.name}: not at hand; give it with --source to show its text"
