"""DOCX: the note as a Word document, in the house style of a template, with its evidence in footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.errors import MissingExtraError
from summarizer.rendering.compose import compose

if TYPE_CHECKING:
    from summarizer.rendering.rendition import Rendition


def rendered(rendition: Rendition) -> bytes:
    """The note in this format: the same bytes for the same briefing and template.

    Raises `MissingExtraError` where docxtpl is missing, and `TemplateError` for a template that is no Word
    document, or cannot be filled in.
    """
    try:
        from summarizer.rendering.word.filling import filled
        from summarizer.rendering.word.finishing import finished
    except ImportError as error:
        raise MissingExtraError(
            "docx: needs docxtpl; pip install 'summarizer[docx]'", extra="docx"
        ) from error
    note = compose(rendition.briefing, rendition.language)
    return finished(filled(note, own=rendition.template), note)
