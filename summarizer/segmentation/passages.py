"""A long passage cut into passages of a size that one request holds, where the text itself has borders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import IntEnum
from itertools import accumulate, pairwise
from math import ceil

from summarizer.documents import Kind, Passage, Sentence

Size = Callable[[Sentence], int]

# How far before and behind its even share a passage may end, for the sake of a better border.
_EARLIEST = 0.6
_LATEST = 1.3


class Border(IntEnum):
    """What lies between two neighbouring sentences; a greater one is a better place to cut at."""

    NONE = 0
    PARAGRAPH = 1
    TURN = 2
    HEADING = 3
    DOCUMENT = 4


def pack(passage: Passage, *, size: Size, budget: int, overlap: int = 0) -> tuple[Passage, ...]:
    """The passage in passages of at most `budget`, by the sum of their sentences' `size`.

    They are about even, and end at documents, headings, speakers' turns and paragraphs, in this order of
    preference. One that begins inside a section has up to `overlap` sentences before it too, so that
    nothing is read without what led up to it. Sentences keep their numbers; each is in one passage at
    least. A sentence that alone is larger than the budget is a passage by itself.

    >>> from summarizer.segmentation.numbering import number
    >>> from summarizer.documents import Document
    >>> text = Document("# Roads\\nOne is closed. Two are open.\\n# Rail\\nThe line is shut. It rained.")
    >>> [[s.number for s in part.sentences] for part in pack(number([text]), size=lambda _: 1, budget=4)]
    [[1, 2, 3], [4, 5, 6]]
    """
    sentences = passage.sentences
    ends = list(_ends(passage, size, budget))
    parts = []
    for start, end in pairwise([0, *ends]):
        led = _led(passage, start, overlap) if start else start
        while led < start and sum(map(size, sentences[led:end])) > budget:
            led += 1
        parts.append(_part(passage, led, end))
    return tuple(parts)


def _part(passage: Passage, start: int, end: int) -> Passage:
    """The sentences from index `start` to before `end`, and the documents that they are of."""
    sentences = passage.sentences[start:end]
    within = {sentence.document for sentence in sentences}
    documents = tuple(document for document in passage.documents if document.id in within)
    return replace(passage, documents=documents, sentences=sentences)


def border(before: Sentence, after: Sentence) -> Border:
    """What lies between two neighbouring sentences."""
    if before.document != after.document:
        return Border.DOCUMENT
    if after.kind is Kind.HEADING and before.kind is not Kind.HEADING:
        return Border.HEADING
    if before.speaker != after.speaker:
        return Border.TURN
    return Border.PARAGRAPH if before.paragraph != after.paragraph else Border.NONE


def _ends(passage: Passage, size: Size, budget: int) -> Iterator[int]:
    """The index behind the last sentence of each passage, in order."""
    sentences = passage.sentences
    sums = [0, *accumulate(map(size, sentences))]
    start = 0
    while start < len(sentences):
        left = sums[-1] - sums[start]
        share = left / ceil(left / budget)
        start = _end(passage, sums, start=start, share=share, budget=budget)
        yield start


def _end(passage: Passage, sums: list[int], *, start: int, share: float, budget: int) -> int:
    """Where the passage that begins at index `start` ends best: the best border near its even share."""
    sentences = passage.sentences
    if sums[-1] - sums[start] <= share:
        return len(sentences)
    best, rank = start + 1, (False, Border.NONE, -share)
    for end in range(start + 1, len(sentences) + 1):
        held = sums[end] - sums[start]
        if held > min(budget, share * _LATEST) and end > start + 1:
            break
        found = border(sentences[end - 1], sentences[end]) if end < len(sentences) else Border.DOCUMENT
        fitting = (held >= share * _EARLIEST, found, -abs(held - share))
        if fitting >= rank:
            best, rank = end, fitting
    return best


def _led(passage: Passage, start: int, overlap: int) -> int:
    """The index from which to read what leads up to the sentence at `start`, inside its section."""
    sentences = passage.sentences
    first = start
    while first > max(0, start - overlap) and border(sentences[first - 1], sentences[first]) < Border.HEADING:
        first -= 1
    return first
