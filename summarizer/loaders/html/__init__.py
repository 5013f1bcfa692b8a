"""Web pages, saved or fetched: the article, told apart from what stands around and in front of it."""

from __future__ import annotations

from summarizer.documents import Document
from summarizer.loaders.html.parsing import whole
from summarizer.progress import Report, unwatched


def read(data: bytes, *, name: str, report: Report = unwatched) -> Document:
    """The article in a page."""
    return Document(whole(data.decode("utf-8", "replace"), name=name, report=report), name=name)
