"""Filling a Word template in: docxtpl finds the tags in it, the sandbox of all templates runs them."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

from summarizer.errors import TemplateError
from summarizer.rendering.note import Note
from summarizer.rendering.templating import FAILURES, Layout, context, told
from summarizer.rendering.typography import clip
from summarizer.rendering.word.markup import escape, link, marks, shown
from summarizer.rendering.word.package import packed, parsed, shipped, unpacked

LAYOUT = Layout("note.docx", escape, (link, marks), shown)

_WORDS_SHOWN = 12


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A template of which nothing is lost: XML that its tags break is an error, and is not repaired."""

    def build_xml(self, *arguments: Any) -> str:  # Any: as docxtpl hands them on
        """The text, filled in."""
        made: str = super().build_xml(*arguments)
        parsed(made.encode())
        return made

    def render_xml_part(self, source: str, *arguments: Any) -> str:  # Any: as docxtpl hands them on
        """A part, filled in; what fails says in which paragraph."""
        try:
            made: str = super().render_xml_part(source, *arguments)
        except FAILURES as error:
            if near := _paragraph(error, source):
                error.add_note(f"near “{near}”")
            raise
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


def _paragraph(error: BaseException, source: str) -> str:
    """The words of the paragraph in which a part failed: docxtpl hands Jinja a line for each."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == "<template>"]
    lines += [error.lineno] if isinstance(error, jinja2.TemplateSyntaxError) else []
    paragraphs = re.split(r"(?=<w:p[ >])", source)
    found = paragraphs[lines[-1] - 1] if lines and lines[-1] else ""
    return clip(unescape(re.sub(r"<[^>]+>", "", found)), words=_WORDS_SHOWN)


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
