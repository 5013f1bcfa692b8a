"""The question that a dispute leaves open: which of two accounts is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.drafting.disputes import Dispute, of_a_figure
from summarizer.drafting.questions import asked
from summarizer.grounding.reading import Reading
from summarizer.language.parse import child, phrase, subtree, text_of

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token


def contested(dispute: Dispute, reading: Reading) -> str:
    """The two figures, or what the claim asserts, as a question; else whose account is right.

    “The fishers accuse the port of poisoning the crabs”, and the port denies it →
    “Did the port poison the crabs?”
    """
    first, second = _listed(dispute.claimants), _listed(dispute.deniers)
    if dispute.counted is not None:
        counted = dispute.counted
        return f"How many {counted.thing}: {counted.figure} ({first}) or {counted.other} ({second})?"
    said = [a for a in reading.said.get(dispute.claim, ()) if not a.direct or a.content != a.quotes]
    questions = (_claimed(a.verb, reading.docs[dispute.claim]) for a in said)
    counts = of_a_figure(dispute.denial, reading)
    found = (q for q in questions if q and (not counts or any(map(str.isdigit, q))))
    return next(found, f"Whose account is right, that of {first} or that of {second}?")


def accounts(dispute: Dispute) -> str:
    """Who says what: “Falk says 1,400, Adeyemi 520”."""
    first, second = _listed(dispute.claimants), _listed(dispute.deniers)
    told = f"{first} says so, {second} contradicts it"
    if dispute.counted is not None:
        told = f"{first} says {dispute.counted.figure}, {second} {dispute.counted.other}"
    return told[:1].upper() + told[1:]


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names)


def _claimed(verb: str, doc: Doc) -> str:
    """What a claim asserts, asked: the clause after “said”, or what somebody is accused of."""
    for token in (t for t in doc if t.lemma_.lower() == verb):
        thing = child(token, "dobj")
        name = text_of(phrase(thing)) if thing is not None else ""
        if verb == "blame" and name:
            on = _preposition("on", token, thing)
            blamed = child(on, "pobj") if on is not None else None
            return f"Is {text_of(phrase(blamed)) if blamed is not None else name} to blame?"
        of = _preposition("of", token, thing)
        deed = child(of, "pcomp") if of is not None else None
        if of is not None and deed is not None and thing is not None:
            accused = [t for t in phrase(thing) if t not in subtree(of)]
            return asked(deed, subject=text_of(accused))
        clause = child(token, "ccomp")
        subject = child(clause, "nsubj", "nsubjpass") if clause is not None else None
        if clause is not None and subject is not None and subject.pos_ != "PRON":
            return asked(clause, now=token.tag_ == "VBD")
    return ""


def _preposition(word: str, *heads: Token | None) -> Token | None:
    """The first dependent of any of the heads that is this preposition."""
    children = (c for head in heads if head is not None for c in head.children)
    return next((c for c in children if c.dep_ == "prep" and c.lower_ == word), None)
