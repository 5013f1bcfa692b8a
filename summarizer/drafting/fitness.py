"""How fit a sentence is to stand as a key point by itself, whatever it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.documents import Kind, Sentence
from summarizer.drafting.procedure import Procedure
from summarizer.drafting.references import cleared, leaning, outside
from summarizer.drafting.topics import unspaced
from summarizer.grounding.reading import Reading

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

# A sentence with more of it between quotation marks is nothing but quotation.
_QUOTED = 0.85
# More words than these make a long sentence; what somebody says is quoted whole, and runs on more easily.
_WRITTEN, _SPOKEN = 50, 40
# A row says what its figures are of, and not what they mean.
_ROW = 0.1
# Who was there is no news at all.
_ROLL = 0.01


@dataclass(frozen=True)
class Fitness:
    """How fit sentences are to stand as points, from their place, length, form and what is said in them.

    `openings` are the paragraphs in which the documents open, `transcript` is whether turns make up most
    of the passage, and `procedure` what only keeps a hearing going.
    """

    reading: Reading
    openings: Mapping[str, Sentence]
    transcript: bool
    procedure: Procedure

    @classmethod
    def of(cls, reading: Reading) -> Fitness:
        openings: dict[str, Sentence] = {}
        for sentence in reading.passage.statements:
            openings.setdefault(sentence.document, sentence)
        spoken = sum(bool(sentence.speaker) for sentence in reading.passage.statements)
        transcript = spoken > len(reading.passage.statements) / 2
        return cls(reading, openings, transcript, Procedure.of(reading.passage, reading.lexicon))

    def __call__(self, sentence: Sentence) -> float:
        fit = self._place(sentence) * _size(sentence) * _standing(sentence, self.reading)
        return fit * _news(sentence, self.reading)

    def _place(self, sentence: Sentence) -> float:
        """News comes first; in a transcript, what nobody says (the agenda, who was present), and what is said
        to keep the hearing going, comes last."""
        if self.procedure.calls_roll(sentence):
            return _ROLL
        if self.transcript:
            idle = not sentence.speaker or sentence in self.procedure
            return 0.2 if idle else 0.5 if sentence.speaker == self.procedure.chair else 1.0
        opening = self.openings[sentence.document]
        return (
            2.0 if sentence == opening else 1.0 + 0.4 / (1 + 0.2 * (sentence.paragraph - opening.paragraph))
        )


def _size(sentence: Sentence) -> float:
    if sentence.kind is Kind.ROW:
        return _ROW
    if sentence.text.rstrip().endswith(("?", "？", "؟")):
        return 0.3
    if unspaced(sentence.text):
        return 1.0
    words = sentence.text.count(" ") + 1
    long = (0.5 if words > _SPOKEN else 1.0) if sentence.speaker else 0.8 if words > _WRITTEN else 1.0
    return 0.4 if words < 8 else long


def _standing(sentence: Sentence, reading: Reading) -> float:
    """Less for a sentence that leans on the one before, or is all quotation."""
    doc = reading.docs.get(sentence.number)
    if doc is None:
        return 1.0
    said = reading.said.get(sentence.number, ())
    share = sum(q.end - q.start for a in said for q in a.quotes) / len(sentence.text)
    if share > _QUOTED and not any(a.cue for a in said):
        return 0.1  # words without their speaker
    weight = 0.5 if share > 0.6 else 1.0
    pronouns = [t for t in leaning(doc) if t.tag_ != "PRP$"]
    named = _owners(sentence, doc, reading)
    apart = [t for t in outside(doc) if t.i not in named] or _anaphors(doc, reading)
    weight *= 0.35 if apart else 0.85 if pronouns else 1.0
    return weight * (0.6 if doc[0].tag_ in {"VBN", "CC"} or doc[0].lower_ in {"that", "this", "as"} else 1.0)


def _owners(sentence: Sentence, doc: Doc, reading: Reading) -> frozenset[int]:
    """The places of “its” beside which a name is put; a pronoun that speaks leans all the same."""
    return frozenset(i for i in cleared(sentence, doc, reading) if doc[i].tag_ == "PRP$")


def _anaphors(doc: Doc, reading: Reading) -> list[Token]:
    """“the announcement”, “the figure”: nouns that name what was said before, and nothing more."""
    return [
        t
        for t in doc
        if t.lower_ in reading.lexicon["claims.denial_nouns"] | reading.lexicon["open.proposal_nouns"]
        and [c.lower_ for c in t.children if not c.is_punct] == ["the"]
        and t.dep_ in {"dobj", "pobj"}
    ]


def _news(sentence: Sentence, reading: Reading) -> float:
    """More where somebody takes a stand, sets a condition, or names a figure."""
    weight = 1.0
    said = reading.said.get(sentence.number, ())
    words = set(sentence.text.lower().split())
    if not said and words & reading.lexicon["words.modals"]:
        weight *= 0.5  # what the reporter thinks might be
    if any(a.verb and a.verb not in reading.lexicon["plain_speech"] for a in said):
        weight *= 1.2
    if words & reading.lexicon["words.condition"]:
        weight *= 1.25
    return weight * (1.1 if any(c.isdigit() for c in sentence.text) else 1.0)
