"""What a sentence tells, predicate by predicate: who does what to whom, denied or not, how certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.language.parse import child, phrase
from summarizer.language.vocabulary import Vocabulary
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

# Relations through which a verb or noun governs what stands below it.
_GOVERNED = frozenset({"xcomp", "ccomp", "dobj", "acl", "pcomp", "prep", "pobj", "oprd", "dative"})
_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "conj", "parataxis"})
_CHAIN = 5


@dataclass(frozen=True)
class Frame:
    """One predicate: its stem and place, whether it is denied, how certain it is, and its arguments.

    `level` is a name of `summarizer.grounding.claims.sense.LEVELS`, or "" for what simply is so.
    `agents` and `patients` are the stems of the phrases that do it and to which it is done, `around`
    all content stems of its clause.
    """

    stem: str
    span: Span
    denied: bool
    level: str
    agents: frozenset[str]
    patients: frozenset[str]
    around: frozenset[str]
    verbal: bool


def frames_of(doc: Doc, vocabulary: Vocabulary) -> tuple[Frame, ...]:
    """The frames of a parsed sentence, in order: of its verbs, and of other words that have an opposite."""
    return tuple(_Reader(vocabulary).read(doc))


class _Reader:
    """Reads frames from a dependency parse."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._denying = vocabulary.words("negation", "words")
        self._refusing = vocabulary.stems("negation", "verbs")
        self._levels = {
            name: vocabulary.stems("modality", name) for name in ("possible", "alleged", "planned", "obliged")
        }

    def read(self, doc: Doc) -> Iterator[Frame]:
        for token in doc:
            verbal = token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"})
            if verbal or (token.pos_ in {"NOUN", "ADJ", "ADV", "ADP"} and self._turns(token)):
                yield self._frame(token, verbal)

    def _turns(self, token: Token) -> bool:
        return any(sense[-1] in "+-" for sense in self._vocabulary.senses(self._stem(token)))

    def _stem(self, token: Token) -> str:
        return self._vocabulary.stem(token.lower_)

    def _frame(self, token: Token, verbal: bool) -> Frame:
        agents, patients = self._agents(token), self._patients(token)
        clause = token if verbal or token.pos_ == "NOUN" else token.head
        around = self._stems(self._clause(clause)) | agents | patients
        return Frame(
            self._stem(token),
            Span(token.idx, token.idx + len(token)),
            self._denied(token),
            self._level(token),
            agents,
            patients,
            around - {self._stem(token)},
            verbal,
        )

    def _stems(self, tokens: list[Token]) -> frozenset[str]:
        kept = (t for t in tokens if t.is_alpha and t.lower_ not in self._vocabulary.function)
        return frozenset(self._stem(token) for token in kept) | {t.lower_ for t in tokens if t.like_num}

    def _clause(self, token: Token) -> list[Token]:
        """The words of a predicate's own clause; of one without words of its own, those it governs too."""
        found = [token]
        for below in token.children:
            if below.dep_ not in _CLAUSES:
                found += self._clause(below)
        return found

    def _agents(self, token: Token) -> frozenset[str]:
        subject = child(token, "nsubj", "poss") or self._inherited(token)
        by = child(token, "agent")
        if by is not None:
            subject = child(by, "pobj")
        if subject is None and child(token, "nsubjpass") is None and token.dep_ == "relcl":
            subject = token.head
        elif subject is not None and subject.lower_ in {"who", "which", "that"} and token.dep_ == "relcl":
            subject = token.head
        return self._stems(phrase(subject)) if subject is not None else frozenset()

    @staticmethod
    def _inherited(token: Token) -> Token | None:
        """The subject that a second or governed verb shares with the one above it."""
        above = token
        for _ in range(_CHAIN):
            if above.dep_ not in {"conj", "xcomp"} or child(token, "nsubjpass", "agent") is not None:
                return None
            above = above.head
            subject = child(above, "nsubj")
            if subject is not None:
                return subject
        return None

    def _patients(self, token: Token) -> frozenset[str]:
        found = [t for t in token.children if t.dep_ in {"dobj", "nsubjpass", "dative", "attr"}]
        for preposition in (t for t in token.children if t.dep_ == "prep"):
            found += [t for t in preposition.children if t.dep_ == "pobj"]
        return frozenset().union(*(self._stems(phrase(t)) for t in found)) if found else frozenset()

    def _denied(self, token: Token) -> bool:
        """Whether it is denied, by a word of its own or by a verb above it; two denials are none."""
        denials = self._own_denials(token)
        above = token
        for _ in range(_CHAIN):
            if above.dep_ not in _GOVERNED or above.head is above:
                break
            above = above.head
            denials += self._stem(above) in self._refusing or above.lower_ == "without"
            if above.pos_ in {"VERB", "AUX"}:
                denials += self._own_denials(above)
        return denials % 2 == 1

    def _own_denials(self, token: Token) -> int:
        found = sum(1 for t in token.children if t.dep_ == "neg" or t.lower_ in self._denying)
        for below in token.children:
            if below.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "pobj"}:
                found += sum(1 for t in below.children if t.lower_ in self._denying)
        if token.pos_ in {"ADJ", "ADV"} and token.head is not token:
            found += sum(1 for t in token.head.children if t.dep_ == "neg")
        return found

    def _level(self, token: Token) -> str:
        above = token
        for _ in range(_CHAIN):
            words = [t for t in above.children if t.dep_ in {"aux", "advmod", "acomp"}]
            for level, stems in self._levels.items():
                if any(self._stem(word) in stems for word in words):
                    return level
            if above.dep_ not in _GOVERNED or above.head is above:
                break
            above = above.head
            for level, stems in self._levels.items():
                if self._stem(above) in stems:
                    return level
            if above.lemma_ == "be" and token.dep_ == "xcomp":
                return "planned"
        return ""
