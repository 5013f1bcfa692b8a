"""What a text's own layout says of its title, date and publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.documents import Document, Kind, Sentence
from summarizer.segmentation import segment
from summarizer.segmentation.lexicon import Lexicon, alternatives, lexicon
from summarizer.segmentation.publishers import agency_of, publisher_in

_HEAD = 20_000
# Paragraphs from the top among which a line may say who printed the text.
_TOP = 4
_FRONT_MATTER = re.compile(r"---\r?\n(.*?)\r?\n---", re.DOTALL)
_SECTION = re.compile(r"[ \t#]*\d{1,2}(?:[.)]|(?:\.\d+)+)\s")


@dataclass(frozen=True, slots=True)
class Imprint:
    """Title, date (as printed) and publisher of a document; empty where it does not say."""

    title: str = ""
    date: str = ""
    publisher: str = ""


def imprint_of(text: str) -> Imprint:
    """The imprint of `text`: from its front matter, else its heading, by-lines, dateline, signature."""
    front = _front_matter(text)
    words = lexicon()
    head = segment(Document(text[:_HEAD]))
    return Imprint(
        front.get("title") or _title(text, head, words),
        front.get("date") or _date(head, words),
        front.get("publisher") or _publisher(head, words),
    )


def _front_matter(text: str) -> dict[str, str]:
    match = _FRONT_MATTER.match(text)
    pairs = [line.partition(":") for line in match[1].splitlines()] if match else []
    return {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}


def _title(text: str, head: Sequence[Sentence], words: Lexicon) -> str:
    """The subject of a mail, or the first heading, if it has no number and no body stands above it."""
    subject = re.compile(rf"(?:{alternatives(words.subjects)}):\s*(?:(?:re|fwd?|aw|wg):\s*)*", re.IGNORECASE)
    for sentence in head:
        if sentence.kind is Kind.HEADING:
            line = text.rfind("\n", 0, sentence.span.start) + 1
            return "" if _SECTION.match(text, line) else sentence.line
        if sentence.kind in (Kind.STATEMENT, Kind.SUMMARY):
            return ""
        if match := subject.match(sentence.line):
            return sentence.line[match.end() :]
    return ""


def _date(head: Sequence[Sentence], words: Lexicon) -> str:
    dated = (s for kind in (Kind.BYLINE, Kind.DATELINE, Kind.SIGNATURE) for s in head if s.kind is kind)
    return next((match[0] for s in dated if (match := words.date.search(s.line))), "")


def _publisher(head: Sequence[Sentence], words: Lexicon) -> str:
    """Who printed it, by a line above the text that has the date beside; else the agency that sent it."""
    lines = (publisher_in(s.line, words) for s in head if s.kind is Kind.BYLINE and s.paragraph < _TOP)
    return next(filter(None, lines), "") or agency_of(head, words)
