"""What grammar tells of a question and of a sentence: the predicate, its clause, and who does it to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.errors import MissingExtraError
from summarizer.language.parse import available, child, parse, phrase
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

IsCore = Callable[[str], bool]

_WH = frozenset({"WP", "WDT", "WRB", "WP$"})
_OBJECTS = ("dobj", "attr", "acomp", "oprd", "prt", "dative")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# Relations at which a clause of its own begins.
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "relcl", "parataxis"})


def parsed(sentence: Sentence, language: str) -> Doc | None:
    """The parse of one sentence, or `None` where the language has no grammar or it is not installed."""
    if not available(language):
        return None
    try:
        return parse([sentence], language).get(sentence.number)
    except MissingExtraError:
        return None


def parsed_text(text: str, language: str) -> Doc | None:
    """The parse of a text that is one sentence."""
    return parsed(Sentence(0, "", Span(0, len(text)), text), language)


def core(question: Doc, light: frozenset[str]) -> tuple[str, ...]:
    """The words at a question's core: its predicate, or where that is `light` (“make”), its object.

    “Who will make the follow-up audit?” → audit; “When is the court expected to rule?” → rule.
    """
    roots = (token for token in question if token.head.i == token.i)
    return tuple(token.text for root in roots for token in _predicate(root, light))


def _predicate(verb: Token, light: frozenset[str]) -> list[Token]:
    inner = child(verb, "xcomp")
    if inner is not None:
        return _predicate(inner, light)
    if verb.pos_ != "AUX" and verb.lemma_ not in light:
        return [verb]
    relations = (*_OBJECTS, *_SUBJECTS) if verb.lemma_ == "be" else _OBJECTS
    nouns = [c for c in verb.children if c.dep_ in relations]
    nouns += [noun for c in verb.children if c.dep_ == "prep" and (noun := child(c, "pobj")) is not None]
    return [noun for noun in nouns if not _asks(noun)] or [verb]


def _asks(noun: Token) -> bool:
    """Whether a noun is the question word, or has one: “what”, “which school”."""
    return noun.tag_ in _WH or any(c.tag_ in _WH for c in noun.children)


def asks_for_object(question: Doc) -> bool:
    """Whether what is asked for is done to, not doing: “Whom did they sue?”, “Who was sued?”."""
    for token in question:
        if token.tag_ in _WH:
            head = token.head if token.dep_ in {"det", "poss"} else token
            return head.dep_ in {"dobj", "pobj", "nsubjpass", "dative"}
    return False


def clause(doc: Doc, is_core: IsCore) -> tuple[Span, ...]:
    """The ranges of the sentence in the clauses whose predicate or argument is the core; empty if none."""
    homes = {_home(token).i for token in doc if is_core(token.text)}
    return tuple(Span(t.idx, t.idx + len(t)) for t in doc if _home(t).i in homes)


def _home(token: Token) -> Token:
    """The head of the clause that a word stands in."""
    while token.dep_ not in _CLAUSES or token.pos_ not in {"VERB", "AUX"}:
        if token.head.i == token.i:
            break
        token = token.head
    return token


def doers(doc: Doc, is_core: IsCore, *, objects: bool) -> Iterator[Span]:
    """Who does what the core says, or, with `objects`, whom it is done to: the ranges of their phrases."""
    for verb in doc:
        if is_core(verb.text) and verb.pos_ in {"VERB", "AUX"}:
            for noun in _objects(verb) if objects else _doers(verb):
                words = phrase(noun)
                yield Span(words[0].idx, words[-1].idx + len(words[-1]))


def _doers(verb: Token) -> Iterator[Token]:
    agent = child(verb, "agent")
    passive = agent is not None or verb.dep_ == "acl" or child(verb, "nsubjpass", "auxpass") is not None
    if passive:
        by = child(agent, "pobj") if agent is not None else None
        yield from () if by is None else (by,)
        return
    subject = child(verb, "nsubj")
    if subject is not None and subject.tag_ in _WH and verb.dep_ == "relcl":
        subject = verb.head
    governor = verb
    while subject is None and governor.dep_ in {"conj", "xcomp"}:
        governor = governor.head
        subject = child(governor, "nsubj", "nsubjpass")
    yield from () if subject is None else (subject,)


def _objects(verb: Token) -> Iterator[Token]:
    yield from (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "dative"})
    for preposition in (c for c in verb.children if c.dep_ in {"prep", "dative"}):
        noun = child(preposition, "pobj")
        yield from () if noun is None else (noun,)


def flat(sentence: Sentence) -> Sentence:
    """The sentence with each kind of white space as a space: offsets stay those of its text."""
    return replace(sentence, text="".join(" " if c.isspace() else c for c in sentence.text))
