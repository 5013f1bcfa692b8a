"""Who decides what, and who undertakes to do it: a verb of deciding or doing with its doer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.grounding.reading import Reading
from summarizer.language.parse import child, phrase, text_of

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

_SELF = frozenset({"i", "we"})
_PRONOUNS = _SELF | {
    "he",
    "she",
    "they",
    "it",
    "who",
    "which",
    "that",
    "this",
    "these",
    "those",
    "you",
    "one",
}
_DONE, _UNDERTAKEN = 1.0, 0.8


def decision(sentence: Sentence, doc: Doc, reading: Reading) -> tuple[float, str] | None:
    """How plain it is that a statement tells of a decision, and who decides; None where it tells of none.

    The doer is empty where it is not told (“The motion was carried.”).
    """
    found = [*_decided(sentence, doc, reading), *_undertaken(sentence, doc, reading)]
    return max(found, key=_strength) if found else None


def _strength(found: tuple[float, str]) -> tuple[float, bool]:
    return found[0], bool(found[1])


def _decided(sentence: Sentence, doc: Doc, reading: Reading) -> Iterator[tuple[float, str]]:
    lexicon = reading.lexicon
    for verb in doc:
        if (
            verb.pos_ != "VERB"
            or verb.lemma_.lower() not in lexicon["sections.decides"]
            or _open(verb, reading)
        ):
            continue
        subject, agent = child(verb, "nsubj"), child(verb, "agent")
        passive = child(verb, "nsubjpass")
        if passive is not None:
            doer = child(agent, "pobj") if agent is not None else None
            official = _is_put(passive, reading) or (doer is not None and _decides(doer, reading))
            if official or _only_decided(verb, passive):
                yield (
                    _DONE,
                    _name(doer, sentence, reading) if doer is not None and _decides(doer, reading) else "",
                )
        elif subject is not None and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VB"}:
            name = _name(subject, sentence, reading)
            ours = subject.lower_ == "we" and verb.lemma_.lower() in lexicon["sections.settles"]
            if name and (_decides(subject, reading) or (ours and child(verb, "ccomp", "xcomp") is not None)):
                yield _DONE, name


def _only_decided(verb: Token, passive: Token) -> bool:
    """“It was agreed that …”."""
    return passive.lower_ == "it" and child(verb, "ccomp", "xcomp") is not None


def _open(verb: Token, reading: Reading) -> bool:
    """Whether it is not decided: it might be, should be, or is only aimed at; a question, a condition."""
    lexicon = reading.lexicon
    auxiliaries = {t.lower_ for t in verb.children if t.dep_ in {"aux", "mark", "advmod"}}
    if auxiliaries & (lexicon["sections.undecided"] | lexicon["words.condition"] | {"whether", "when", "to"}):
        return True
    above = verb.head
    aims = above.i != verb.i and above.lemma_.lower() in lexicon["sections.aiming"]
    return verb.doc.text.rstrip().endswith("?") or (verb.dep_ in {"xcomp", "advcl", "acl", "relcl"}) or aims


def _undertaken(sentence: Sentence, doc: Doc, reading: Reading) -> Iterator[tuple[float, str]]:
    """“Ms Lee will circulate the draft.”"""
    for verb in doc:
        will = any(t.dep_ == "aux" and t.lower_ in {"will", "'ll", "’ll", "shall"} for t in verb.children)
        denied = any(t.dep_ == "neg" for t in verb.children)
        if not will or denied or verb.lemma_.lower() not in reading.lexicon["sections.undertakes"]:
            continue
        subject = child(verb, "nsubj")
        open = {t.lower_ for t in verb.children if t.dep_ == "mark"} & reading.lexicon["words.condition"]
        if (
            subject is None
            or open
            or verb.dep_ in {"relcl", "advcl", "acl"}
            or doc.text.rstrip().endswith("?")
        ):
            continue
        if (name := _name(subject, sentence, reading)) and _acts(subject, sentence, reading):
            yield _UNDERTAKEN, name


def _acts(subject: Token, sentence: Sentence, reading: Reading) -> bool:
    """Whether a subject is somebody: a person, a body, or whoever speaks."""
    people = (
        reading.lexicon["people.posts"] | reading.lexicon["people.offices"] | reading.lexicon["people.titles"]
    )
    named = subject.ent_type_ in {"PERSON", "ORG"} or subject.lemma_.lower() in people
    return named or _decides(subject, reading) or (subject.lower_ in _SELF and bool(sentence.speaker))


def _decides(doer: Token, reading: Reading) -> bool:
    """Whether a noun stands for somebody who decides: a body, a court, a government, a person by name."""
    lexicon = reading.lexicon
    bodies = lexicon["sections.deciding_bodies"] | lexicon["people.bodies"] | lexicon["people.collective"]
    words = {t.lemma_.lower() for t in phrase(doer)}
    return bool(words & bodies) or doer.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}


def _is_put(passive: Token, reading: Reading) -> bool:
    """Whether a noun is what is put to a vote or a court."""
    return passive.lemma_.lower() in reading.lexicon["sections.put_to_decision"]


def _name(doer: Token, sentence: Sentence, reading: Reading) -> str:
    """Who it is: as the sentence has it, or as the reading names whoever a pronoun stands for; else empty."""
    if doer.lower_ not in _PRONOUNS:
        return text_of(phrase(doer))
    if doer.lower_ in _SELF and sentence.speaker:
        voices = [v.name for a in reading.said.get(sentence.number, ()) for v in a.voices]
        return voices[0] if voices else ""
    return ""
