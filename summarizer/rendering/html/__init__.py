"""HTML: the note beside its sources, in one file that asks nothing of the network."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.briefing import Briefing
from summarizer.documents import Document
from summarizer.rendering.compose import compose
from summarizer.rendering.html.controls import controls
from summarizer.rendering.html.items import built_on
from summarizer.rendering.html.markup import (
    asset,
    escape,
    fingerprint,
    language,
    marked,
    marks,
    opening,
    spoken,
)
from summarizer.rendering.html.panes import with_sources
from summarizer.rendering.note import Note
from summarizer.rendering.rendition import Rendition
from summarizer.rendering.templating import Layout

LAYOUT = Layout(
    "note.html.jinja",
    escape,
    (asset, built_on, controls, fingerprint, language, marked, marks, opening, spoken),
)


def rendered(rendition: Rendition) -> str:
    """The note in this format, beside those of the documents that it was made of."""
    note = laid_out(rendition.briefing, rendition.documents, language=rendition.language)
    return LAYOUT.render(note, own=rendition.template)


def laid_out(briefing: Briefing, documents: Sequence[Document] = (), *, language: str = "") -> Note:
    """The note with the text of its sources: whole of those documents that the briefing was made of."""
    return with_sources(compose(briefing, language), briefing, documents)
