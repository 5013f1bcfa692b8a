"""Which statements go into the sections of one's own, chosen by rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from statistics import median

from summarizer.documents import Sentence
from summarizer.drafting.fitness import Fitness
from summarizer.drafting.own.amounts import amount
from summarizer.drafting.own.days import day, deadline
from summarizer.drafting.own.decisions import decision
from summarizer.drafting.own.risks import risk
from summarizer.drafting.own.sign import Sign
from summarizer.drafting.topics import Topics, repeats, topics
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.texts import Text
from summarizer.grounding.reading import Reading
from summarizer.language.vocabulary import vocabulary
from summarizer.profiles.profile import Content, DetailKind, Profile, SectionPlan

# A statement that is less fit than so much of the usual says little by itself: a courtesy, a question.
_FIT = 0.15
# No statement is so much better than the usual that it may outweigh what it tells.
_BEST = 1.5
# What is the weightiest counts twice what is of no weight at all.
_LEAST = 0.5
# What asks, or breaks off, tells nothing.
_UNTOLD = ("?", "？", "؟", "—", "—.", "–.", "…")
_GRAMMATICAL = frozenset({Content.DECISION, Content.RISK})


@dataclass(frozen=True)
class Pick:
    """A statement for a section of one's own, and its details by name, as the statement words them."""

    sentence: int
    details: Mapping[str, str] = field(default_factory=dict)


def picks(reading: Reading, profile: Profile) -> Mapping[str, tuple[Pick, ...]]:
    """What goes into each section of a profile, in the order of the text.

    A statement goes into one section alone, the first that it is right for, but for those that repeat.
    """
    if not profile.sections:
        return {}
    chooser = _Chooser(reading)
    taken: set[int] = set()
    found: dict[str, tuple[Pick, ...]] = {}
    for plan in profile.sections:
        found[plan.name] = chooser.chosen(plan, frozenset() if plan.repeats else frozenset(taken))
        if not plan.repeats:
            taken |= {pick.sentence for pick in found[plan.name]}
    return found


def told(reading: Reading, profile: Profile) -> Reading:
    """The reading, whose notices say which sections rules cannot fill."""
    notices = tuple(unfilled(profile, reading))
    return replace(reading, notices=(*reading.notices, *notices)) if notices else reading


def unfilled(profile: Profile, reading: Reading) -> Iterator[str]:
    """What to say of sections that rules cannot fill, in this language or in any."""
    for plan in profile.sections:
        if plan.content is None and not plan.signs:
            yield f"“{plan.title}” was not looked for: its profile does not say how; ask a hosted model"
        elif plan.signs and not plan.signs_in(reading.language):
            yield f"“{plan.title}” was not looked for: its profile has no signs in the sources’ language"
        elif plan.content in _GRAMMATICAL and not (reading.docs and reading.lexicon):
            yield f"“{plan.title}” was not looked for: there is no grammar for the sources’ language"
        elif plan.content is Content.DATE and not vocabulary(reading.language):
            yield f"“{plan.title}” was not looked for: there are no word lists for the sources’ language"


@dataclass(frozen=True, eq=False)
class _Chooser:
    """Chooses statements of a passage, which is read once for all sections."""

    reading: Reading

    @cached_property
    def _sources(self) -> Sources:
        return Sources(self.reading.passage, vocabulary(self.reading.language))

    @cached_property
    def _fitness(self) -> Fitness:
        return Fitness.of(self.reading)

    @cached_property
    def _usual(self) -> Mapping[bool, float]:
        """How fit the statements of turns, and the others, mostly are."""
        found: dict[bool, list[float]] = {True: [], False: []}
        for sentence in self.reading.passage.statements:
            found[bool(sentence.speaker)].append(self._fitness(sentence))
        return {spoken: median(values) for spoken, values in found.items() if values}

    @cached_property
    def _topics(self) -> Topics:
        return topics(self.reading)

    def chosen(self, plan: SectionPlan, taken: frozenset[int]) -> tuple[Pick, ...]:
        """The best statements for a section that say each something else, in the order of the text."""
        if next(unfilled(Profile(sections=(plan,)), self.reading), None):
            return ()
        found = {s.number: sign for s in self.reading.passage.statements if (sign := self._sign(s, plan))}
        worth = {n: self._worth(n, sign) for n, sign in found.items() if n not in taken}
        kept: list[int] = []
        for number in sorted((n for n in worth if worth[n]), key=lambda n: (-worth[n], n)):
            known = {found[other].figure for other in kept} if plan.content is Content.FIGURE else set()
            if found[number].figure not in known and not repeats(number, kept, self._topics):
                kept.append(number)
            if len(kept) == plan.most:
                break
        return tuple(Pick(number, _details(plan, found[number])) for number in sorted(kept))

    def _worth(self, number: int, sign: Sign) -> float:
        sentence = self.reading.passage.sentence(number)
        fit = min(self._fitness(sentence) / self._usual[bool(sentence.speaker)], _BEST)
        if fit < _FIT or sentence in self._fitness.procedure or sentence.line.endswith(_UNTOLD):
            return 0.0
        weight = self._topics.weight(number) / self._topics.heaviest
        return sign.strong * fit * (_LEAST + weight * (1 - _LEAST))

    def _sign(self, sentence: Sentence, plan: SectionPlan) -> Sign | None:
        """What makes a statement one for the section; None where nothing does."""
        text = self._sources.text(sentence.number)
        if plan.signs and not _has(text, plan.signs_in(self.reading.language)):
            return None
        return self._found(sentence, text, plan.content or Content.ANY)

    def _found(self, sentence: Sentence, text: Text, content: Content) -> Sign | None:
        doc = self.reading.docs.get(sentence.number)
        sign = Sign(1.0, self._voice(sentence), amount(text, doc), day(text, doc, self.reading))
        if content is Content.ANY:
            return sign
        if content is Content.FIGURE:
            return sign if sign.figure else None
        if content is Content.DATE:
            return sign if sign.date else None
        if doc is None:
            return None
        due = deadline(text, self.reading.lexicon["sections.deadline"])
        if content is Content.RISK:
            strong = risk(doc, self.reading)
            return sign._replace(strong=strong) if strong else None
        told = decision(sentence, doc, self.reading)
        return None if told is None else sign._replace(strong=told[0], name=told[1], date=due)

    def _voice(self, sentence: Sentence) -> str:
        """Who says it, if the reading knows."""
        voices = (v.name for a in self.reading.said.get(sentence.number, ()) for v in a.voices)
        return next(voices, "")


def _details(plan: SectionPlan, sign: Sign) -> Mapping[str, str]:
    """The first detail of each kind, filled with what was found of it."""
    found = {DetailKind.NAME: sign.name, DetailKind.FIGURE: sign.figure, DetailKind.DATE: sign.date}
    details: dict[str, str] = {}
    for detail in plan.details:
        details[detail.name] = found.pop(detail.kind, "")
    return details


def _has(text: Text, signs: Sequence[str]) -> bool:
    """Whether a statement has the words of a sign in a row, in any of their forms."""
    stems = f" {' '.join(word.stem for word in text.words)} "
    return any(f" {' '.join(w.stem for w in Text(sign, text.vocabulary).words)} " in stems for sign in signs)
