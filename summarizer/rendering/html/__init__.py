"""HTML: the note beside its sources, in one file that asks nothing of the network."""

from __future__ import annotations

from summarizer.rendering.compose import compose
from summarizer.rendering.html.controls import controls
from summarizer.rendering.html.items import built_on
from summarizer.rendering.html.markup import asset, escape, fingerprint, language, marked, marks, opening, spoken
from summarizer.rendering.html.panes import with_sources
from summarizer.rendering.rendition import Rendition
from summarizer.rendering.templating import Layout

LAYOUT = Layout(
    "note.html.jinja",
    escape,
    (asset, built_on, controls, fingerprint, language, marked, marks, opening, spoken),
)


def rendered(rendition: Rendition) -> str:
    """The note in this format, beside those of the documents that it was made of."""
    note = with_sources(compose(rendition.briefing), rendition.briefing, rendition.documents)
    return LAYOUT.render(note, own=rendition.template)
