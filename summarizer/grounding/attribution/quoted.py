"""The quoted words of each sentence, and what quotation they are a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.documents import Document, Sentence
from summarizer.grounding.quotations import quotations
from summarizer.text import Span, has_word

if TYPE_CHECKING:
    from summarizer.language.parse import Doc

# Newspapers' typesetting systems write two apostrophes, or two grave accents, for one mark.
_TYPED = re.compile(r"``|(?<!')''(?!')")
# Words as short as these may be without a capital in a title.
_SMALL = 3
# Marks that close a quotation.
_CLOSING = frozenset("”“\"'’»«」』")


@dataclass(frozen=True)
class Quoted:
    """The part of a quotation that stands in one sentence.

    `whole` is the quotation; `open` says that it is not closed where its paragraph ends, as newspapers
    print speech over several.
    """

    span: Span
    whole: Span
    open: bool


def quoted_words(document: Document, statements: Sequence[Sentence]) -> Mapping[int, tuple[Quoted, ...]]:
    """The quoted words of each sentence, by its number; marks are matched over the whole paragraph."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in statements:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    found: dict[int, tuple[Quoted, ...]] = {}
    for sentences in paragraphs.values():
        quotes = _quotations(document.text, Span(sentences[0].span.start, sentences[-1].span.end))
        at = 0
        for sentence in sentences:
            while at < len(quotes) and quotes[at].end <= sentence.span.start:
                at += 1
            found[sentence.number] = tuple(_parts(quotes[at:], sentence, document.text))
    return found


def _quotations(text: str, paragraph: Span) -> list[Span]:
    levelled = _TYPED.sub(_mark, paragraph.of(text))
    return [quote.shifted(paragraph.start) for quote in quotations(levelled)]


def _mark(typed: re.Match[str]) -> str:
    """One mark for two apostrophes, as many characters long, on the side of the words that it quotes."""
    return ' "' if typed[0] == "``" or not typed.string[typed.start() - 1 : typed.start()].strip() else '" '


def _parts(quotes: Sequence[Span], sentence: Sentence, text: str) -> Iterator[Quoted]:
    for quote in quotes:
        if quote.start >= sentence.span.end:
            return
        if quote.overlaps(sentence.span) and (part := _common(quote, sentence.span, text)):
            closed = text[quote.end : quote.end + 1] in _CLOSING
            yield Quoted(part, quote, open=not closed)


def _common(quote: Span, sentence: Span, text: str) -> Span | None:
    """The part of a quotation that stands in a sentence, without the comma that belongs to the sentence."""
    start, end = max(quote.start, sentence.start), min(quote.end, sentence.end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end) if start < end else None


def all_quoted(sentence: Sentence, quotes: Sequence[Span]) -> bool:
    """Whether a sentence is quotation and nothing else, marks and points aside."""
    edges = [sentence.span.start, *(at for q in quotes for at in (q.start, q.end)), sentence.span.end]
    outside = (
        Span(*pair).shifted(-sentence.span.start) for pair in zip(edges[::2], edges[1::2], strict=True)
    )
    return bool(quotes) and not any(has_word(span.of(sentence.text)) for span in outside)


def is_title(quote: Span, text: str) -> bool:
    """Whether the quoted words are the title of a work, by their capitals: “The Long Winter”.

    >>> is_title(Span(0, 15), "The Long Winter"), is_title(Span(0, 16), "The long winter.")
    (True, False)
    """
    words = quote.of(text).split()
    big = [word for word in words if len(word) > _SMALL]
    ends = text[quote.end - 1 : quote.end + 1]
    return (
        len(words) > 1 and len(big) > 1 and all(w[0].isupper() for w in big) and not set(ends) & set(",.?!…")
    )


def places(doc: Doc, sentence: Sentence, quotes: Sequence[Span]) -> frozenset[int]:
    """The places of the words of a sentence that stand in its quotations."""
    found: set[int] = set()
    for quote in quotes:
        inside = doc.char_span(
            quote.start - sentence.span.start, quote.end - sentence.span.start, alignment_mode="expand"
        )
        if inside is not None:
            found.update(range(inside.start, inside.end))
    return frozenset(found)
