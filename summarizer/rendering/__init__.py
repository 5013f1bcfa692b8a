"""A briefing as a note to read and to send, or as JSON to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import TemplateError
from summarizer.files import replace_file

if TYPE_CHECKING:
    from summarizer.briefing import Briefing
    from summarizer.documents import Document

__all__ = ["FORMATS", "parse", "render", "rendered", "save"]

_MODULES: Mapping[str, str] = {
    "md": "markdown",
    "txt": "plain",
    "json": "json",
    "html": "html",
    "pdf": "html.pdf",
    "docx": "word",
    "csv": "csv",
}
"""The module of each format, imported when it is asked for: its `rendered` takes a `Rendition`."""

FORMATS = tuple(_MODULES)


def parse(text: str, name: str) -> Briefing:
    """The briefing that `render(briefing, "json")` wrote; `name` is what messages call it.

    Raises `BriefingFormatError` if it is not JSON, not a briefing, or cites a source it does not list.
    """
    from summarizer.rendering import json

    return json.parse(text, name)


def render(
    briefing: Briefing,
    format: str = "md",
    *,
    template: Path | str | None = None,
    documents: Sequence[Document] = (),
    language: str | None = None,
) -> str:
    """The briefing in a format that is text: a note, or the whole of it as JSON.

    `template` is the path of a template to lay the note out with instead of the format's own. `documents`
    are the sources themselves, for a format that shows them beside the note. `language` is that of headings
    and dates, by its ISO 639-1 code, and by default the briefing's. Raises `LanguageError` for one that there
    are no words in, and `TemplateError` for an unknown format, for one that is no text, and for a template
    that cannot be used.
    """
    made = rendered(briefing, format, template=template, documents=documents, language=language)
    if isinstance(made, bytes):
        raise TemplateError(f"{format}: no text; write it into a file with save()", format=format)
    return made


def save(
    briefing: Briefing,
    path: Path | str,
    *,
    format: str | None = None,
    template: Path | str | None = None,
    documents: Sequence[Document] = (),
    language: str | None = None,
) -> None:
    """Write the briefing into a file, whole or not at all; `format` is by default the suffix of `path`.

    Raises `TemplateError` as `render` does, and `OSError` where the file cannot be written.
    """
    path = Path(path)
    named = format or path.suffix.lower().removeprefix(".")
    made = rendered(briefing, named, template=template, documents=documents, language=language)
    replace_file(path, made.encode("utf-8", "backslashreplace") if isinstance(made, str) else made)


def rendered(
    briefing: Briefing,
    format: str,
    *,
    template: Path | str | None = None,
    documents: Sequence[Document] = (),
    language: str | None = None,
) -> str | bytes:
    """The briefing in one of `FORMATS`, as `render` has it; bytes of a format that is no text."""
    if format not in FORMATS:
        raise TemplateError(f"{format}: no such format; choose one of {', '.join(FORMATS)}", format=format)
    from summarizer.rendering.rendition import Rendition
    from summarizer.rendering.words import known

    path = None if template is None else Path(template)
    rendition = Rendition(briefing, path, tuple(documents), known(language))
    made: str | bytes = import_module(f"{__name__}.{_MODULES[format]}").rendered(rendition)
    return made
