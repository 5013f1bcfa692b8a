"""What a text's own layout says of its title, date and publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.documents import Document, Kind, Sentence
from summarizer.segmentation import segment
from summarizer.segmentation.lexicon import Lexicon, alternatives, lexicon

_HEAD = 20_000
_FRONT_MATTER = re.compile(r"---\r?\n(.*?)\r?\n---", re.DOTALL)
_DATED = (Kind.BYLINE, Kind.DATELINE, Kind.SIGNATURE)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Title, date (as printed) and publisher of a document; empty where it does not say."""

    title: str = ""
    date: str = ""
    publisher: str = ""


def imprint_of(text: str) -> Imprint:
    """The imprint of `text`: its front matter, else first heading, first date beside the body, agency."""
    front = _front_matter(text)
    sentences = segment(Document(text[:_HEAD]))
    words = lexicon()
    return Imprint(
        front.get("title") or _title(sentences),
        front.get("date") or _date(sentences, words),
        front.get("publisher") or _publisher(sentences, words),
    )


def _front_matter(text: str) -> dict[str, str]:
    match = _FRONT_MATTER.match(text)
    pairs = (line.partition(":") for line in match[1].splitlines()) if match else ()
    return {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}


def _title(sentences: Sequence[Sentence]) -> str:
    for sentence in sentences:
        if sentence.kind is Kind.HEADING:
            return sentence.line
        if sentence.kind in (Kind.STATEMENT, Kind.SUMMARY):
            return ""
    return ""


def _date(sentences: Sequence[Sentence], words: Lexicon) -> str:
    for kind in _DATED:
        for sentence in sentences:
            if sentence.kind is kind and (match := words.date.search(sentence.line)):
                return match[0]
    return ""


def _publisher(sentences: Sequence[Sentence], words: Lexicon) -> str:
    agency = re.compile(rf"(?<!\w)(?:{alternatives(words.agencies)})(?!\w)", re.IGNORECASE)
    for sentence in sentences:
        if sentence.kind in (Kind.BYLINE, Kind.DATELINE) and (match := agency.search(sentence.line)):
            return match[0]
    return ""
