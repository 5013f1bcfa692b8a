"""A planted quote and the truth about it."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmarks.quotes.corpus import Text, printed
from summarizer.documents import Document
from summarizer.text import Span

EXACT, NORMALIZED, ELIDED = frozenset({"exact"}), frozenset({"normalized"}), frozenset({"elided"})
ALTERED, REFUSED = frozenset({"altered"}), frozenset({"altered", "absent"})
ELLIPSES = (" … ", " ... ", " […] ", "… ", " [...] ", " (…) ", " . . . ")


@dataclass(frozen=True)
class Plant:
    """A quote, the documents that it is held against, and the truth about it.

    `spans` is where it stands in the document called `document`; empty where it stands nowhere.
    """

    kind: str
    language: str
    documents: tuple[Document, ...]
    quote: str
    verdicts: frozenset[str]
    document: str = ""
    spans: tuple[Span, ...] = ()
    source: str = ""
    speaker: str = ""
    said_by: Mapping[Span, str] = field(default_factory=dict)

    @property
    def is_true(self) -> bool:
        """Whether the source has these words."""
        return self.verdicts <= EXACT | NORMALIZED | ELIDED


def letters(text: str) -> str:
    """The generator's own idea of the same words: letters and digits alone, in any case."""
    return "".join(c for c in text.casefold() if c.isalnum() or c in "−%€$")


def document(text: Text) -> Document:
    """A text as the document that quotes are held against."""
    return Document(text.text, id=text.name)


def turns(text: Text, words: str) -> bool:
    """Whether words hold anything that an ellipsis may not swallow, by the generator's own lists."""
    if text.language.unspaced:
        return any(word in words for word in text.language.turning)
    found = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", words.lower())
    return any(
        each == word
        or (len(word) > 3 and each.startswith(word))
        or (word[0] in "nN" and word[1:2] in "'’" and word in each)
        for each in found
        for word in text.language.turning
    ) or any(mark in words.lower() for mark in ("n't", "n’t", "n'", "n’"))


def false(
    kind: str, text: Text, quote: str, verdicts: frozenset[str] = REFUSED, span: Span | None = None
) -> Plant | None:
    if not quote or (
        letters(quote) in letters(printed(text.text, text.language, random.Random(0))) and verdicts is ALTERED
    ):
        return None
    place = (span,) if span else ()
    return Plant(
        kind,
        text.language.code,
        (document(text),),
        quote.strip(),
        verdicts,
        text.name if span else "",
        place,
    )
