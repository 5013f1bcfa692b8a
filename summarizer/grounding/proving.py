"""What speaks against an item of a draft: its citations, its wording, its party, an answer to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from summarizer.documents import Sentence
from summarizer.draft import ItemDraft, PositionDraft, QuestionDraft, SectionItemDraft
from summarizer.grounding.answers import Answers
from summarizer.grounding.attribution import Attribution
from summarizer.grounding.claims import NAMING, ClaimChecker, Fault, Reason
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.details import Details
from summarizer.grounding.marks import mark
from summarizer.grounding.reading import Reading
from summarizer.language.vocabulary import vocabulary
from summarizer.text import fold

CITATIONS, PARTY, ANSWERS = "sentence numbers", "whose position it is", "answers in the sources"
DETAILS = "details of own sections"
CHECKS = (CITATIONS, *(fault.label for fault in Fault), PARTY, ANSWERS)
"""What items are checked for, in the words of a note's provenance."""

# A text without a subject and a verb states something where its sentences have so many of its words.
_LEAST = 2
# Characters in a row beyond which they are of a script that puts no space between words.
_UNSPACED = 12


@dataclass(frozen=True)
class OfSentence:
    """What a sentence is or does that speaks against an item: “answers it”."""

    sentence: int
    says: str

    def worded(self, mark: Callable[[int], str]) -> str:
        """The reason in words; `mark` says how a sentence is referred to."""
        return f"sentence {mark(self.sentence)} {self.says}"


Objection = str | Reason | OfSentence
"""What speaks against an item; a plain text where it refers to no sentence of the passage."""


@dataclass(frozen=True)
class Checked:
    """What was found of an item: what is wrong, what it was checked for, and what could not be.

    `reasons` refer to sentences by number, as a model knows them; `told` by what a note calls them.
    """

    reasons: tuple[str, ...]
    told: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()


class Prover:
    """Holds items of a draft against the sentences that they cite; reads a passage once for all of them.

    What was found of an item is kept: an item that is repaired is checked before it is grounded.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.sources = Sources(reading.passage, vocabulary(reading.language))
        self._claims = ClaimChecker(reading.passage, reading=reading)
        self._found: dict[ItemDraft, Checked] = {}
        self._details = Details(reading, self.sources)
        self._answers = Answers(reading.passage, language=reading.language, docs=reading.docs)

    def check(self, draft: ItemDraft) -> Checked:
        """What was found of an item. One that cites what is no evidence is not looked into any further."""
        if draft not in self._found:
            self._found[draft] = self._check(draft)
        return self._found[draft]

    def nearest(self, text: str) -> tuple[Sentence, ...]:
        """The statements that say most of what `text` says, the nearest first."""
        return tuple(s for s in self._claims.check(text).evidence if s.is_statement)

    def _check(self, draft: ItemDraft) -> Checked:
        wrong = tuple(self._miscited(draft))
        if wrong:
            return self._checked(wrong, (CITATIONS,))
        if isinstance(draft, QuestionDraft):
            return self._question(draft)
        if formless := self._formless(draft):
            return self._checked((formless,), (CITATIONS, Fault.GROUND.label))
        found = self._claims.check(draft.text, cited=draft.sentences)
        reasons: list[Objection] = [] if found.supported else [*found.reasons]
        checked = [CITATIONS, *(fault.label for fault in found.checked)]
        if isinstance(draft, PositionDraft):
            reasons += self._unheard(draft)
            checked.append(PARTY)
        if isinstance(draft, SectionItemDraft) and draft.plan.details:
            reasons += self._details.faults(draft)
            checked.append(DETAILS)
        return self._checked(reasons, checked, found.unchecked)

    def _checked(
        self, found: Iterable[Objection], checked: Iterable[str], unchecked: tuple[str, ...] = ()
    ) -> Checked:
        once = tuple(dict.fromkeys(found))
        passage = self._reading.passage
        reasons = (_worded(each, str) for each in once)
        told = (_worded(each, lambda number: mark(number, passage)) for each in once)
        return Checked(tuple(dict.fromkeys(reasons)), tuple(dict.fromkeys(told)), tuple(checked), unchecked)

    def against_title(self, text: str) -> tuple[str, ...]:
        """What speaks against a title: the names and the figures that the passage as a whole has not."""
        found = self._claims.check(text)
        counts = not found.evidence and any(map(str.isdigit, text))
        wrong = (reason for reason in found.reasons if counts or reason.kind in NAMING)
        documents = self._reading.passage.documents
        missing = [r for r in wrong if not any(_holds(d.text, r.words) for d in documents)]
        return self._checked(missing, ()).told

    def _miscited(self, draft: ItemDraft) -> Iterator[Objection]:
        for number in sorted(set(draft.sentences)):
            if number not in self._reading.passage:
                yield f"there is no sentence {number}"
            elif not (sentence := self._reading.passage.sentence(number)).is_statement:
                yield OfSentence(number, f"is no statement ({sentence.kind.value.replace('_', ' ')})")

    def _formless(self, draft: ItemDraft) -> str:
        """Why a text states nothing, if it does not: it asks, or is no more than a word or two."""
        if any(draft.text == self._reading.passage.sentence(number).line for number in draft.sentences):
            return ""
        if draft.text.rstrip().endswith("?"):
            return "it asks, and states nothing"
        if self._claims.is_foreign(draft.text):
            words = draft.text.split()
            return "" if len(words) > _LEAST or len(words[0]) > _UNSPACED else "it states nothing"
        known = self._claims.shared(draft.text, cited=draft.sentences)
        return "" if known >= _LEAST or self._claims.states(draft.text) else "it states nothing"

    def _question(self, draft: QuestionDraft) -> Checked:
        """A question asserts nothing, but it names and counts; and the sources must leave it open."""
        found = [self._claims.check(text, cited=draft.sentences) for text in (draft.text, draft.why) if text]
        named = self._named(draft)
        wrong = [r for finding in found for r in finding.reasons if r.kind in NAMING]
        reasons: list[Objection] = [reason for reason in wrong if fold(reason.words) not in named]
        if not self._speaks_of(draft, named):
            reasons.append("no cited sentence speaks of what it asks")
        answer = self._answers.find(draft.text, without=draft.sentences)
        if answer.is_enough and answer.sentence is not None:
            reasons.append(OfSentence(answer.sentence.number, "answers it"))
        named = NAMING.intersection(*(finding.checked for finding in found)) if found else NAMING
        checked = (CITATIONS, *(fault.label for fault in Fault if fault in named))
        if self._reading.told_in == self._reading.language:
            return self._checked(reasons, (*checked, ANSWERS))
        unchecked = tuple(dict.fromkeys(what for finding in found for what in finding.unchecked))
        return self._checked(reasons, checked, unchecked)

    def _speaks_of(self, draft: QuestionDraft, named: frozenset[str]) -> bool:
        """Whether the cited sentences have a word of what a question asks, or a speaker whom it names."""
        if self._claims.is_foreign(draft.text) or self._claims.shared(draft.text, cited=draft.sentences):
            return True
        speakers = {word for name in named for word in name.split()}
        return not speakers.isdisjoint(fold(draft.text).rstrip("?").split())

    def _named(self, draft: ItemDraft) -> frozenset[str]:
        """The full names of those who speak in the cited sentences, and of their parties."""
        said = (a for number in draft.sentences for a in self._reading.said.get(number, ()))
        return frozenset(fold(name) for a in said for voice in a.voices for name in (voice.name, voice.party))

    def _unheard(self, draft: PositionDraft) -> Iterable[str]:
        """A party is given a position only by sentences that name it, or in which it speaks."""
        said = self._reading.said
        if any(speaks_for(draft.party, a) for number in draft.sentences for a in said.get(number, ())):
            return
        told = " ".join(self._reading.told(number) for number in draft.sentences)
        if fold(draft.party) not in fold(told):
            yield f"no cited sentence names {draft.party}, or gives its words"


def _worded(found: Objection, mark: Callable[[int], str]) -> str:
    return found if isinstance(found, str) else found.worded(mark)


def _holds(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def speaks_for(party: str, attribution: Attribution) -> bool:
    """Whether the words are those of a party: of all who speak for it together, or of one of them."""
    joint = " and ".join(voice.party for voice in attribution.voices)
    return fold(party) == fold(joint) or any(
        fold(party) in {fold(voice.party), fold(voice.name)} for voice in attribution.voices
    )
