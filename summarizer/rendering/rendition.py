"""What a format is handed: the briefing, and what goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from summarizer.briefing import Briefing, SourceEntry
from summarizer.documents import Document
from summarizer.errors import TemplateError
from summarizer.rendering.note import Held


class Rendition(NamedTuple):
    """A briefing to be laid out, by a template of one's own where there is one.

    `documents` are the sources that are at hand, for a format that shows them; those that the briefing was
    not made of have another hash than its source has. `language` is that of headings and dates; where it is
    empty, that is the briefing's own.
    """

    briefing: Briefing
    template: Path | None = None
    documents: tuple[Document, ...] = ()
    language: str = ""

    def without_template(self, format: str) -> Briefing:
        """The briefing, for a format that no template lays out; `TemplateError` if there is one."""
        if self.template is not None:
            raise TemplateError(f"{format}: takes no template; leave the template out", format=format)
        return self.briefing


def original(source: SourceEntry, documents: Sequence[Document]) -> tuple[Held, Document | None]:
    """The document that a source is, told by its hash; where one of its name has another text, it changed."""
    for document in documents:
        if document.sha256 == source.sha256:
            return "whole", document
    names = {document.name.replace("\\", "/") for document in documents}
    alike = any(f"/{name}".endswith("/" + source.name.replace("\\", "/").lstrip("/")) for name in names)
    return ("changed" if alike else "missing"), None
