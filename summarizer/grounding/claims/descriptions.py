"""By what people are called instead of their names: “Ann Lee, who heads the union”, “minister Tom Orr”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.grounding.claims.sense import related
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text

# Of a name that stands everywhere, so many sentences are looked at.
_LOOKED_AT = 40
# What describes a name stands beside it, and ends with the next mark or after so many words.
_LONGEST = 7
_MARK = re.compile(r"[.,;:!?—–()“”\"]")


@dataclass(frozen=True)
class Descriptions:
    """What the sentences of a passage say of a name right beside it."""

    sources: Sources

    def fits(self, kinds: Iterable[str], names: Iterable[str]) -> bool:
        """Whether any stem of a description is one by which one of the names, as stems, is called."""
        called = {stem for name in names for stem in self.of(name)}
        return any(related(kind, stem, self.sources.vocabulary) for kind in kinds for stem in called)

    def of(self, name: str) -> frozenset[str]:
        """The stems of what stands beside a name: its posts, and what it does “who” follows it.

        >>> from summarizer.documents import Document
        >>> from summarizer.language.vocabulary import vocabulary
        >>> from summarizer.segmentation import number
        >>> passage = number([Document("Ann Lee, who chairs the union, met minister Orr.")])
        >>> told = Descriptions(Sources(passage, vocabulary("en")))
        >>> sorted(told.of("lee")), sorted(told.of("orr"))
        (['chair', 'union'], ['minist'])
        """
        texts = (self.sources.text(number) for number in self.sources.holding(name)[:_LOOKED_AT])
        return frozenset(stem for text in texts for stem in self._beside(name, text))

    def _beside(self, name: str, text: Text) -> Iterator[str]:
        places = {word: at for at, word in enumerate(text.words)}
        for words in text.names:
            if words[-1].stem == name:
                yield from _before(places[words[0]], text)
                yield from _after(places[words[-1]], text)


def _before(at: int, text: Text) -> Iterator[str]:
    """The post right before a name: “minister Orr”, “its chair, Ann Lee”."""
    for word in text.words[max(0, at - 1) : at]:
        between = text.text[word.span.end : text.words[at].span.start]
        if between in {" ", ", "} and not word.capital and _tells(word, text):
            yield word.stem


def _after(at: int, text: Text) -> Iterator[str]:
    """What follows a name between commas."""
    following = text.words[at + 1 : at + 1 + _LONGEST]
    if not following or "," not in _between(text, text.words[at], following[0]):
        return
    for before, word in zip((None, *following), following, strict=False):
        if before is not None and _MARK.search(_between(text, before, word)):
            return
        if _tells(word, text):
            yield word.stem


def _between(text: Text, before: Word, word: Word) -> str:
    return text.text[before.span.end : word.span.start]


def _tells(word: Word, text: Text) -> bool:
    return word.text not in text.vocabulary.function and not word.numeric
