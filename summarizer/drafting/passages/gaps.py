"""What of the documents could not be read, told so that a reader finds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.briefing import Gap
from summarizer.documents import Kind, Passage, Sentence
from summarizer.drafting.passages.mapping import Failure
from summarizer.text import Span


def gaps_of(failure: Failure, whole: Passage) -> Iterator[Gap]:
    """The gap that a failed passage leaves in each of its documents."""
    for document in failure.passage.documents:
        missing = failure.passage.of(document)
        yield Gap(
            document=document.id,
            first=missing[0].number,
            last=missing[-1].number,
            pages=_ends(document.pages_of(Span(missing[0].span.start, missing[-1].span.end))),
            headings=tuple(_headings(missing, whole)),
            reason=str(failure.error),
        )


def _ends(pages: Sequence[int]) -> tuple[int, ...]:
    """The first and the last of pages; none of none."""
    return (pages[0], pages[-1]) if pages else ()


def _headings(missing: Sequence[Sentence], whole: Passage) -> Iterator[str]:
    """The heading that the missing sentences stand under, and those among them."""
    first = missing[0]
    above = (s for s in whole.sentences if s.number < first.number and s.document == first.document)
    headings = [sentence.line for sentence in above if sentence.kind is Kind.HEADING]
    if first.kind is not Kind.HEADING:
        yield from headings[-1:]
    yield from (sentence.line for sentence in missing if sentence.kind is Kind.HEADING)
