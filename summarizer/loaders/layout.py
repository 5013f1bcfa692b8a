"""Blocks of Markdown laid out as the text of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders.imprint import imprint_of
from summarizer.loaders.transcripts.stamped import turns_of
from summarizer.segmentation import segment
from summarizer.segmentation.lexicon import lexicon
from summarizer.text import has_word, one_line

_HEAD = 2_000
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file's own properties say of it; empty where they do not."""

    title: str = ""
    author: str = ""
    date: str = ""
    publisher: str = ""


def _date_on_top(text: str) -> str:
    """The date in the headings over the first paragraph: a report's, a meeting's."""
    head = segment(Document(text[:_HEAD]))
    lines = (sentence.line for sentence in takewhile(lambda s: not s.is_statement, head[:_MOST_LINES]))
    return next((match[0] for line in lines if (match := lexicon().date.search(line))), "")


def laid_out(blocks: Iterable[str]) -> str:
    """The blocks, a blank line between two; the rows of a table and the items of a list stand together.

    >>> laid_out(["# Votes", "| North: 40. |", "| South: 31. |", "The motion is carried."])
    '# Votes\\n\\n| North: 40. |\\n| South: 31. |\\n\\nThe motion is carried.\\n'
    """
    text, above = "", ""
    for block in blocks:
        opening = block[:2] if block.startswith(("| ", "- ")) else ""
        gap = "\n" if opening and opening == above else "\n\n" if text else ""
        text, above = f"{text}{gap}{block}", opening
    return f"{text}\n" if text else ""


def document_of(
    blocks: Iterable[str], properties: Properties, *, name: str, format: str, notices: Mapping[str, int]
) -> Document:
    """The document that blocks make, with what its own layout says of it, or else its `properties`.

    `notices` say what is not in the text, with how many there were of each. Raises `SourceError` if there
    is no text.
    """
    text = laid_out(blocks)
    if not has_word(text):
        raise SourceError(f"{name}: holds no text; give a document with words in it", source=name)
    imprint = imprint_of(text)
    return Document(
        text,
        name=name,
        title=imprint.title or one_line(properties.title),
        author=one_line(properties.author),
        date=imprint.date or _date_on_top(text) or properties.date,
        publisher=imprint.publisher or one_line(properties.publisher),
        format=format,
        turns=turns_of(text),
        notices=tuple(f"{what} ({count})" for what, count in notices.items() if count),
    )
