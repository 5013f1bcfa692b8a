"""How a note refers to a sentence: by its number, with the letter of its source where there are several."""

from __future__ import annotations

from summarizer.documents import Passage


def mark(number: int, passage: Passage) -> str:
    """What a reader finds a sentence of the passage by.

    >>> from summarizer.documents import Document
    >>> from summarizer.segmentation import number
    >>> told = "It was dark.", "It was late."
    >>> mark(2, number([Document(told[0], id="a"), Document(told[1], id="b")]))
    'B2'
    """
    if len(passage.documents) < 2:
        return str(number)
    ids = [document.id for document in passage.documents]
    return f"{letter(ids.index(passage.sentence(number).document))}{number}"


def letter(index: int) -> str:
    """The letter of a note's source, by its place from 0: A to Z, then AA."""
    before, last = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)
