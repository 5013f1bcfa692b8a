"""How far one sentence answers a question: what it holds, in which clause, and whether it leaves it open."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.documents import Passage, Sentence
from summarizer.grounding.answers import grammar
from summarizer.grounding.answers.coverage import is_question, keys, stems_of
from summarizer.grounding.answers.fillings import Filling, Finder
from summarizer.grounding.answers.questions import WHO, YES_OR_NO, Question, Told, read_question
from summarizer.grounding.answers.words import Words, words
from summarizer.language.vocabulary import Vocabulary, vocabulary
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc

OPEN = 0.3
"""What is left of the score of a sentence that leaves the question open."""

# What a find counts for that stands in another clause than the question's core.
_ELSEWHERE = 0.6
# What a name counts for of which grammar does not say that it is who did it.
_UNSAID = 0.5
_LOWER = re.compile(r"\b[^\W\dA-Z_]\w+")


@dataclass(frozen=True)
class Judge:
    """Judges sentences of a passage in `language`; `docs` are parses by sentence number, where at hand."""

    passage: Passage
    language: str
    docs: Mapping[int, Doc] = field(default_factory=dict)

    @cached_property
    def words(self) -> Words:
        """The expressions of the language."""
        return words(self.language)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the language."""
        return vocabulary(self.language)

    def read(self, question: str) -> Question:
        """The question, read with grammar where there is one."""
        parse = grammar.parsed_text(question, self.language)
        if parse is None:
            return read_question(question, self.words, self.vocabulary)
        told = Told(
            verbs=tuple((verb.text, verb.lemma_) for verb in grammar.verbs(parse)),
            counted=grammar.counted(parse),
            of_object=grammar.asks_for_object(parse),
        )
        return read_question(question, self.words, self.vocabulary, told=told)

    def share(self, asked: Question, sentence: Sentence) -> float:
        """What share of the score that its words allow a sentence earns, 0 to 1."""
        return self._holds(asked, sentence) * (OPEN if self._leaves_open(asked, sentence) else 1.0)

    def _holds(self, asked: Question, sentence: Sentence) -> float:
        """How well a sentence holds what is asked for, best in the clause that has the question's core."""
        text = grammar.flat(sentence).text
        doc = self._parse(sentence)
        found = self._finder.find(asked, text)
        if doc is None:
            return max(filling.worth for filling in found)
        if asked.kind == WHO:
            same = self._doers(asked, doc, self._is_any(asked.deeds))
            alike = self._doers(asked, doc, self._among(asked, asked.deeds))
            return max([*same, *(_UNSAID * worth for worth in [*alike, *(f.worth for f in found)])])
        return max(f.worth for f in self._placed(asked, found, doc))

    def _doers(self, asked: Question, doc: Doc, is_core: grammar.IsCore) -> list[float]:
        """What those are worth who do it. Who does something alike is a weak sign: “who would pay” is not
        told by “the delay would cost more”."""
        doers = grammar.doers(doc, is_core, objects=asked.of_object)
        return [self._finder.doer(asked, noun.text) for noun in doers]

    def _is_any(self, stems: Collection[str]) -> grammar.IsCore:
        """Whether a word is one of these stems itself."""
        return lambda word: any(stem in stems for stem in stems_of(word, self.vocabulary))

    def _placed(self, asked: Question, found: Sequence[Filling], doc: Doc) -> list[Filling]:
        """The finds, those in another clause than the question's core worth less."""
        clause = grammar.clause(doc, self._among(asked, asked.core))
        return [f if _inside(f.span, clause) else Filling(_ELSEWHERE * f.worth, f.span) for f in found]

    def _among(self, asked: Question, stems: Sequence[str]) -> grammar.IsCore:
        """Whether a word is one of these stems, or of like sense; to a yes or a no, opposites are too."""
        turned = asked.kind == YES_OR_NO
        wanted = {key for stem in stems for key, _ in keys(stem, self.vocabulary, opposites=turned)}
        return lambda word: any(
            key in wanted
            for stem in stems_of(word, self.vocabulary)
            for key, _ in keys(stem, self.vocabulary)
        )

    def _leaves_open(self, asked: Question, sentence: Sentence) -> bool:
        """Whether a sentence asks, refuses, doubts, or gives one figure and then somebody's other one."""
        if is_question(sentence) or self._shows("open", sentence):
            return True
        if asked.kind == YES_OR_NO:
            return self._shows("open_yes_or_no", sentence) or self._wishes(asked, sentence)
        return self._is_torn(asked, sentence)

    def _wishes(self, asked: Question, sentence: Sentence) -> bool:
        doc = self._parse(sentence)
        return doc is not None and grammar.is_wished(doc, self._is_any(asked.deeds or asked.core))

    def calls_open(self, sentence: Sentence) -> bool:
        """Whether a sentence says of something that it is not known, told or decided."""
        return self._shows("open", sentence)

    def _shows(self, sign: str, sentence: Sentence) -> bool:
        expression = self.words.signs.get(sign)
        return expression is not None and expression.search(sentence.line) is not None

    def _is_torn(self, asked: Question, sentence: Sentence) -> bool:
        """“The port said £9 million, but the shippers put it at £15 million.”"""
        if not self._shows("contrast", sentence) or not self._shows("told", sentence):
            return False
        text = grammar.flat(sentence).text
        turn = self.words.signs["contrast"].search(text)
        cut = turn.start() if turn is not None else 0
        before, after = self._finder.figures(asked, text[:cut]), self._finder.figures(asked, text[cut:])
        return bool(before and after and before.isdisjoint(after))

    def disputed(self, asked: Question, one: Sentence, other: Sentence) -> bool:
        """Whether somebody gives a figure in one sentence, and somebody in the other gives another."""
        if not (self._shows("told", one) and self._shows("told", other)):
            return False
        figures = [self._finder.figures(asked, grammar.flat(sentence).text) for sentence in (one, other)]
        return all(figures) and figures[0].isdisjoint(figures[1])

    def _parse(self, sentence: Sentence) -> Doc | None:
        return self.docs.get(sentence.number) or grammar.parsed(sentence, self.language)

    @cached_property
    def _finder(self) -> Finder:
        lower = (word for d in self.passage.documents for word in _LOWER.findall(d.text))
        return Finder(self.words, self.vocabulary, frozenset(lower))


def _inside(span: Span | None, clause: Sequence[Span]) -> bool:
    return span is None or not clause or any(span.overlaps(word) for word in clause)
