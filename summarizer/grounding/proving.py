"""What speaks against an item of a draft: its citations, its wording, its party, an answer to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.documents import Sentence
from summarizer.draft import ItemDraft, PositionDraft, QuestionDraft, SectionItemDraft
from summarizer.grounding.answers import Answers
from summarizer.grounding.attribution import Attribution
from summarizer.grounding.claims import NAMING, ClaimChecker, Fault
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.details import Details
from summarizer.grounding.reading import Reading
from summarizer.language.vocabulary import vocabulary
from summarizer.text import fold

CITATIONS, PARTY, ANSWERS = "sentence numbers", "whose position it is", "answers in the sources"
DETAILS = "details of own sections"
CHECKS = (CITATIONS, *(fault.label for fault in Fault), PARTY, ANSWERS)
"""What items are checked for, in the words of a note's provenance."""


@dataclass(frozen=True)
class Checked:
    """What was found of an item: what is wrong, what it was checked for, and what could not be."""

    reasons: tuple[str, ...]
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
            return Checked(wrong, (CITATIONS,))
        if isinstance(draft, QuestionDraft):
            return self._question(draft)
        found = self._claims.check(draft.text, cited=draft.sentences)
        reasons = [] if found.supported else [str(reason) for reason in found.reasons]
        checked = [CITATIONS, *(fault.label for fault in found.checked)]
        if isinstance(draft, PositionDraft):
            reasons += self._unheard(draft)
            checked.append(PARTY)
        if isinstance(draft, SectionItemDraft) and draft.plan.details:
            reasons += self._details.faults(draft)
            checked.append(DETAILS)
        return Checked(tuple(dict.fromkeys(reasons)), tuple(checked), found.unchecked)

    def stands_anywhere(self, text: str) -> bool:
        """Whether the passage as a whole has the names and the figures of a title."""
        wrong = [reason.words for reason in self._claims.check(text).reasons if reason.kind in NAMING]
        return all(any(_holds(d.text, words) for d in self._reading.passage.documents) for words in wrong)

    def _miscited(self, draft: ItemDraft) -> Iterator[str]:
        for number in sorted(set(draft.sentences)):
            if number not in self._reading.passage:
                yield f"there is no sentence {number}"
            elif not (sentence := self._reading.passage.sentence(number)).is_statement:
                yield f"sentence {number} is no statement ({sentence.kind.value.replace('_', ' ')})"

    def _question(self, draft: QuestionDraft) -> Checked:
        """A question asserts nothing, but it names and counts; and the sources must leave it open."""
        found = [self._claims.check(text, cited=draft.sentences) for text in (draft.text, draft.why) if text]
        named = self._named(draft)
        wrong = [r for finding in found for r in finding.reasons if r.kind in NAMING]
        reasons = [str(reason) for reason in wrong if fold(reason.words) not in named]
        answer = self._answers.find(draft.text, without=draft.sentences)
        if answer.is_enough and answer.sentence is not None:
            reasons.append(f"sentence {answer.sentence.number} answers it")
        named = NAMING.intersection(*(finding.checked for finding in found)) if found else NAMING
        checked = (CITATIONS, *(fault.label for fault in Fault if fault in named))
        if self._reading.told_in == self._reading.language:
            return Checked(tuple(dict.fromkeys(reasons)), (*checked, ANSWERS))
        unchecked = tuple(dict.fromkeys(what for finding in found for what in finding.unchecked))
        return Checked(tuple(dict.fromkeys(reasons)), checked, unchecked)

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


def _holds(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def speaks_for(party: str, attribution: Attribution) -> bool:
    """Whether the words are those of a party: of all who speak for it together, or of one of them."""
    joint = " and ".join(voice.party for voice in attribution.voices)
    return fold(party) == fold(joint) or any(
        fold(party) in {fold(voice.party), fold(voice.name)} for voice in attribution.voices
    )
