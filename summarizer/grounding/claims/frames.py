"""What a sentence tells, predicate by predicate: who does what to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
class Party:
    """Whoever takes one part: the stems of their names, and of the nouns that describe them."""

    names: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.names or self.kinds)


@dataclass(frozen=True)
class Frame:
    """One predicate: its stem and place, who does it, and to whom it is done."""

    stem: str
    span: Span
    agent: Party
    patient: Party


def frames_of(doc: Doc, vocabulary: Vocabulary) -> tuple[Frame, ...]:
    """The frames of a parsed sentence that tell of somebody, in order, of its verbs and its nouns."""
    frames = (_frame(token, vocabulary) for token in doc if token.pos_ in {"VERB", "NOUN"})
    return tuple(frame for frame in frames if frame.agent or frame.patient)


def _frame(token: Token, vocabulary: Vocabulary) -> Frame:
    agent = _party(_agents(token), vocabulary)
    patient = _party(_patients(token), vocabulary)
    patient = Party(patient.names - agent.names, patient.kinds - agent.kinds)
    return Frame(_predicate(token, vocabulary), Span(token.idx, token.idx + len(token)), agent, patient)


def _predicate(token: Token, vocabulary: Vocabulary) -> str:
    """The stem of a verb, with its particle where the two have a sense of their own: “turn down”."""
    stem = vocabulary.stem(token.lower_)
    particle = child(token, "prt")
    phrasal = f"{stem} {particle.lower_}" if particle is not None else ""
    return phrasal if phrasal and vocabulary.senses(phrasal) else stem


def _party(heads: Iterable[Token], vocabulary: Vocabulary) -> Party:
    names, kinds = set(), set()
    for head in heads:
        beside = [token for token in head.children if token.dep_ in {"appos", "conj"}]
        for each in (head, *beside):
            if each.pos_ == "NOUN":
                kinds.add(vocabulary.stem(each.lower_))
            for token in phrase(each):
                if token.text[0].isupper() and token.is_alpha and token.lower_ not in vocabulary.function:
                    names.add(vocabulary.stem(token.lower_))
    return Party(frozenset(names), frozenset(kinds))


def _agents(token: Token) -> Iterator[Token]:
    if token.pos_ == "NOUN":
        yield from (t for t in token.children if t.dep_ == "poss")
        yield from _objects(token, "by", "from")
        yield from (_objects(token.head, "from") if token.dep_ == "dobj" else ())
    elif child(token, "nsubjpass", "auxpass", "agent") is not None or token.dep_ == "acl":
        yield from _objects(token, "by")
    else:
        subject = child(token, "nsubj") or _shared(token)
        if subject is not None:
            yield token.head if subject.lower_ in _RELATIVE and token.dep_ == "relcl" else subject


def _objects(token: Token, *words: str) -> Iterator[Token]:
    """What stands after one of these prepositions."""
    for below in token.children:
        if below.dep_ in {"prep", "agent"} and below.lower_ in words:
            yield from (t for t in below.children if t.dep_ == "pobj")


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
    if token.pos_ == "NOUN" and token.dep_ == "dobj":
        # Who draws a rebuke from somebody is rebuked.
        from_whom = (*_objects(token, "from"), *_objects(token.head, "from"))
        yield from (t for t in token.head.children if t.dep_ == "nsubj" and from_whom)
    for below in token.children:
        if below.dep_ in {"dobj", "nsubjpass", "dative"}:
            yield below
            yield from (t for t in below.children if t.dep_ == "poss")
        elif below.dep_ == "prep" and _towards(token, below):
            yield from (t for t in below.children if t.dep_ == "pobj")
            yield from (
                possessor for t in below.children for possessor in t.children if possessor.dep_ == "poss"
            )
