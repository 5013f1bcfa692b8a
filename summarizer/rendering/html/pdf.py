"""PDF: the note as the page prints it, with what it cites as end notes."""

from __future__ import annotations

from summarizer.errors import MissingExtraError, TemplateError
from summarizer.rendering.html import LAYOUT, laid_out
from summarizer.rendering.html.panes import KEPT
from summarizer.rendering.note import Block, Note
from summarizer.rendering.rendition import Rendition

_INSTALL = "pip install 'summarizer[pdf-out]'"
_LIBRARIES = "apt install libpango-1.0-0 libpangoft2-1.0-0, or on macOS: brew install pango"
# What a page names without an address is held to be here, so that it is refused like all else.
_NOWHERE = "note:/"


def rendered(rendition: Rendition) -> bytes:
    """The note in this format: pages of A4, the same bytes for the same briefing and fonts.

    Headings, lists and tables are tagged as such, for readers who listen. The documents are left out of
    account: paper shows of the sources what the note cites. Nothing is fetched. Raises `MissingExtraError`
    where WeasyPrint or the libraries that it stands on are missing, and `TemplateError` for a template that
    names anything to fetch.
    """
    note = _as_cited(laid_out(rendition.briefing, language=rendition.language))
    return _printed(LAYOUT.render(note, own=rendition.template), template=str(rendition.template or "pdf"))


def _as_cited(note: Note) -> Note:
    """The note with nothing of its sources but what it cites: laying out what is not shown takes long."""
    sources = []
    for source in note.sources:
        pieces = (tuple(piece for piece in block.pieces if piece.reference) for block in source.blocks)
        blocks = tuple(Block(KEPT, kept) for kept in pieces if kept)
        sources.append(source._replace(blocks=blocks))
    return note._replace(sources=tuple(sources))


def _printed(page: str, *, template: str) -> bytes:
    try:
        from weasyprint import HTML
        from weasyprint.urls import FatalURLFetchingError, URLFetcher
    except ImportError as error:
        raise MissingExtraError(f"pdf: needs WeasyPrint; {_INSTALL}", extra="pdf-out") from error
    except OSError as error:  # a library of the system, which the package index does not have
        problem = "a library that WeasyPrint stands on is missing"
        raise MissingExtraError(f"pdf: {problem}; {_LIBRARIES}", extra="pdf-out") from error
    inlined = URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    try:
        made: bytes = HTML(string=page, base_url=_NOWHERE, url_fetcher=inlined).write_pdf(pdf_tags=True)
    except FatalURLFetchingError as error:
        problem = f"{error}: a note fetches nothing; put it into the template, as a data: address"
        raise TemplateError(f"{template}: {problem}", template=template) from error
    return made
