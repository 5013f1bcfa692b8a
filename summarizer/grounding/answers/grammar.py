"""What grammar tells of a question and of a sentence: the predicate, its clause, and who does it to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.errors import MissingExtraError
from summarizer.language.parse import available, child, parse
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

IsCore = Callable[[str], bool]

_WH = frozenset({"WP", "WDT", "WRB", "WP$"})
# Clauses that tell more about a noun or a verb of the question.
_ASIDES = frozenset({"relcl", "acl", "advcl", "amod"})
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


def verbs(question: Doc) -> tuple[Token, ...]:
    """The full verbs of a question, without those of clauses that only tell more about a noun.

    “When is the court that jailed him expected to rule?” → expected, rule. Where none is known for a verb
    (“When will the bridge reopen?” is no common sentence), the head of the sentence; where it opens with
    “will” or “does” (“Will the subsidy end?”, read as a noun), the last noun, which is likelier the verb.
    """
    full = tuple(t for t in question if t.pos_ == "VERB" and t.dep_ not in _ASIDES)
    heads = (t for t in question if t.head.i == t.i and t.pos_ in {"NOUN", "PROPN", "ADJ", "ADV"})
    bare = any(t.tag_ == "MD" or t.lemma_ == "do" for t in question[:1])
    last = tuple(t for t in question if t.pos_ == "NOUN")[-1:] if bare else ()
    return full or last or tuple(head for head in heads if head.tag_ not in _WH)


def counted(question: Doc) -> str:
    """What “how many” counts: the noun that the question word leads to by way of its adjective."""
    adjectives = (t.head for t in question if t.tag_ == "WRB" and t.dep_ == "advmod")
    return next(
        (a.head.text for a in adjectives if a.dep_ == "amod" and a.head.pos_ in {"NOUN", "PROPN"}), ""
    )


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


def is_wished(doc: Doc, is_core: IsCore) -> bool:
    """Whether what the core says is only wanted or refused, by its form: “… that the pier be closed”."""
    bare = (token for token in doc if token.lower_ == "be" and token.dep_ in {"auxpass", "ccomp"})
    for be in bare:
        verb = be.head if be.dep_ == "auxpass" else be
        helped = any(c.tag_ in {"MD", "TO"} or c.lower_ == "to" for c in verb.children if c.i < be.i)
        clausal = child(verb, "nsubj", "nsubjpass") is not None and verb.dep_ in {"ccomp", "conj", "acl"}
        if clausal and not helped and any(is_core(t.text) for t in (verb, *verb.children)):
            return True
    return False


def _home(token: Token) -> Token:
    """The head of the clause that a word stands in."""
    while token.dep_ not in _CLAUSES or token.pos_ not in {"VERB", "AUX"}:
        if token.head.i == token.i:
            break
        token = token.head
    return token


def doers(doc: Doc, is_core: IsCore, *, objects: bool) -> Iterator[Token]:
    """The nouns for who does what the core says, or, with `objects`, for whom it is done to.

    Where the core is a noun (“the coach”), those that are named beside it (“the coach, Ann Lee”).
    """
    for token in doc:
        if is_core(token.text):
            yield from (
                _beside(token) if token.pos_ != "VERB" else _objects(token) if objects else _doers(token)
            )


def _beside(noun: Token) -> Iterator[Token]:
    """The names that say who somebody is: in apposition, by “is”, or as one phrase (“the coach Ann Lee”)."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return
    yield from (c for c in noun.children if c.dep_ in {"appos", "compound"})
    if noun.dep_ in {"appos", "compound"}:
        yield noun.head
    if noun.dep_ == "attr":
        yield from (c for c in noun.head.children if c.dep_ == "nsubj")
    if noun.dep_ == "nsubj":
        yield from (c for c in noun.head.children if c.dep_ == "attr")


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
