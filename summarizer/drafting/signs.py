"""The signs in a sentence that it leaves something open, and the question that each opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import TYPE_CHECKING

from summarizer.drafting.actors import acts
from summarizer.drafting.questions import asked
from summarizer.grounding.reading import Reading
from summarizer.language.parse import child, phrase, subtree, text_of
from summarizer.text import continued

if TYPE_CHECKING:
    from summarizer.language.parse import Token

_PRONOUNS = frozenset({"it", "he", "she", "they", "i", "we"})
# In these relations to its verb, a noun may be meant by a pronoun further on.
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
# What somebody does with questions or concerns that they do not spell out.
_RAISING = frozenset({"have", "raise", "voice", "express", "set"})


class Sign(IntEnum):
    """Why a question is open, the surest sign first."""

    DISPUTED = 0
    UNDECIDED = 1
    CONDITION = 2
    UNEXPLAINED = 3
    UNANSWERED = 4
    REQUIRED = 5
    PROPOSED = 6


Found = Iterator[tuple[Sign, str]]


def signs_at(token: Token, number: int, reading: Reading) -> Found:
    """The signs that this word is, in statement `number`, each with its question (empty: none to be had)."""
    for rule in _RULES:
        yield from rule(token, number, reading)


def _condition(token: Token, number: int, reading: Reading) -> Found:
    """“unless the ministry pays”."""
    conditions = reading.lexicon["open.conditions"]
    mark = child(token, "mark") if token.dep_ == "advcl" else None
    marked = mark is not None and mark.lower_ in conditions
    if marked or (token.dep_ == "pcomp" and token.head.lower_ in conditions):
        yield Sign.CONDITION, _resolved(token, number, reading, will=True)


def _undecided(verb: Token, number: int, reading: Reading) -> Found:
    """“has not decided whether …”, “declined to say when …”, “who pays is not settled”."""
    words = reading.lexicon
    if verb.lemma_.lower() not in words["open.undecided_verbs"] or not _held_back(
        verb, words["open.refusals"]
    ):
        return
    planned = child(verb, "xcomp")
    if planned is not None and subtree(planned)[0].lower_ == "whether":
        yield Sign.UNDECIDED, _planned(planned, verb, number, reading)
    for clause in _clauses(verb):
        past = verb.tag_ in {"VBD", "VB"} and clause.tag_ != "VBZ"
        yield Sign.UNDECIDED, _resolved(clause, number, reading, now=past)


def _unclear(token: Token, number: int, reading: Reading) -> Found:
    """“it is unclear who pays”."""
    if token.lower_ in reading.lexicon["open.undecided"]:
        yield from ((Sign.UNDECIDED, _resolved(c, number, reading)) for c in _clauses(token.head))


def _unanswered(verb: Token, number: int, reading: Reading) -> Found:
    """“Berlin did not respond”."""
    replies = verb.lemma_.lower() in reading.lexicon["open.replies"] and verb.dep_ != "relcl"
    if replies and child(verb, "neg") is not None:
        yield Sign.UNANSWERED, _resolved(verb, number, reading, will=True)


def _awaited(yet: Token, number: int, reading: Reading) -> Found:
    """“Berlin has yet to take a position”: somebody's answer, not “the effect has yet to arrive”."""
    verb = yet.head
    if yet.lower_ != "yet" or verb.lemma_ != "have":
        return
    pending, subject = child(verb, "xcomp"), child(verb, "nsubj")
    if pending is None or subject is None or pending.i < yet.i or not acts(subject, reading.lexicon):
        return
    yield Sign.UNANSWERED, _resolved(verb, number, reading, will=True)


def _held_back(verb: Token, refusals: frozenset[str]) -> bool:
    """Whether the verb says that something was not decided, not said, not published."""
    governor = verb.head if verb.dep_ == "xcomp" else None
    refused = governor is not None and governor.lemma_.lower() in refusals
    return refused or child(verb, "neg") is not None


def _planned(deed: Token, verb: Token, number: int, reading: Reading) -> str:
    """“the board has not decided whether to sell”: the question whether those who decide will do it."""
    subject = child(verb, "nsubj")
    if subject is None:
        return ""
    named = subject.lower_ not in _PRONOUNS
    name = text_of(phrase(subject)) if named else _antecedent(subject, verb, number, reading)
    return asked(deed, will=True, subject=continued(name)) if name else ""


def _clauses(verb: Token) -> Iterator[Token]:
    """The clauses in question: those with “whether”, “if” or a question word."""
    for clause in verb.children:
        if clause.dep_ in {"ccomp", "csubj", "csubjpass", "advcl", "pcomp"}:
            starts = subtree(clause)[0].lower_
            wh = any(c.tag_ in {"WP", "WDT", "WRB"} for c in clause.children)
            if starts in {"whether", "if"} or wh:
                yield clause


def _required(verb: Token, number: int, reading: Reading) -> Found:
    """“the two clubs would have to give guarantees”: which, if that is not said; else whether they will."""
    inner = child(verb, "xcomp")
    if verb.lemma_ != "have" or verb.tag_ not in {"VBD", "VB"} or inner is None:
        return
    if any(c.lower_ == "yet" for c in verb.children):
        return
    thing, subject = child(inner, "dobj"), child(verb, "nsubj")
    bare = thing if thing is not None and len(list(thing.children)) <= 3 else None
    if bare is not None and subject is not None and bare.lemma_.lower() in reading.lexicon["open.withheld"]:
        who = text_of(phrase(subject))
        yield Sign.UNEXPLAINED, f"Which {_marked(bare)} will {who} have to {inner.lemma_}?"
    else:
        yield Sign.REQUIRED, _resolved(verb, number, reading, will=True)


def _unexplained(noun: Token, number: int, reading: Reading) -> Found:
    """“she had “grave doubts” about the contract”: which?"""
    raised = noun.dep_ == "dobj" and noun.head.lemma_ in _RAISING
    if not raised or noun.tag_ != "NNS" or noun.lemma_.lower() not in reading.lexicon["open.withheld"]:
        return
    voices = [v for a in reading.said.get(number, ()) for v in a.voices]
    if not voices or child(noun, "relcl", "acl", "appos") is not None:
        return
    about = child(noun, "prep")
    tail = text_of(subtree(about)) if about is not None else ""
    last = voices[0].name.split()[-1]
    owner = last if voices[0].person and not last.isupper() else voices[0].name
    yield Sign.UNEXPLAINED, f"What are {owner}’s {_marked(noun)} {tail}".strip(" ,.") + "?"


def _proposed(verb: Token, number: int, reading: Reading) -> Found:
    """“the board proposed that the town should pay”."""
    if verb.lemma_.lower() in reading.lexicon["open.proposal"] and child(verb, "nsubj") is not None:
        for clause in (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i):
            yield Sign.PROPOSED, _resolved(clause, number, reading, will=True)


def _marked(noun: Token) -> str:
    """A noun with its adjectives, in the quotation marks that it stands in."""
    words = [t for t in phrase(noun) if t.i <= noun.i and t.dep_ != "det"]
    before = noun.doc[words[0].i - 1] if words[0].i else None
    text = text_of(words)
    return f"“{text}”" if before is not None and before.is_quote else text


def _resolved(clause: Token, number: int, reading: Reading, *, will: bool = False, now: bool = False) -> str:
    """The clause as a question, a pronoun at its head replaced by whom it stands for.

    None where it may stand for two: the question would be asked of the wrong one.
    """
    subject = child(clause, "nsubj", "nsubjpass")
    if subject is None or subject.lower_ not in _PRONOUNS:
        return asked(clause, will=will, now=now)
    if _may_be_several(subject, clause, number, reading):
        return ""
    name = _antecedent(subject, clause, number, reading)
    return asked(clause, will=will, subject=name, now=now)


def _may_be_several(pronoun: Token, clause: Token, number: int, reading: Reading) -> bool:
    """Whether the words before name more than one that the pronoun may stand for."""
    if pronoun.lower_ in {"i", "we"}:
        return False
    if pronoun.lower_ in {"he", "she"}:
        voices = {v.name for a in reading.said.get(number, ()) for v in a.voices if v.person}
        return len(voices) > 1
    tags = {"NNS", "NNPS"} if pronoun.lower_ == "they" else {"NN", "NNP"}
    named = [t for t in clause.head.children if t.i < pronoun.i and t.dep_ in _ARGUMENTS and t.tag_ in tags]
    return len([t for t in named if t.ent_type_ not in {"DATE", "TIME", "PERSON"}]) > 1


def _antecedent(pronoun: Token, clause: Token, number: int, reading: Reading) -> str:
    """What a clause's “it” or “she” stands for, from the clause above; empty if that is not plain."""
    above = clause.head
    if pronoun.lower_ == "it" and (noun := child(above, "dobj")) is not None and noun.pos_ == "PROPN":
        return str(noun.text)
    if pronoun.lower_ in {"he", "she", "i", "we"}:
        voices = [v for a in reading.said.get(number, ()) for v in a.voices if v.person]
        return voices[0].name if voices else ""
    subject = child(above, "nsubj", "nsubjpass")
    while subject is None and above.head.i != above.i:
        above = above.head
        subject = child(above, "nsubj")
    plural = pronoun.lower_ == "they"
    if subject is None or subject.pos_ == "PRON" or (subject.tag_ in {"NNS", "NNPS"}) != plural:
        return ""
    return continued(text_of(phrase(subject)))


_RULES: tuple[Callable[[Token, int, Reading], Found], ...] = (
    _condition,
    _undecided,
    _unclear,
    _unanswered,
    _awaited,
    _required,
    _unexplained,
    _proposed,
)
