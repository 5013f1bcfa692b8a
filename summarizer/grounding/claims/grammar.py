"""Parses of the sentences and claims that are compared, made when they are first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from summarizer.documents import Passage, Sentence
from summarizer.errors import MissingExtraError
from summarizer.language.parse import available, parse
from summarizer.language.vocabulary import Vocabulary
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.grounding.attribution import Attribution
    from summarizer.grounding.claims.frames import Frame
    from summarizer.grounding.reading import Reading
    from summarizer.language.parse import Doc

# A passage of so many statements is read at once; of a longer one, what is asked for.
_WHOLE = 400
_REACH = 3


class Grammar:
    """The grammar of one passage, in a language that has one."""

    def __init__(self, passage: Passage, vocabulary: Vocabulary, *, reading: Reading | None = None) -> None:
        self._passage = passage
        self._given = reading
        self._missing = False
        self._language = vocabulary.language
        self._vocabulary = vocabulary
        self._frames: dict[int, tuple[Frame, ...]] = {}

    @property
    def known(self) -> bool:
        """Whether the language has a grammar, as far as is known without loading it."""
        return available(self._language) and not self._missing

    @cached_property
    def available(self) -> bool:
        """Whether sentences can be parsed: the language has a grammar, and it is installed. Loads it."""
        if not self.known:
            return False
        try:
            parse((), self._language)
        except MissingExtraError:
            self._missing = True
        return not self._missing

    def frames(self, numbers: Sequence[int]) -> tuple[tuple[Frame, ...], ...]:
        """The frames of each of the sentences."""
        # Notes that keep to their sources' words never need what is imported here.
        from summarizer.grounding.claims.frames import frames_of

        new = [number for number in numbers if number not in self._frames]
        known = {n: self._given.docs[n] for n in new if self._given is not None and n in self._given.docs}
        left = [self._passage.sentence(number) for number in new if number not in known]
        for number, doc in (known | dict(parse(left, self._language) if left else {})).items():
            self._frames[number] = frames_of(doc, self._vocabulary)
        return tuple(self._frames[number] for number in numbers)

    @lru_cache(maxsize=64)  # noqa: B019 - a passage's grammar is dropped with its checker
    def sentence(self, number: int) -> Doc:
        """The parse of one sentence."""
        if self._given is not None and number in self._given.docs:
            return self._given.docs[number]
        return parse([self._passage.sentence(number)], self._language)[number]

    @lru_cache(maxsize=8)  # noqa: B019 - a passage's grammar is dropped with its checker
    def claim(self, text: str) -> Doc:
        """The parse of a claim."""
        return parse([Sentence(0, "", Span(0, len(text)), text)], self._language)[0]

    def said(self, number: int) -> Sequence[Attribution]:
        """The speech and the stands that the text gives to somebody in a sentence."""
        if self._given is not None or len(self._passage.statements) <= _WHOLE:
            return self._reading.said.get(number, ())
        return self._near(number).said.get(number, ())

    @cached_property
    def _reading(self) -> Reading:
        return self._given or _read(self._passage)

    @lru_cache(maxsize=256)  # noqa: B019 - a passage's grammar is dropped with its checker
    def _near(self, number: int) -> Reading:
        """A long passage, read around one sentence."""
        document = self._passage.sentence(number).document
        near = (self._passage.sentence(n) for n in range(number - _REACH, number + 1) if n in self._passage)
        sentences = tuple(sentence for sentence in near if sentence.document == document)
        return _read(Passage((self._passage.document(document),), sentences))


def _read(passage: Passage) -> Reading:
    from summarizer.grounding.reading import read

    return read(passage)
