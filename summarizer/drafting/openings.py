"""What the documents leave open: conditions, refusals, proposals without an answer, contradicted claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.drafting.contested import accounts, contested
from summarizer.drafting.disputes import Dispute
from summarizer.drafting.procedure import Procedure
from summarizer.drafting.signs import Sign, signs_at
from summarizer.drafting.topics import concepts
from summarizer.grounding.reading import Reading

if TYPE_CHECKING:
    from summarizer.language.parse import Doc

_OWNERS = frozenset({"its", "their", "her"})
_LEANING = frozenset({"it", "he", "she", "they", "them", "his", "i", "we", "you", "this"})
# More of a question's words than this in another statement may well be its answer.
_ANSWERED = 0.8


_WHY = {
    Sign.DISPUTED: "{0}; the sources do not settle it.",
    Sign.UNDECIDED: "The source says that this is not settled.",
    Sign.CONDITION: "A condition; the sources do not say that it is met.",
    Sign.UNEXPLAINED: "Named, and not spelled out in the sources.",
    Sign.UNANSWERED: "No answer is reported.",
    Sign.REQUIRED: "Called for; the sources do not say that it has happened.",
    Sign.PROPOSED: "Proposed or asked for; no decision is reported.",
}


@dataclass(frozen=True)
class Opening:
    """A question that a statement leaves open, worded by rule, and why it is open.

    `sound` is whether the question can stand alone. Where it cannot (it says “it”), the statement before
    belongs to its sentences, and somebody has to word it better.
    """

    sign: Sign
    question: str
    why: str
    sentences: tuple[int, ...]
    sound: bool = True


def openings(reading: Reading, disputes: Sequence[Dispute], count: int) -> tuple[Opening, ...]:
    """Up to `count` openings, in the order of their sentences; one a statement, signs mixed.

    A question whose words stand in another statement is left out: that may be its answer.
    """
    found = [_disputed(dispute, reading) for dispute in disputes]
    procedure = Procedure.of(reading.passage, reading.lexicon)
    for number, doc in reading.docs.items():
        sentence = reading.passage.sentence(number)
        if sentence not in procedure and not (procedure.chair and sentence.speaker == procedure.chair):
            found += _of_sentence(number, doc, reading)
    kept: list[Opening] = []
    taken: dict[Sign, int] = {}
    ranked = [_judged(opening, reading) for opening in found if opening.question]
    told = {s.number: _spoken_of(s, reading) for s in reading.passage.statements} if ranked else {}
    while ranked and len(kept) < count:
        best = min(ranked, key=lambda o: (not o.sound, taken.get(o.sign, 0), o.sign, o.sentences))
        ranked.remove(best)
        if _answered(best, told, reading) or any(_same(best, other, reading) for other in kept):
            continue
        kept.append(best)
        taken[best.sign] = taken.get(best.sign, 0) + 1
    return tuple(sorted(kept, key=lambda o: o.sentences))


def _of_sentence(number: int, doc: Doc, reading: Reading) -> Iterator[Opening]:
    quotes = [q for a in reading.said.get(number, ()) if a.cue is not None for q in a.quotes]
    sentence = reading.passage.sentence(number)
    for token in doc:
        at = sentence.span.start + token.idx
        quoted = any(q.start <= at < q.end for q in quotes)
        for sign, question in signs_at(token, number, reading):
            # In free speech “if I may”, “I would have to” open nothing.
            spoken = bool(sentence.speaker) and sign is not Sign.UNDECIDED
            if not spoken and (not quoted or (sign is Sign.UNEXPLAINED and token.head.lemma_ == "have")):
                yield Opening(sign, question, _WHY[sign], (number,))


def _disputed(dispute: Dispute, reading: Reading) -> Opening:
    """The question which of two accounts is right, and who gives which."""
    why = _WHY[Sign.DISPUTED].format(accounts(dispute))
    return Opening(Sign.DISPUTED, contested(dispute, reading), why, dispute.sentences)


def _judged(opening: Opening, reading: Reading) -> Opening:
    """The opening, with the statement before where its question leans on that."""
    if stands_alone(opening.question):
        return opening
    before = opening.sentences[0] - 1
    same = before in reading.passage and reading.passage.sentence(before).is_statement
    sentences = (before, *opening.sentences) if same else opening.sentences
    return replace(opening, sentences=sentences, sound=False)


def stands_alone(question: str) -> bool:
    """Whether a question is neither too short nor too long, and has no pronoun without its noun."""
    words = question.rstrip("?").lower().split()
    if not 5 <= len(words) <= 32:
        return False
    return not (set(words) & _LEANING or words[-1] in {"that", "so", "then"} or words[1] in _OWNERS)


def _answered(opening: Opening, told: Mapping[int, frozenset[str]], reading: Reading) -> bool:
    if opening.sign is Sign.DISPUTED:
        return False
    stop = reading.lexicon["stop.words"]
    asked_for = {c for c in concepts(opening.question, stop) if " " not in c}
    others = (words for number, words in told.items() if number not in opening.sentences)
    return any(len(asked_for & other) > _ANSWERED * len(asked_for) for other in others)


def _spoken_of(sentence: Sentence, reading: Reading) -> frozenset[str]:
    """The concepts of a statement as it stands and by its lemmas: “needs” tells of what may “need”."""
    stop = reading.lexicon["stop.words"]
    doc = reading.docs.get(sentence.number)
    lemmas = concepts(" ".join(t.lemma_ for t in doc), stop) if doc is not None else frozenset()
    return concepts(sentence.text, stop) | lemmas


def _same(one: Opening, other: Opening, reading: Reading) -> bool:
    if set(one.sentences) & set(other.sentences):
        return True
    stop = reading.lexicon["stop.words"]
    mine, theirs = concepts(one.question, stop), concepts(other.question, stop)
    return len(mine & theirs) > 0.5 * min(len(mine), len(theirs)) if mine and theirs else False
