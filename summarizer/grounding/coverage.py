"""Which parts of long documents a note tells, and which it does not."""

from __future__ import annotations

from collections.abc import Collection

from summarizer.briefing import Coverage
from summarizer.documents import Kind, Passage, Sentence
from summarizer.segmentation import pack

# Below so many sentences a reader sees from the list of what no item cites how much that is.
_LONG = 300
# Parts in which the documents are told.
_PARTS = 12
_WORDS = 8


def coverage(passage: Passage, cited: Collection[int]) -> tuple[Coverage, ...]:
    """How many statements of each part are cited by `cited`, in order; `()` for documents that are short.

    The parts are about even, and begin where documents, headings and turns do.
    """
    if len(passage.sentences) < _LONG:
        return ()
    budget = -(-len(passage.sentences) // _PARTS)
    parts = pack(passage, size=lambda _: 1, budget=budget + budget // 3)
    return tuple(_covered(part.of(document), cited) for part in parts for document in part.documents)


def _covered(sentences: Collection[Sentence], cited: Collection[int]) -> Coverage:
    first, *_ = sentences
    statements = [sentence.number for sentence in sentences if sentence.is_statement]
    heading = next((s for s in sentences if s.kind is Kind.HEADING), first)
    words = heading.line.split()
    return Coverage(
        document=first.document,
        first=first.number,
        last=max(sentence.number for sentence in sentences),
        opening=" ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else ""),
        statements=len(statements),
        cited=len([number for number in statements if number in cited]),
    )
