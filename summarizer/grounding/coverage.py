"""Which parts of long documents a note tells, and which it does not."""

from __future__ import annotations

from collections.abc import Sequence, Set

from summarizer.briefing import Coverage
from summarizer.documents import Kind, Passage, Sentence
from summarizer.segmentation import pack

# Below so many sentences a reader sees from the list of what no item cites how much that is.
_LONG = 300
# Parts in which the documents are told.
_PARTS = 12
_WORDS = 8


def coverage(passage: Passage, cited: Set[int]) -> tuple[Coverage, ...]:
    """How many statements of each part are cited by `cited`, in order; `()` for documents that are short.

    The parts are about even, and begin where documents, headings and turns do.
    """
    if len(passage.sentences) < _LONG:
        return ()
    budget = -(-len(passage.sentences) // _PARTS)
    parts = pack(passage, size=lambda _: 1, budget=budget + budget // 3)
    return tuple(_covered(part.of(document), cited) for part in parts for document in part.documents)


def _covered(sentences: Sequence[Sentence], cited: Set[int]) -> Coverage:
    statements = [sentence.number for sentence in sentences if sentence.is_statement]
    words = _opening(sentences).line.split()
    return Coverage(
        document=sentences[0].document,
        first=sentences[0].number,
        last=sentences[-1].number,
        opening=" ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else ""),
        statements=len(statements),
        cited=len(cited & set(statements)),
    )


def _opening(sentences: Sequence[Sentence]) -> Sentence:
    """The heading that opens a part, or the first sentence that says something by itself."""
    first = sentences[0]
    if first.kind is Kind.HEADING:
        return first
    return next((s for s in sentences if len(s.line.split()) >= _WORDS), first)
