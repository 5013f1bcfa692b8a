"""The sources beside the note: their text in paragraphs, each sentence with its mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar

from summarizer.briefing import Briefing, Evidence, SourceEntry
from summarizer.documents import Document
from summarizer.rendering.note import Block, Note, Piece, Reference
from summarizer.rendering.places import clock
from summarizer.rendering.references import Marks, cited, runs
from summarizer.rendering.rendition import original
from summarizer.segmentation import segment
from summarizer.text import Span

Begun = TypeVar("Begun", int, str)
KEPT = "kept"
"""The kind of a block that holds sentences out of a text that is not at hand."""


class _Numbered(NamedTuple):
    """A sentence of a source, as far as laying it out needs it."""

    number: int
    span: Span
    kind: str
    paragraph: int
    page: int = 0
    time: str = ""


def with_sources(note: Note, briefing: Briefing, documents: Sequence[Document]) -> Note:
    """The note with the text of its sources: whole of those documents that the briefing was made of.

    They are told by their hashes. Of the other sources there are the sentences that the note cites, and
    those of which it says that it does not.
    """
    firsts = accumulate((source.sentences for source in briefing.sources), initial=1)
    sources = []
    for listed, source, first in zip(note.sources, briefing.sources, firsts, strict=False):
        references = {each.mark: each for each in listed.references}
        pane = _Pane(source, first, _of(source, briefing), listed.letter, references)
        held, document = original(source, documents)
        blocks = pane.whole(document) if document else pane.kept(briefing)
        sources.append(listed._replace(held=held, blocks=tuple(blocks)))
    return note._replace(sources=tuple(sources))


def _of(source: SourceEntry, briefing: Briefing) -> Mapping[int, Evidence]:
    found = cited(briefing, Marks(briefing.sources))
    return {each.sentence: each for each in found if each.document == source.id}


class _Pane(NamedTuple):
    """A source of the note, with what of it is cited; its sentences are numbered from `first`."""

    source: SourceEntry
    first: int
    cited: Mapping[int, Evidence]
    letter: str
    references: Mapping[str, Reference]

    def kept(self, briefing: Briefing) -> Iterator[Block]:
        """The sentences that the briefing itself holds, neighbours together."""
        uncited = {each.sentence: each for each in briefing.uncited if each.document == self.source.id}
        sentences = sorted({**uncited, **self.cited}.items())
        for run in runs(evidence for _, evidence in sentences):
            yield Block(KEPT, tuple(self._sentence(each.sentence, each.quote) for each in run))

    def whole(self, document: Document) -> Iterator[Block]:
        """All of the text, in its paragraphs; what is between sentences goes with the one beside it."""
        sentences = self._numbered(document)
        kind, pieces, at, paragraph = "", list[Piece](), 0, -1
        for each in sentences:
            between = document.text[at : each.span.start]
            if each.paragraph == paragraph:
                pieces += _between(between)
            else:
                closing, apart, opening = _parted(between)
                yield from _closed(kind, [*pieces, *_between(closing)])
                yield from (Block("", tuple(_between(line))) for line in apart)
                kind, pieces, paragraph = each.kind, list(_between(opening)), each.paragraph
            spaced = bool(pieces) and between[-1:].isspace()
            piece = self._sentence(each.number, each.span.of(document.text), spaced)
            pieces.append(piece._replace(page=each.page, time=each.time))
            at = each.span.end
        closing, apart, opening = _parted(document.text[at:])
        yield from _closed(kind, [*pieces, *_between(closing)])
        yield from (Block("", tuple(_between(line))) for line in (*apart, opening) if line.strip())

    def _sentence(self, number: int, text: str, spaced: bool = True) -> Piece:
        mark = f"{self.letter}{number}"
        return Piece(mark, text, self.references.get(mark), spaced)

    def _numbered(self, document: Document) -> Sequence[_Numbered]:
        """The document's sentences; where the briefing numbers them otherwise, those that it cites."""
        sentences = segment(document, first=self.first)
        spans = {each.number: each.span for each in sentences}
        agreed = len(sentences) == self.source.sentences and all(
            number in spans and spans[number].overlaps(each.span) for number, each in self.cited.items()
        )
        if not agreed:
            cited = sorted(self.cited.values(), key=lambda each: each.span)
            lines = (document.text.count("\n", 0, each.span.start) for each in cited)
            return [_Numbered(e.sentence, e.span, "", line) for e, line in zip(cited, lines, strict=True)]
        pages = [each.pages[0] if each.pages else 0 for each in sentences]
        times = ["" if each.time is None else clock(each.time) for each in sentences]
        return [
            _Numbered(each.number, each.span, each.kind.value, each.paragraph, page, time)
            for each, page, time in zip(sentences, _begun(pages, 0), _begun(times, ""), strict=True)
        ]


def _begun(each: Sequence[Begun], nothing: Begun) -> Iterator[Begun]:
    """Each value where it is another than the one before, and elsewhere nothing."""
    return (now if now != before else nothing for before, now in zip([nothing, *each], each, strict=False))


def _parted(between: str) -> tuple[str, Sequence[str], str]:
    """What stands between two paragraphs: after the one, on lines of its own, before the other."""
    first, *others = between.split("\n")
    if not others:
        return "", (), first
    return first, [line for line in others[:-1] if line.strip()], others[-1]


def _between(text: str) -> Iterator[Piece]:
    if text.strip():
        yield Piece("", text, spaced=text[:1].isspace())


def _closed(kind: str, pieces: Sequence[Piece]) -> Iterator[Block]:
    if pieces:
        yield Block(kind, tuple(pieces))
