"""What a sentence tells, predicate by predicate: who does what to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.language.parse import child, phrase
from summarizer.language.vocabulary import Vocabulary
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

# How far up a shared subject is looked for.
_CHAIN = 4
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True)
class Frame:
    """One predicate: its stem and place, and the stems of the names that do it and that it is done to."""

    stem: str
    span: Span
    agents: frozenset[str]
    patients: frozenset[str]


def frames_of(doc: Doc, vocabulary: Vocabulary) -> tuple[Frame, ...]:
    """The frames of a parsed sentence that name somebody, in order, of its verbs and its nouns."""
    frames = (_frame(token, vocabulary) for token in doc if token.pos_ in {"VERB", "NOUN"})
    return tuple(frame for frame in frames if frame.agents or frame.patients)


def _frame(token: Token, vocabulary: Vocabulary) -> Frame:
    agents = _names(_agents(token), vocabulary)
    patients = _names(_patients(token), vocabulary) - agents
    return Frame(_predicate(token, vocabulary), Span(token.idx, token.idx + len(token)), agents, patients)


def _predicate(token: Token, vocabulary: Vocabulary) -> str:
    """The stem of a verb, with its particle where the two have a sense of their own: “turn down”."""
    stem = vocabulary.stem(token.lower_)
    particle = child(token, "prt")
    phrasal = f"{stem} {particle.lower_}" if particle is not None else ""
    return phrasal if phrasal and vocabulary.senses(phrasal) else stem


def _names(heads: Iterator[Token], vocabulary: Vocabulary) -> frozenset[str]:
    found = set()
    for head in heads:
        beside = [token for token in head.children if token.dep_ in {"appos", "conj"}]
        for token in (t for each in (head, *beside) for t in phrase(each)):
            if token.text[0].isupper() and token.is_alpha and token.lower_ not in vocabulary.function:
                found.add(vocabulary.stem(token.lower_))
    return frozenset(found)


def _agents(token: Token) -> Iterator[Token]:
    by = child(token, "agent") or next(
        (t for t in token.children if t.dep_ == "prep" and t.lower_ == "by"), None
    )
    if by is not None:
        yield from (t for t in by.children if t.dep_ == "pobj")
    elif token.pos_ == "NOUN":
        yield from (t for t in token.children if t.dep_ == "poss")
    else:
        subject = child(token, "nsubj") or _shared(token)
        if subject is not None:
            yield token.head if subject.lower_ in _RELATIVE and token.dep_ == "relcl" else subject


def _towards(token: Token, preposition: Token) -> bool:
    """Whether a preposition names the other side: any but “by” after a verb, “against” after a noun."""
    word = str(preposition.lower_)
    return word == "against" if token.pos_ == "NOUN" else word != "by"


def _shared(token: Token) -> Token | None:
    """The subject that a second or governed verb shares with the one above it."""
    above = token
    for _ in range(_CHAIN):
        if above.dep_ not in {"conj", "xcomp"} or child(token, "nsubjpass") is not None:
            return None
        above = above.head
        subject = child(above, "nsubj")
        if subject is not None:
            return subject
    return None


def _patients(token: Token) -> Iterator[Token]:
    for below in token.children:
        if below.dep_ in {"dobj", "nsubjpass", "dative"}:
            yield below
            yield from (t for t in below.children if t.dep_ == "poss")
        elif below.dep_ == "prep" and _towards(token, below):
            yield from (t for t in below.children if t.dep_ == "pobj")
            yield from (
                possessor for t in below.children for possessor in t.children if possessor.dep_ == "poss"
            )
