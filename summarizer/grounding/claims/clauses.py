"""The clauses of a sentence, as its marks and joining words part them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text

_MARK = re.compile(r"[,;:—–()]")


def clauses_of(text: Text) -> tuple[Sequence[Word], ...]:
    """The words of each clause, its joining word with it.

    >>> from summarizer.language.vocabulary import vocabulary
    >>> text = Text("It closed in May, because the roof leaked.", vocabulary("en"))
    >>> [text.of(clause) for clause in clauses_of(text)]
    ['It closed in May', 'because the roof leaked']
    """
    joining = text.vocabulary.words("clauses", "joining")
    found: list[list[Word]] = [[]]
    for before, word in zip((None, *text.words), text.words, strict=False):
        parted = before is not None and _MARK.search(text.text, before.span.end, word.span.start) is not None
        if found[-1] and (parted or word.text in joining):
            found.append([])
        found[-1].append(word)
    return tuple(clause for clause in found if clause)
