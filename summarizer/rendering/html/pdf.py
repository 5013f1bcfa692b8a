"""PDF: the note as the page prints it, with what it cites as end notes."""

from __future__ import annotations

from typing import NoReturn

from summarizer.errors import MissingExtraError
from summarizer.rendering.html import LAYOUT, laid_out
from summarizer.rendering.html.panes import KEPT
from summarizer.rendering.note import Block, Note
from summarizer.rendering.rendition import Rendition

_INSTALL = "pip install 'summarizer[pdf-out]'"
_LIBRARIES = "apt install libpango-1.0-0 libpangoft2-1.0-0, or on macOS: brew install pango"


def rendered(rendition: Rendition) -> bytes:
    """The note in this format: pages of A4, the same bytes for the same briefing and fonts.

    The documents are left out of account: paper shows of the sources what the note cites. Nothing is
    fetched. Raises `MissingExtraError` where WeasyPrint or the libraries that it stands on are missing.
    """
    try:
        from weasyprint import HTML
    except ImportError as error:
        raise MissingExtraError(f"pdf: needs WeasyPrint; {_INSTALL}", extra="pdf-out") from error
    except OSError as error:  # a library of the system, which the package index does not have
        problem = "a library of Pango is missing"
        raise MissingExtraError(f"pdf: {problem}; {_LIBRARIES}", extra="pdf-out") from error
    page = LAYOUT.render(_as_cited(laid_out(rendition.briefing)), own=rendition.template)
    made: bytes = HTML(string=page, url_fetcher=_refuse).write_pdf(pdf_identifier=b"")
    return made


def _as_cited(note: Note) -> Note:
    """The note with nothing of its sources but what it cites: laying out what is not shown takes long."""
    sources = []
    for source in note.sources:
        pieces = (tuple(filter(lambda piece: piece.reference, block.pieces)) for block in source.blocks)
        blocks = tuple(Block(KEPT, kept) for kept in pieces if kept)
        sources.append(source._replace(blocks=blocks))
    return note._replace(sources=tuple(sources))


def _refuse(url: str) -> NoReturn:
    """What a page names beside itself: a note names nothing, and a template of one's own may not either."""
    raise ValueError(f"{url}: a note fetches nothing")
