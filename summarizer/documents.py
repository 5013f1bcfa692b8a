"""Documents, their numbered sentences, and the passage that one request holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain, count, takewhile
from typing import NamedTuple

from summarizer.markup import without_markup
from summarizer.text import Span, one_line


class Kind(StrEnum):
    """What a sentence is to its document; only statements and the rows of tables are evidence."""

    STATEMENT = "statement"
    ROW = "row"
    HEADING = "heading"
    BULLET = "bullet"
    BYLINE = "byline"
    DATELINE = "dateline"
    SIGNATURE = "signature"
    PULL_QUOTE = "pull_quote"
    SUMMARY = "summary"
    ORDER = "order_to_the_reader"


class Piece(NamedTuple):
    """Words of a document's text at `span`, which stand at `source` in the text of their page.

    The two are the same characters where they are equally long; else `span` levels a ligature or a raised
    figure, or is empty for a hyphen that only broke a line.
    """

    span: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a document: its number, from 1, and what of the text stands on it.

    `label` is the number that is printed on it ("xii"), where the document says; else empty. `text` is all
    that a format that has pages of its own has on it, in the order of the file; `pieces` lead from the
    document's text to it, in the order of the document, and `left_out` is what of it is not in the document:
    running headers, footers, page numbers. All three are empty where pages are mere marks in a text.
    """

    number: int
    span: Span
    label: str = ""
    text: str = ""
    pieces: tuple[Piece, ...] = ()
    left_out: tuple[Span, ...] = ()

    def found(self, span: Span) -> tuple[Span, ...]:
        """Where in `text` the words of a range of the document stand: what is joined but by space, as one.

        >>> page = Page(1, Span(0, 8), text="3 some\\nwords", pieces=(
        ...     Piece(Span(0, 4), Span(2, 6)), Piece(Span(5, 10), Span(7, 12))), left_out=(Span(0, 1),))
        >>> [found.of(page.text) for found in page.found(Span(1, 10))]
        ['ome\\nwords']
        """
        found: list[Span] = []
        first = bisect_right(self.pieces, span.start, key=lambda piece: piece.span.end)
        for piece in takewhile(lambda piece: piece.span.start < span.end, self.pieces[first:]):
            source = _cut(piece, span)
            if (
                found
                and not self.text[found[-1].end : source.start].strip()
                and found[-1].end <= source.start
            ):
                found[-1] = Span(found[-1].start, source.end)
            else:
                found.append(source)
        return tuple(found)


def _joins(text: str, end: int, start: int) -> bool:
    """Whether there is no more than space from `end` to `start`."""
    return end <= start and not text[end:start].strip()


def _cut(piece: Piece, span: Span) -> Span:
    """What of the piece's source stands for `span`; all of it where characters do not match one by one."""
    start, end = max(piece.span.start, span.start), min(piece.span.end, span.end)
    if piece.span.end - piece.span.start != piece.source.end - piece.source.start:
        return piece.source
    by = piece.source.start - piece.span.start
    return Span(start + by, end + by)


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a transcript that one speaker speaks; `time` is when, in seconds from its start."""

    span: Span
    speaker: str = ""
    time: float | None = None


@dataclass(frozen=True)
class Document:
    """A text that is summarised, kept as it was read.

    `id` is unique within a briefing; `name` is where the text came from, for people. `title`, `author`,
    `date` (as printed in the source) and `publisher` are empty where the document does not say. `url` is
    the address at which it can be opened, and `format` what it was read from ("html", "pdf"); both may be
    empty. `pages` and `turns` are in the order of the text, and do not overlap; a page whose footnotes wait
    for a paragraph that runs on to the next comes twice. `notices` say what of the source is not in the
    text, and why.
    """

    text: str
    id: str = ""
    name: str = ""
    title: str = ""
    author: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    format: str = ""
    pages: tuple[Page, ...] = ()
    turns: tuple[Turn, ...] = ()
    notices: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """The hash of the text, in UTF-8; a lone surrogate counts as the bytes that Python gives it."""
        from hashlib import sha256  # it loads OpenSSL, and most runs ask for no hash

        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def pages_of(self, span: Span) -> tuple[int, ...]:
        """The numbers of the pages on which `span` stands, each once; none where the document has no pages.

        >>> Document("One. Two.", pages=(Page(1, Span(0, 5)), Page(2, Span(5, 9)))).pages_of(Span(5, 9))
        (2,)
        """
        first = bisect_right(self.pages, span.start, key=lambda page: page.span.end)
        on = takewhile(lambda page: page.span.start < span.end, self.pages[first:])
        return tuple(sorted({page.number for page in on if page.span.start < page.span.end}))

    def turn_at(self, place: int) -> Turn | None:
        """The turn that the character at `place` is in, if there is one."""
        before = bisect_right(self.turns, place, key=lambda turn: turn.span.start)
        turn = self.turns[before - 1] if before else None
        return turn if turn and place < turn.span.end else None


@dataclass(frozen=True)
class Sentence:
    """A numbered sentence: `document.text[span.start:span.end]`.

    `number` runs on across the documents of a passage, from 1. `paragraph` counts the document's
    paragraphs from 0. `speaker` is set where the layout itself says whose words these are: a
    transcript's turn, a signed post. `pages` are those that it stands on, and `time` is that of its turn,
    in seconds from the start of a recording, where the document has them.
    """

    number: int
    document: str
    span: Span
    text: str
    kind: Kind = Kind.STATEMENT
    paragraph: int = 0
    speaker: str = ""
    pages: tuple[int, ...] = ()
    time: float | None = None

    @property
    def is_statement(self) -> bool:
        """Whether evidence may be taken from it."""
        return self.kind in (Kind.STATEMENT, Kind.ROW)

    @property
    def line(self) -> str:
        """The sentence on one line, in words alone: without Markdown's marks."""
        return one_line(without_markup(self.text))


@dataclass(frozen=True)
class Passage:
    """The part of the documents that one request holds: documents, and sentences numbered 1 … n."""

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def statements(self) -> tuple[Sentence, ...]:
        """The sentences that evidence may be taken from, in order."""
        return tuple(s for s in self.sentences if s.is_statement)

    @cached_property
    def _by_number(self) -> Mapping[int, Sentence]:
        return {sentence.number: sentence for sentence in self.sentences}

    @cached_property
    def _by_id(self) -> Mapping[str, Document]:
        return {document.id: document for document in self.documents}

    def __contains__(self, number: object) -> bool:
        return number in self._by_number

    def sentence(self, number: int) -> Sentence:
        """The sentence of that number; `KeyError` if there is none."""
        return self._by_number[number]

    def document(self, id: str) -> Document:
        """The document of that id; `KeyError` if there is none."""
        return self._by_id[id]

    def of(self, document: Document) -> Sequence[Sentence]:
        """The sentences of one document, in order."""
        return [s for s in self.sentences if s.document == document.id]


def as_documents(documents: str | Document | Iterable[str | Document]) -> tuple[Document, ...]:
    """The documents that a caller means: a text is one of its own; each has an id, and no two the same.

    >>> [document.id for document in as_documents(["Yes.", Document("No.", id="reply"), "Maybe."])]
    ['document', 'reply', 'document-2']
    """
    given = [documents] if isinstance(documents, str | Document) else documents
    taken: set[str] = set()
    named = []
    for each in given:
        document = Document(each) if isinstance(each, str) else each
        stem = document.id or "document"
        candidates = chain([stem], (f"{stem}-{number}" for number in count(2)))
        id = next(candidate for candidate in candidates if candidate not in taken)
        taken.add(id)
        named.append(document if document.id == id else replace(document, id=id))
    return tuple(named)
