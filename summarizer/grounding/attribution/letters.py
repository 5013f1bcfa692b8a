"""For whom a signed letter speaks: its “we” is the body that its head names and that its signatory serves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.documents import Kind, Sentence
from summarizer.grounding.speakers import Speaker
from summarizer.language.lexicon import Lexicon
from summarizer.segmentation.lexicon import lexicon as layout
from summarizer.segmentation.names import looks_like_name
from summarizer.text import fold

# A letter says “we” so often at least.
_OFTEN = 2
_WE = re.compile(r"\b[Ww]e\b")
_EDGES = " \t\n*_.,:;|–—-"
_HEAD = frozenset({Kind.HEADING, Kind.BYLINE})


def signatory(sentences: Sequence[Sentence], lexicon: Lexicon) -> Speaker | None:
    """The body whose letter a document is, or `None`.

    Its last line is somebody's name and post, its statements say “we”, and its head names the body twice:
    beside a date, and in a heading (“Statement of Holt Hydro”).
    """
    statements = [s for s in sentences if s.is_statement]
    if not statements or sum(_WE.search(s.text) is not None for s in statements) < _OFTEN:
        return None
    if not _signs(sentences[-1], lexicon):
        return None
    top = [s for s in sentences if s.number < statements[0].number and s.kind in _HEAD]
    headings = [fold(s.line) for s in top if s.kind is Kind.HEADING]
    named = (layout().date.sub("", s.line).strip(_EDGES) for s in top if s.kind is Kind.BYLINE)
    body = next((n for n in named if looks_like_name(n) and any(fold(n) in h for h in headings)), "")
    return Speaker(body, body, "name", None) if body else None


def _signs(last: Sentence, lexicon: Lexicon) -> bool:
    """Whether a line is a name and a post: “Ann Lee, chief executive”."""
    name, _, post = last.line.partition(",")
    posts = lexicon["people.posts"] | lexicon["people.offices"]
    return (
        not last.is_statement and looks_like_name(name, least=2) and not posts.isdisjoint(fold(post).split())
    )
