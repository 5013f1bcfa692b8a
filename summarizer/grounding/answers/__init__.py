"""Whether a question is answered in a document, and by which sentence.

An answer is told from a mention by what the question asks for (a date, a figure with its unit, who did it,
a cause, an assertion), by where that stands (in the clause that has the question's own predicate, with the
rest of its words there or in the sentences before), and by the signs that a sentence leaves it open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING

from summarizer.documents import Document, Kind, Passage, Sentence, as_documents
from summarizer.grounding.answers.coverage import Cover, TermIndex
from summarizer.grounding.answers.judging import OPEN, Judge
from summarizer.grounding.answers.questions import THING, YES_OR_NO, Question
from summarizer.segmentation import detect, number

if TYPE_CHECKING:
    from summarizer.language.parse import Doc

ANSWERED = 0.4
"""A score from which on a question counts as answered."""

# Sentences that are looked at closely, those that cover most of the question.
_CLOSE = 12
# What is left of the score of a sentence that has nothing of the question's core, and none of its words.
_NO_CORE = 0.3
_NO_OWN = 0.5
# In a language without words no answer is told from a mention: never sure.
_UNSURE = 0.35
# How much of the score of “what” rests on the sentences next to the best in score, and on how many.
_LENGTH = 0.4
_NEXT = 3
_TELLING = frozenset({Kind.STATEMENT, Kind.ROW, Kind.BULLET})
# Enough of a document to tell its language by.
_SAMPLE = 20_000


@dataclass(frozen=True)
class Answer:
    """How surely a question is answered, 0 to 1, and the sentence that does it best, if any comes near."""

    score: float
    sentence: Sentence | None = None

    @property
    def is_enough(self) -> bool:
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
        language = language or detect("\n".join(d.text[:_SAMPLE] for d in passage.documents))
        self._judge = Judge(passage, language, docs or {})

    def find(self, question: str, *, without: Collection[int] = ()) -> Answer:
        """The best answer to a question; sentences `without` raise the question, and do not answer it.

        Nor does any other of their document where one of them says that it is open (“has not said when”):
        what the document itself calls open, it does not answer. Where they assert for themselves what a
        yes or a no is asked of, or where two sources give different figures, it stays open: another
        assertion settles nothing.
        """
        asked = self._judge.read(question)
        judged = list(self._judged(asked, without))
        told = [answer for answer in judged if self._may_answer(answer.sentence, without)]
        best = max(told, key=lambda answer: answer.score, default=None)
        if best is None:
            return Answer(0.0)
        if not self._judge.words:
            return Answer(_UNSURE * best.score, best.sentence)
        open_still = self._is_contested(asked, judged, without) or self._is_disputed(asked, best, told)
        score = _told_at_length(told) if asked.kind == THING else best.score
        return Answer((OPEN if open_still else 1.0) * score, best.sentence)

    def _judged(self, asked: Question, without: Collection[int]) -> Iterator[_Judged]:
        """The closest sentences, judged as long as one may be the best answer or speak against it."""
        best = 0.0
        for worth, sentence in self._closest(asked):
            if worth < min(best, ANSWERED) and asked.kind != THING:
                return
            judged = _Judged(min(1.0, worth * self._judge.share(asked, sentence)), sentence)
            if self._may_answer(sentence, without):
                best = max(best, judged.score)
            yield judged

    def _may_answer(self, sentence: Sentence, without: Collection[int]) -> bool:
        raising = (self._passage.sentence(number) for number in without if number in self._passage)
        return sentence.number not in without and not any(
            each.document == sentence.document and self._judge.calls_open(each) for each in raising
        )

    def _closest(self, asked: Question) -> Sequence[tuple[float, Sentence]]:
        """The statements that cover most of the question, the best first, with what they may score."""
        sentences = self._passage.sentences
        covers = self._index.covers(asked.terms, asked.core, opposites=asked.kind == YES_OR_NO)
        told = (
            (_worth(cover, asked), sentences[place])
            for place, cover in covers.items()
            if sentences[place].kind in _TELLING
        )
        return nsmallest(_CLOSE, told, key=lambda each: (-each[0], each[1].number))

    def _is_contested(self, asked: Question, judged: Sequence[_Judged], without: Collection[int]) -> bool:
        """Whether a sentence that raises a yes or a no asserts it for itself."""
        raising = (answer for answer in judged if answer.sentence.number in without)
        return asked.kind == YES_OR_NO and any(answer.score >= ANSWERED for answer in raising)

    def _is_disputed(self, asked: Question, best: _Judged, told: Sequence[_Judged]) -> bool:
        others = (answer.sentence for answer in told if answer.score >= ANSWERED)
        return any(self._judge.disputed(asked, best.sentence, other) for other in others)

    @cached_property
    def _index(self) -> TermIndex:
        return TermIndex(self._passage.sentences, self._judge.vocabulary)


@dataclass(frozen=True)
class _Judged:
    score: float
    sentence: Sentence


def _worth(cover: Cover, asked: Question) -> float:
    """What a sentence's cover lets it score at most.

    To a yes or a no, and to “what”, there is no date or name to look for: such an answer has to have more
    of the question's own words.
    """
    own = _NO_OWN + (1 - _NO_OWN) * cover.own
    worth = cover.around * own * (_NO_CORE + (1 - _NO_CORE) * cover.core)
    return worth * own if asked.kind in {YES_OR_NO, THING} else worth


def _told_at_length(told: Sequence[_Judged]) -> float:
    """The score of the best sentence, held up by the next ones: what is told of a thing goes on."""
    best, *others = sorted((answer.score for answer in told), reverse=True)
    return (1 - _LENGTH) * best + _LENGTH * sum(others[:_NEXT]) / _NEXT


def answered(question: str, document: Document | str) -> float:
    """How surely a question is answered in a document, 0 to 1; from `ANSWERED` on it counts as answered.

    Without grammar for the language (spaCy) who did what to whom is not told, and without a data file
    for it the score stays below `ANSWERED`, however much of the question the document covers.

    >>> text = "The bridge was closed in May. It will reopen on 4 June, the council said."
    >>> answered("When will the bridge reopen?", text) >= ANSWERED
    True
    >>> answered("Who will pay for the bridge?", text) >= ANSWERED
    False
    """
    known = as_documents(document)[0]
    language = detect(known.text) or detect(f"{question} {known.text[:_SAMPLE]}")
    return _answers(known, language).find(question).score


@lru_cache(maxsize=4)
def _answers(document: Document, language: str) -> Answers:
    return Answers(number([document]), language=language)
