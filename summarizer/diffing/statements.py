"""All statements of a briefing's sources: what its items rest on, and what no item cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from summarizer.briefing import Briefing, Evidence, SourceEntry
from summarizer.documents import Document, Passage, Sentence
from summarizer.rendering.references import Marks, cited
from summarizer.text import Span, fold, one_line


@dataclass(frozen=True)
class Statements:
    """What the sources of a briefing state, to be looked up by words."""

    briefing: Briefing

    @cached_property
    def all(self) -> tuple[Evidence, ...]:
        """Every statement once, in the order of its number."""
        told = (*cited(self.briefing, Marks(self.briefing.sources)), *self.briefing.uncited)
        widest = {(each.document, each.sentence): each for each in sorted(told, key=_extent)}
        return tuple(widest.values())

    def of(self, words: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """The statements with these words, whatever their numbers; empty unless all of them are there."""
        found = [self._by_words.get(fold(each.quote)) for each in words]
        return tuple(each for each in found if each) if all(found) else ()

    @cached_property
    def _by_words(self) -> Mapping[str, Evidence]:
        return {fold(each.quote): each for each in reversed(self.all)}

    @property
    def language(self) -> str:
        """That of the first source that tells one; ``""`` where none does."""
        return next((source.language for source in self.briefing.sources if source.language), "")

    @cached_property
    def passage(self) -> Passage:
        """The statements as sentences under their own numbers, to be asked questions of."""
        documents = [self._document(source) for source in self.briefing.sources]
        return Passage(
            tuple(document for document, _ in documents),
            tuple(sentence for _, sentences in documents for sentence in sentences),
        )

    def _document(self, source: SourceEntry) -> tuple[Document, tuple[Sentence, ...]]:
        sentences: list[Sentence] = []
        lines = [(each.sentence, one_line(each.quote)) for each in self.all if each.document == source.id]
        start = 0
        for number, line in lines:
            sentences.append(Sentence(number, source.id, Span(start, start + len(line)), line))
            start += len(line) + 1
        text = "\n".join(line for _, line in lines)
        return Document(text, source.id, source.name, date=source.date), tuple(sentences)


def _extent(each: Evidence) -> tuple[int, int]:
    """By number; of one sentence the widest last, which is the one that is kept."""
    return each.sentence, len(each.quote)
