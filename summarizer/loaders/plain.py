"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.documents import Document, Page, Turn
from summarizer.loaders.decoding import decode
from summarizer.loaders.imprint import imprint_of
from summarizer.text import Span

_PAGE_BREAK = "\f"
_CLOCK = re.compile(r"\d:\d\d")


def read(data: bytes, *, name: str) -> Document:
    """The document in `data`, with what its own layout says of title, date, publisher and turns."""
    text = decode(data, name=name)
    imprint = imprint_of(text)
    return Document(
        text,
        name=name,
        title=imprint.title,
        date=imprint.date,
        publisher=imprint.publisher,
        pages=tuple(_pages(text)),
        turns=_turns(text),
    )


def _turns(text: str) -> tuple[Turn, ...]:
    """The turns of a transcript that is stamped with times; few texts are."""
    if not _CLOCK.search(text):
        return ()
    from summarizer.loaders.transcripts.stamped import turns_of

    return turns_of(text)


def _pages(text: str) -> Iterator[Page]:
    """The pages of a text that marks where they end, as `pdftotext` does; none of any other."""
    breaks = [place for place, character in enumerate(text) if character == _PAGE_BREAK]
    if not breaks:
        return
    for number, (start, end) in enumerate(pairwise([0, *(place + 1 for place in breaks), len(text)]), 1):
        if end > start:
            yield Page(number, Span(start, end))
