"""Whether a question is answered in a document, and by which sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING

from summarizer.documents import Document, Kind, Passage, Sentence, as_documents
from summarizer.grounding.answers import grammar
from summarizer.grounding.answers.coverage import Cover, TermIndex, is_question, keys, terms
from summarizer.grounding.answers.fillings import Finder
from summarizer.grounding.answers.questions import THING, WHO, YES_OR_NO, Question, read_question
from summarizer.grounding.answers.words import words
from summarizer.language.vocabulary import vocabulary
from summarizer.segmentation import detect, number
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc

ANSWERED = 0.4
"""A score from which on a question counts as answered."""

# Sentences that are looked at closely, those that cover most of the question.
_CLOSE = 12
# What is left of a sentence's score that has nothing of the question's core, and that leaves it open.
_NO_CORE = 0.3
_NO_OWN = 0.5
_OPEN = 0.3
# In a language without words no answer is told from a mention.
_UNSURE = 0.45
# What a find counts for that stands in another clause than the question's core.
_ELSEWHERE = 0.6
_LOWER = re.compile(r"\b[^\W\dA-Z_][\w]+")
_TELLING = frozenset({Kind.STATEMENT, Kind.BULLET})


@dataclass(frozen=True)
class Answer:
    """How surely a question is answered, 0 to 1, and the sentence that does it best, if any comes near."""

    score: float
    sentence: Sentence | None = None

    @property
    def answers(self) -> bool:
        """Whether the question counts as answered."""
        return self.score >= ANSWERED


class Answers:
    """The answers that a passage holds; indexed once, however many questions are asked.

    `docs` are the parses of its sentences by number, where they are at hand; without them, grammar is
    asked for the few sentences that matter, and done without where it is not installed.
    """

    def __init__(
        self, passage: Passage, *, language: str = "", docs: Mapping[int, Doc] | None = None
    ) -> None:
        self._passage = passage
        self._language = language or detect(" ".join(d.text[:5000] for d in passage.documents))
        self._docs = docs or {}
        self._words = words(self._language)
        self._vocabulary = vocabulary(self._language)

    def find(self, question: str, *, without: Collection[int] = ()) -> Answer:
        """The best answer to a question; sentences `without` raise the question, and do not answer it.

        Where they assert for themselves what a yes or a no is asked of, it is contested, and another
        assertion of it settles nothing.
        """
        parse = grammar.parsed_text(question, self._language)
        core = grammar.core(parse, self._words.light) if parse is not None else ()
        counted = grammar.counted(parse) if parse is not None else ""
        asked = read_question(question, self._words, self._vocabulary, core=core, counted=counted)
        objects = parse is not None and grammar.asks_for_object(parse)
        close = self._closest(asked)
        best = Answer(0.0)
        for worth, sentence in close:
            if worth > best.score and sentence.number not in without:
                score = worth * self._tells(asked, sentence, objects=objects)
                best = max(best, Answer(min(score, 1.0), sentence), key=lambda answer: answer.score)
        contested = asked.kind == YES_OR_NO and any(
            worth * self._tells(asked, sentence, objects=objects) >= ANSWERED
            for worth, sentence in close
            if worth >= ANSWERED and sentence.number in without
        )
        sure = _UNSURE if not self._words else _OPEN if contested else 1.0
        return replace(best, score=sure * best.score)

    def _tells(self, asked: Question, sentence: Sentence, *, objects: bool) -> float:
        return self._holds(asked, sentence, objects=objects) * self._settles(asked, sentence)

    def _closest(self, asked: Question) -> list[tuple[float, Sentence]]:
        """The statements that cover most of the question, with how well they do."""
        sentences = self._passage.sentences
        covers = self._index.covers(asked.terms, asked.core, opposites=asked.kind == YES_OR_NO)
        told = (
            (_worth(cover, asked), sentences[place])
            for place, cover in covers.items()
            if sentences[place].kind in _TELLING
        )
        return nsmallest(_CLOSE, told, key=lambda each: (-each[0], each[1].number))

    def _holds(self, asked: Question, sentence: Sentence, *, objects: bool) -> float:
        """How well a sentence holds what is asked for, best in the clause that has the question's core."""
        text = grammar.flat(sentence).text
        doc = self._docs.get(sentence.number) or grammar.parsed(sentence, self._language)
        found = self._finder.find(asked, text)
        if doc is None:
            return max(filling.worth for filling in found)
        clause = grammar.clause(doc, self._is_core(asked))
        worths = [f.worth * (1.0 if _inside(f.span, clause) else _ELSEWHERE) for f in found]
        if asked.kind == WHO:
            worths = [_ELSEWHERE * worth for worth in worths]
            for span in grammar.doers(doc, self._is_core(asked), objects=objects):
                worths.append(self._finder.doer(asked, span.of(text)))
        return max(worths)

    def _is_core(self, asked: Question) -> grammar.IsCore:
        turned = asked.kind == YES_OR_NO
        wanted = {key for term in asked.core for key, _ in keys(term, self._vocabulary, opposites=turned)}
        return lambda word: any(
            key in wanted for term in terms(word, self._vocabulary) for key, _ in keys(term, self._vocabulary)
        )

    def _settles(self, asked: Question, sentence: Sentence) -> float:
        """How far a sentence tells rather than leaves open."""
        signs = ["open", "open_yes_or_no"] if asked.kind == YES_OR_NO else ["open"]
        if is_question(sentence) or any(
            name in self._words.signs and self._words.signs[name].search(sentence.line) for name in signs
        ):
            return _OPEN
        return 1.0

    @cached_property
    def _index(self) -> TermIndex:
        return TermIndex(self._passage.sentences, self._vocabulary)

    @cached_property
    def _finder(self) -> Finder:
        lower = (word for d in self._passage.documents for word in _LOWER.findall(d.text))
        return Finder(self._words, self._vocabulary, frozenset(lower))


def _worth(cover: Cover, asked: Question) -> float:
    """What a sentence's cover lets it score at most.

    To a yes or a no, and to “what”, there is no date or name to look for: such an answer has to have more
    of the question's own words.
    """
    own = _NO_OWN + (1 - _NO_OWN) * cover.own
    worth = cover.around * own * (_NO_CORE + (1 - _NO_CORE) * cover.core)
    return worth * own if asked.kind in {YES_OR_NO, THING} else worth


def _inside(span: Span | None, clause: Sequence[Span]) -> bool:
    return span is None or not clause or any(span.overlaps(word) for word in clause)


def answered(question: str, document: Document | str) -> float:
    """How surely a question is answered in a document, 0 to 1; from `ANSWERED` on it counts as answered.

    >>> text = "The bridge was closed in May. It will reopen on 4 June, the council said."
    >>> answered("When will the bridge reopen?", text) >= ANSWERED
    True
    >>> answered("Who will pay for the bridge?", text) >= ANSWERED
    False
    """
    return _answers(as_documents(document)[0]).find(question).score


@lru_cache(maxsize=4)
def _answers(document: Document) -> Answers:
    return Answers(number([document]))
