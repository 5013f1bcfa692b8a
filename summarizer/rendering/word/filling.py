"""Filling a Word template in: docxtpl finds the tags in it, the sandbox of all templates runs them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docxtpl import DocxTemplate
from lxml import etree

from summarizer.errors import TemplateError
from summarizer.rendering.note import Note
from summarizer.rendering.templating import Layout, context, told
from summarizer.rendering.word.markup import escape, link, marks, shown
from summarizer.rendering.word.package import packed, parsed, shipped, unpacked

LAYOUT = Layout("note.docx", escape, (link, marks), shown)


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A template of which nothing is lost: XML that its tags break is an error, and is not repaired."""

    def build_xml(self, *arguments: Any) -> str:  # Any: as docxtpl hands them on
        """The text, filled in."""
        made: str = super().build_xml(*arguments)
        parsed(made.encode())
        return made

    def render_properties(self, *arguments: Any) -> None:  # Any: as docxtpl hands them on
        """Nothing: what the document says of itself is set when it is finished."""


def filled(note: Note, *, own: Path | None = None) -> bytes:
    """A Word document with the note in it, and elements of ours where sentences are cited.

    Raises `TemplateError` for a template that is no Word document, or cannot be filled in.
    """
    called = str(own or LAYOUT.template)
    with _told(called), told(called):
        template = _Template(BytesIO(packed(unpacked(own.read_bytes()) if own else shipped())))
        template.render(dict(context(note)), LAYOUT.sandbox(*([own.parent] if own else ())))
        data = BytesIO()
        template.save(data)
    return data.getvalue()


@contextmanager
def _told(called: str) -> Iterator[None]:
    """Raise what goes wrong with a Word document as such."""
    try:
        yield
    except BadZipFile as error:
        problem = "is no Word document; save it as .docx or .dotx"
        raise TemplateError(f"{called}: {problem}", template=called) from error
    except etree.XMLSyntaxError as error:
        problem = f"its tags break the document ({error.msg}); let a loop or a condition begin and end alike"
        raise TemplateError(f"{called}: {problem}", template=called) from error
