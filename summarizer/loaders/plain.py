"""Plain text and Markdown."""

from __future__ import annotations

from summarizer.documents import Document
from summarizer.loaders.decoding import decode
from summarizer.loaders.imprint import imprint_of


def read(data: bytes, *, name: str) -> Document:
    """The document in `data`, with what its own layout says of title, date and publisher."""
    text = decode(data, name=name)
    imprint = imprint_of(text)
    return Document(text, name=name, title=imprint.title, date=imprint.date, publisher=imprint.publisher)
