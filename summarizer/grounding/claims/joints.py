"""What joins the clauses of a statement: a cause, a condition, an exception, a time, a concession."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarizer.grounding.claims.clauses import clauses_of
from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.terms import Word, cover
from summarizer.grounding.claims.texts import Text
from summarizer.language.vocabulary import Vocabulary

_SENSES = ("cause", "condition", "exception", "concession", "before", "after")
# A clause is the source's where the source's has so much of it, by how telling its words are.
_SAME = 0.7
_LEAST_WORDS = 2


def changed(claimed: Sequence[Word], source: Sequence[Word], vocabulary: Vocabulary) -> Word | None:
    """The first word that joins in another sense than those of the source, which join, too.

    >>> from summarizer.grounding.claims.terms import words_of
    >>> from summarizer.language.vocabulary import vocabulary
    >>> english = vocabulary("en")
    >>> changed(words_of("because", english), words_of("unless", english), english).text
    'because'
    """
    theirs: frozenset[str] = frozenset().union(*(_senses(word.text, vocabulary) for word in source))
    for word in claimed:
        mine = _senses(word.text, vocabulary)
        if mine and theirs and not mine & theirs:
            return word
    return None


def fault_of(word: Word, vocabulary: Vocabulary) -> Fault:
    """What is wrong where this word joins: a condition, or a cause."""
    conditional = {"condition", "exception", "concession"}
    return Fault.NEGATION if _senses(word.text, vocabulary) & conditional else Fault.CAUSE


def doubts(claim: Text, evidence: Evidence) -> Iterator[Doubt]:
    """The clauses of the claim that the best sentence has, but joined by a word of another sense."""
    joined = [clause for clause in clauses_of(claim)[1:] if _senses(clause[0].text, claim.vocabulary)]
    for clause in joined:
        for text in evidence.best[:1]:
            for other in clauses_of(text):
                word = changed(clause[:1], other[:1], claim.vocabulary)
                if word is not None and _told(clause[1:], other[1:], evidence):
                    span = cover(clause)
                    kind = fault_of(word, claim.vocabulary)
                    reason = Reason(kind, span.of(claim.text), span, text.number, text.of(other))
                    yield Doubt(reason, Rule.JOINED)


def _told(clause: Sequence[Word], other: Sequence[Word], evidence: Evidence) -> bool:
    """Whether a clause of the source tells the same."""
    words = [word for word in clause if word.text not in evidence.sources.vocabulary.function]
    weight, stems = evidence.sources.weight, {word.stem for word in other}
    shared = sum(weight(word.stem) for word in words if word.stem in stems)
    return len(words) >= _LEAST_WORDS and shared >= _SAME * sum(weight(word.stem) for word in words)


def _senses(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """In what senses a word may join."""
    return _table(vocabulary).get(word, frozenset())


@lru_cache(maxsize=16)
def _table(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for sense in _SENSES:
        for word in vocabulary.words("clauses", sense):
            found[word] = found.get(word, frozenset()) | {sense}
    return found
