"""Who decides what, and who undertakes to do it: a verb of deciding or doing with its doer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.grounding.reading import Reading
from summarizer.language.parse import child, phrase, text_of

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

_OURS, _MINE = "we", "i"
_PRONOUNS = frozenset({_OURS, _MINE, "he", "she", "they", "it", "who", "which", "that", "this", "you", "one"})
# A clause that tells of something beside what the sentence tells.
_ASIDES = frozenset({"advcl", "acl", "relcl", "xcomp", "pcomp", "csubj"})
_PAST = frozenset({"VBD", "VBN"})
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_DECIDED, _UNDERTAKEN = 1.0, 0.8


def decision(sentence: Sentence, doc: Doc, reading: Reading) -> tuple[float, str] | None:
    """How plain it is that a statement tells of a decision, and who decides; None where it tells of none.

    The doer is empty where it is not told (“The motion was carried.”).
    """
    if doc.text.rstrip().endswith("?"):
        return None
    verbs = [token for token in doc if token.pos_ in {"VERB", "AUX"} and token.dep_ not in _ASIDES]
    found = [
        *((_DECIDED, name) for verb in verbs for name in _decided(verb, sentence, reading)),
        *((_UNDERTAKEN, name) for verb in verbs for name in _undertaken(verb, sentence, reading)),
    ]
    return max(found, key=_strength, default=None)


def _strength(found: tuple[float, str]) -> tuple[float, bool]:
    return found[0], bool(found[1])


def _decided(verb: Token, sentence: Sentence, reading: Reading) -> Iterator[str]:
    """Who decides by this verb, if it is one of deciding and says that it is so."""
    lexicon, lemma = reading.lexicon, verb.lemma_.lower()
    says = child(verb, "ccomp", "xcomp") is not None
    known = says if lemma in lexicon["sections.finds"] else lemma in lexicon["sections.decides"]
    if not known or _is_open(verb, reading):
        return
    if (put := child(verb, "nsubjpass")) is not None:
        yield from _passive(verb, put, sentence, reading)
    elif (doer := child(verb, "nsubj")) is not None and verb.tag_ != "VB":
        if doer.lower_ == _OURS and lemma in lexicon["sections.finds"] and not sentence.speaker:
            yield ""  # a court tells of itself
        ours = doer.lower_ == _OURS and verb.tag_ in _PAST and lemma in lexicon["sections.settles"] and says
        theirs = _decides(doer, reading, here=bool(sentence.speaker))
        if (ours or theirs) and (name := _name(doer, sentence, reading)):
            yield name


def _passive(verb: Token, put: Token, sentence: Sentence, reading: Reading) -> Iterator[str]:
    """“The appeal was dismissed by the court.”, “It was agreed that …”, “The firm was ordered to pay.”"""
    agent = child(verb, "agent")
    doer = child(agent, "pobj") if agent is not None else None
    if doer is not None and _decides(doer, reading):
        yield _name(doer, sentence, reading)
        return
    official = put.lower_ == "it" or put.lemma_.lower() in reading.lexicon["sections.put_to_decision"]
    if official or child(verb, "xcomp") is not None:
        yield ""


def _is_open(verb: Token, reading: Reading) -> bool:
    """Whether it is not decided: it might be, on a condition, or is only aimed at."""
    lexicon = reading.lexicon
    before = {t.lower_ for t in verb.children if t.dep_ in {"aux", "mark", "advmod"}}
    unsure = lexicon["sections.undecided"] | lexicon["words.condition"] | lexicon["words.embedded"]
    above = verb.head
    aims = above.i != verb.i and verb.dep_ != "conj" and above.lemma_.lower() in lexicon["sections.aiming"]
    return bool(before & unsure) or aims


def _undertaken(verb: Token, sentence: Sentence, reading: Reading) -> Iterator[str]:
    """Who undertakes to do something by this verb: “Ms Lee will circulate the draft.”"""
    marks = {t.lower_ for t in verb.children if t.dep_ in {"aux", "mark"}}
    denied = any(t.dep_ == "neg" for t in verb.children)
    doer = child(verb, "nsubj")
    if doer is None or denied or not marks & _WILL or marks & reading.lexicon["open.conditions"]:
        return
    lemma, lexicon = verb.lemma_.lower(), reading.lexicon
    known = lemma in lexicon["sections.undertakes"]
    if sentence.speaker and lemma in lexicon["sections.courtesies"]:
        return
    if known and _acts(doer, sentence, reading) and (name := _name(doer, sentence, reading)):
        yield name


def _acts(doer: Token, sentence: Sentence, reading: Reading) -> bool:
    """Whether a subject is somebody: a person, a body, or whoever has the floor."""
    if doer.lower_ in {_OURS, _MINE}:
        return bool(sentence.speaker)
    people = reading.lexicon["people.posts"] | reading.lexicon["people.offices"]
    post = doer.lemma_.lower() in people and doer.tag_ == "NN"
    return post or _decides(doer, reading, here=bool(sentence.speaker))


def _decides(doer: Token, reading: Reading, *, here: bool = False) -> bool:
    """Whether a noun stands for somebody who decides: a body, a court, a government, a person by name.

    Who decides `here`, at a hearing, is a body: whatever else is said to have decided did so elsewhere.
    """
    if any(t.dep_ == "nummod" for t in doer.children):
        return False  # “by 24 votes”
    lexicon, lemma = reading.lexicon, doer.lemma_.lower()
    if here:
        return lemma in lexicon["sections.deciding_bodies"]
    bodies = lexicon["sections.deciding_bodies"] | lexicon["people.bodies"] | lexicon["people.collective"]
    return lemma in bodies or doer.ent_type_ in {"PERSON", "ORG", "GPE"}


def _name(doer: Token, sentence: Sentence, reading: Reading) -> str:
    """Who it is: as the sentence has it, or who has the floor for “I” and “we”; empty for other pronouns."""
    if doer.lower_ not in _PRONOUNS:
        return text_of(phrase(doer))
    if doer.lower_ in {_OURS, _MINE} and sentence.speaker:
        voices = (voice.name for a in reading.said.get(sentence.number, ()) for voice in a.voices)
        return next(voices, "")
    return ""
