"""Who a verb says it of: its subject, wherever the sentence has put it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child, subtree

if TYPE_CHECKING:
    from summarizer.language.parse import Token


def subject_of(verb: Token, lexicon: Lexicon) -> Token | None:
    """Who says it: the verb's subject, its agent in the passive, or the subject of what it goes with.

    In “he released a statement saying” it is he.
    """
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if subjects:
        subject = min(subjects, key=lambda c: abs(c.i - verb.i))
        relative = subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl"
        return _antecedent(subject, verb.head, lexicon) if relative else subject
    if (agent := child(verb, "agent")) is not None:
        return child(agent, "pobj")
    if is_passive(verb):
        return None
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return subject_of(verb.head, lexicon)
    return _of_the_head(verb, lexicon)


def _antecedent(pronoun: Token, head: Token, lexicon: Lexicon) -> Token:
    """Whom “who” means, where the parser takes it for a thing: “the votes of one, Joe Reed, who said”."""
    lists = ("posts", "offices", "groups", "kin", "observers")
    people = frozenset().union(*(lexicon[f"people.{name}"] for name in lists))
    if pronoun.lower_ != "who" or head.pos_ == "PROPN" or head.lemma_.lower() in people or head.ent_type_:
        return head
    between = [
        e.root for e in head.doc.ents if e.label_ == "PERSON" and head.i < e.start and e.end <= pronoun.i
    ]
    return between[-1] if between else head


def _of_the_head(verb: Token, lexicon: Lexicon) -> Token | None:
    """The subject of a form without one: “…, adding that”, “went on to say”, “a letter saying”."""
    head = verb.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        speaking = _speaking(head, lexicon)
        return _acting(speaking, lexicon) if speaking is not None else None
    if verb.dep_ == "xcomp" and head.lemma_.lower() in lexicon["reporting.phases"]:
        return subject_of(head, lexicon)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return _writer(head, lexicon) if head.lemma_.lower() in lexicon["reporting.papers"] else head
    if verb.dep_ == "pcomp" and head.pos_ == "ADP":
        return _after_preposition(head, lexicon)
    return None


def _after_preposition(preposition: Token, lexicon: Lexicon) -> Token | None:
    """Of “criticised him for saying”, nobody that is sure; of “quoted him as saying”, him."""
    verb = preposition.head
    if verb.pos_ != "VERB":
        return None
    other = child(verb, "dobj")
    if preposition.lower_ == "as":
        return other
    return (
        None
        if other is not None and preposition.lower_ in lexicon["reporting.charges"]
        else _acting(verb, lexicon)
    )


def _speaking(head: Token, lexicon: Lexicon) -> Token | None:
    """The verb of speech around a clause: “Lee said after she won, remarking that …”.

    So too out of what is said of a thing: “Lee said that the bridge was shut, adding that …”. None where
    it could be either: “Lee said as a man came in, adding that …”.
    """
    above = head
    while above.dep_ in {"advcl", "pcomp", "prep"} or (above.dep_ == "ccomp" and _of_a_thing(above)):
        above = above.head
        if above.lemma_.lower() in lexicon["speech"]:
            subject = child(head, "nsubj") if head.dep_ == "advcl" else None
            return above if subject is None or subject.pos_ == "PRON" else None
    return head


def _of_a_thing(verb: Token) -> bool:
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return False
    return subject.pos_ not in {"PRON", "PROPN"} and subject.ent_type_ not in {"PERSON", "ORG", "GPE", "NORP"}


def _acting(verb: Token, lexicon: Lexicon) -> Token | None:
    return child(verb, "nsubj") or child(verb, "nsubjpass") or subject_of(verb, lexicon)


def _writer(paper: Token, lexicon: Lexicon) -> Token | None:
    """Whose statement or letter it is; the paper itself where nobody's name stands by it."""
    if (owner := child(paper, "poss")) is not None:
        return owner
    verb = paper.head.head if paper.dep_ == "pobj" else paper.head
    if paper.dep_ in {"dobj", "pobj"} and verb.pos_ == "VERB" and not is_passive(verb):
        return subject_of(verb, lexicon) or paper
    return paper


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is not who does it."""
    return child(verb, "nsubjpass", "auxpass") is not None


def named_words(subject: Token) -> list[Token]:
    """The words that name a speaker, those joined to it included."""
    words = [t for t in subtree(subject) if t.dep_ != "relcl"]
    last = max([subject.i, *(t.i for t in subject.conjuncts)])
    return [t for t in words if t.i <= last]
