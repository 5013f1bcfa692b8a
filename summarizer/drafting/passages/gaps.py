"""What of the documents could not be read, told so that a reader finds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.briefing import Gap
from summarizer.documents import Document, Kind, Passage, Sentence
from summarizer.drafting.passages.mapping import Failure

_PAGE_BREAK = "\f"


def gaps_of(failure: Failure, whole: Passage) -> Iterator[Gap]:
    """The gap that a failed passage leaves in each of its documents."""
    for document in failure.passage.documents:
        missing = failure.passage.of(document)
        yield Gap(
            document=document.id,
            first=missing[0].number,
            last=missing[-1].number,
            pages=_pages(document, missing),
            headings=tuple(_headings(missing, whole)),
            reason=str(failure.error),
        )


def _pages(document: Document, missing: Sequence[Sentence]) -> tuple[int, ...]:
    """The first and the last page, from 1, of a text that marks where its pages end; else none."""
    if _PAGE_BREAK not in document.text:
        return ()
    places = (missing[0].span.start, missing[-1].span.end)
    return tuple(document.text.count(_PAGE_BREAK, 0, place) + 1 for place in places)


def _headings(missing: Sequence[Sentence], whole: Passage) -> Iterator[str]:
    """The heading that the missing sentences stand under, and those among them."""
    first = missing[0]
    above = (s for s in whole.sentences if s.number < first.number and s.document == first.document)
    headings = [sentence.line for sentence in above if sentence.kind is Kind.HEADING]
    if first.kind is not Kind.HEADING:
        yield from headings[-1:]
    yield from (sentence.line for sentence in missing if sentence.kind is Kind.HEADING)
