"""Whether a sentence holds what a question asks for: a date to “when”, a figure with its unit, a new name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.grounding.answers.coverage import keys, terms
from summarizer.grounding.answers.questions import COUNT, THING, WHO, YES_OR_NO, Question
from summarizer.grounding.answers.words import Words
from summarizer.language.vocabulary import Vocabulary
from summarizer.text import Span

_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*(?:\s(?:of |and |& |the )?[^\W\d_a-z][\w’'-]*)*")
_AFTER = re.compile(r"\s*[-–]?(\w+)?")
# How far after a figure what it counts may stand, in words and in characters: “forty of the old trees”.
_UNIT_WORDS = 5
_UNIT_REACH = 80

SURE, KINDRED, PRONOUN, BARE, LIKELY, NEAR, OTHER, NOTHING = 1.0, 0.9, 0.7, 0.55, 0.45, 0.35, 0.3, 0.2


@dataclass(frozen=True)
class Filling:
    """What may be asked for, where it stands in the sentence's line, and how well it fits, 0 to 1."""

    worth: float
    span: Span | None = None


@dataclass(frozen=True)
class Finder:
    """Finds what fills a question in the language of `words`; `lower` are the text's uncapitalised words."""

    words: Words
    vocabulary: Vocabulary
    lower: frozenset[str]

    def find(self, question: Question, line: str) -> tuple[Filling, ...]:
        """What a sentence has that may be asked for; never empty: nothing may be worth little."""
        if question.kind == YES_OR_NO:
            return (Filling(SURE),)
        special = {WHO: self._names, COUNT: self._counts, THING: self._news}
        found = tuple(special.get(question.kind, self._expressions)(question, line))
        return found or (Filling(NOTHING),)

    def _expressions(self, question: Question, line: str) -> Iterator[Filling]:
        filling = self.words.fillings[question.kind]
        for worth, expression in ((SURE, filling.sure), (LIKELY, filling.likely)):
            for match in expression.finditer(line):
                if self._is_new(match.group(), question):
                    yield Filling(worth, Span(*match.span()))

    def _is_new(self, words: str, question: Question) -> bool:
        """Whether words that may be asked for say what the question does not say itself."""
        told = terms(words, self.vocabulary)
        return not question.has(words) and not (told and set(told) <= set(question.terms))

    def _names(self, question: Question, line: str) -> Iterator[Filling]:
        for match in _NAME.finditer(line):
            if self._is_new_name(match.group(), question):
                yield Filling(SURE, Span(*match.span()))
        for match in self.words.signs["agent"].finditer(line):
            if not question.has(match.group()):
                yield Filling(LIKELY, Span(*match.span()))

    def figures(self, question: Question, line: str) -> frozenset[str]:
        """The figures, as written, in what fits the question surely."""
        fitting = [f.span for f in self.find(question, line) if f.span is not None and f.worth >= KINDRED]
        return frozenset(
            match.group()
            for match in self.words.signs["figure"].finditer(line)
            if any(span.overlaps(Span(*match.span())) for span in fitting)
        )

    def doer(self, question: Question, noun: str) -> float:
        """How well the noun for who did it answers: it is not the question's, and more than a pronoun."""
        if self.words.signs["nobody"].fullmatch(noun):
            return NOTHING
        named = terms(noun, self.vocabulary)
        return PRONOUN if not named else NOTHING if named[0] in question.terms else SURE

    def _is_new_name(self, name: str, question: Question) -> bool:
        """Whether a capital marks a name that the question does not have; not a date, not an opening word."""
        if question.has(name) or self.words.fillings["when"].sure.search(name):
            return False
        plain = self.lower | self.vocabulary.function
        return any(w.casefold() not in plain and not question.has(w) for w in re.findall(r"[^\W_]+", name))

    def _counts(self, question: Question, line: str) -> Iterator[Filling]:
        dates = [match.span() for match in self.words.fillings["when"].sure.finditer(line)]
        for match in self.words.signs["figure"].finditer(line):
            dated = any(start <= match.start() < end for start, end in dates)
            if not dated and not question.has(match.group()):
                yield Filling(self._counted(question, line, match.end()), Span(*match.span()))

    def _counted(self, question: Question, line: str, end: int) -> float:
        """How well a figure fits that ends there: does it count what is asked, or something else?"""
        following = self.words.signs["figure"].split(line[end : end + _UNIT_REACH], maxsplit=1)[0]
        after = terms(" ".join(following.split()[:_UNIT_WORDS]), self.vocabulary)
        if question.counted in after:
            return SURE
        senses = {key for key, _ in keys(question.counted, self.vocabulary)}
        if any(key in senses for term in after for key, _ in keys(term, self.vocabulary)):
            return KINDRED
        if question.counted in terms(line, self.vocabulary):
            return NEAR
        next_word = _AFTER.match(line, end)
        noun = next_word[1] if next_word else None
        return BARE if noun is None or noun.casefold() in self.vocabulary.function else OTHER

    def _news(self, question: Question, line: str) -> Iterator[Filling]:
        new = set(terms(line, self.vocabulary)) - set(question.terms)
        yield Filling(min(SURE, 0.4 + 0.15 * len(new)))
