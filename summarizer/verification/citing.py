"""What a note's citations mean: sentences of the passage, and documents by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from summarizer.documents import Document, Passage, Sentence
from summarizer.text import Span, fold

# A shorter id, “p” or “12”, is met in footnotes by chance.
_SHORTEST = 4
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Citations:
    """The sentences that marks stand for.

    `listed` are the places of the sentences that the note lists word for word, by mark. They go before
    the numbers, which are others where the sources are given in another order.
    """

    passage: Passage
    listed: Mapping[str, tuple[str, tuple[Span, ...]]]

    def sentences(self, marks: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the sentences that are known of these marks, in order."""
        return tuple(dict.fromkeys(number for mark in marks for number in self._numbers(mark)))

    def unknown(self, marks: Iterable[str]) -> tuple[str, ...]:
        """The marks that stand for no sentence."""
        return tuple(mark for mark in marks if not self._numbers(mark))

    def document(self, marks: Iterable[str]) -> str:
        """The id of the document that the marks are of; "" where they are of none, or of several."""
        documents = {self.passage.sentence(number).document for number in self.sentences(marks)}
        return documents.pop() if len(documents) == 1 else ""

    def _numbers(self, mark: str) -> tuple[int, ...]:
        number = int(mark.lstrip(_LETTERS))
        own = (number,) if number in self.passage else ()
        if mark not in self.listed or (own and self._holds(self.passage.sentence(number), mark)):
            return own
        return self._found[mark] or own

    @cached_property
    def _found(self) -> Mapping[str, tuple[int, ...]]:
        """The sentences that hold the listed words, by mark."""
        sentences = self.passage.sentences
        return {mark: tuple(s.number for s in sentences if self._holds(s, mark)) for mark in self.listed}

    def _holds(self, sentence: Sentence, mark: str) -> bool:
        document, spans = self.listed[mark]
        return sentence.document == document and any(sentence.span.overlaps(span) for span in spans)


def named_document(text: str, documents: Iterable[Document]) -> str:
    """The id of the one document that `text` names, by file, id or title; "" where it names none, or several.

    >>> named_document("See minutes.txt, p. 3", [Document("", id="minutes", name="in/minutes.txt")])
    'minutes'
    """
    words = fold(text)
    found = {
        document.id for document in documents if any(stands_in(name, words) for name in _names(document))
    }
    return found.pop() if len(found) == 1 else ""


def _names(document: Document) -> Iterable[str]:
    file = PurePath(document.name.replace("\\", "/"))
    short = [name for name in (file.stem, document.id) if len(name) >= _SHORTEST and not name.isdecimal()]
    return [name for name in (file.name, document.title, *short) if name]


def stands_in(name: str, words: str) -> bool:
    """Whether folded `words` have the name, whole."""
    return re.search(rf"(?<![\w-]){re.escape(fold(name))}(?![\w-])", words) is not None
