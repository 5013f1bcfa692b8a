"""For small local models: rules choose and attribute, the model names, shortens and words, one thing a request.

Whatever the model writes is checked at once; where it fails, the wording of the rules stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, Field, create_model

from summarizer.chat.base import ChatModel, Message
from summarizer.chat.structured import ask
from summarizer.drafting.assembly import Drafted, assemble
from summarizer.drafting.extractive import RuleWording
from summarizer.drafting.openings import Opening
from summarizer.drafting.outline import outline
from summarizer.drafting.selection import concepts
from summarizer.errors import ReplyError
from summarizer.grounding.attribution import Attribution
from summarizer.grounding.claims import check, shortened
from summarizer.grounding.reading import Reading
from summarizer.grounding.speakers import Speaker
from summarizer.progress import Progress, Report
from summarizer.prompting import Prompt
from summarizer.text import one_line

TASKS = ("shorten", "party", "question", "title")
_NONE = "none of these"
# A sentence of fewer words is short enough as it is.
_SHORT = 16
# A shortening must save this share of the words to be worth another's wording.
_SAVING = 0.9
_TITLE_WORDS = 10
_REPLY = 160
# Brackets and braces end a reply in grammars of llama.cpp, and belong to no prose.
_PROSE = r"^[^{}\n]{4,400}$"


class _Text(BaseModel):
    text: str = Field(pattern=_PROSE)


@dataclass(frozen=True)
class Prompts:
    """The prompts of the drafter, by what they ask for."""

    shorten: Prompt
    party: Prompt
    question: Prompt
    title: Prompt

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(p.name for p in (self.shorten, self.party, self.question, self.title))


def draft(reading: Reading, model: ChatModel, prompts: Prompts, *, report: Report) -> Drafted:
    """The draft of a passage by rules, in the model's words where they hold.

    Requests of one kind follow each other, so that the model's cache holds the head that they share.
    """
    named = with_parties(reading, model, prompts.party, report=report)
    found = outline(named)
    return Drafted(assemble(found, named, ModelWording(named, model, prompts, report=report)), named)


class ModelWording:
    """The rules' wording, bettered by the model where what it writes passes the check."""

    def __init__(self, reading: Reading, model: ChatModel, prompts: Prompts, *, report: Report) -> None:
        self._reading = reading
        self._model = model
        self._prompts = prompts
        self._rules = RuleWording(reading)
        self._report = report
        self._done: Counter[str] = Counter()

    def point(self, number: int) -> str:
        """A statement in fewer words: the model's if they are a faithful shortening, else the rules'."""
        plain = self._rules.point(number)
        if len(plain.split()) < _SHORT:
            return plain
        told = self._reading.told(number)
        written = self._ask("shortening", self._prompts.shorten.messages(sentence=plain))
        saves = len(written.split()) <= _SAVING * len(plain.split())
        return written if written and saves and not shortened(written, told, self._reading.lexicon) else plain

    def stand(self, number: int) -> str:
        """Where a party stands, by the rules: its own words count there, not the model's."""
        return self._rules.stand(number)

    def question(self, opening: Opening) -> str:
        """An opening as a question: the model's wording if it asks the same of the same sentences."""
        told = " ".join(self._reading.told(number) for number in opening.sentences)
        messages = self._prompts.question.messages(sentence=told, draft=opening.question)
        written = self._ask("wording questions", messages)
        return written if self._asks_the_same(written, opening, told) else opening.question

    def _asks_the_same(self, written: str, opening: Opening, told: str) -> bool:
        if not written.endswith("?") or written.split()[0] != opening.question.split()[0]:
            return False
        stop = self._reading.lexicon["stop.words"]
        mine, drafted = concepts(written, stop), concepts(opening.question, stop)
        source = concepts(told, stop) | drafted
        single = {c for c in mine if " " not in c}
        kept = {c for c in drafted if " " not in c} <= single
        return kept and single <= source and not check(written, [told, opening.question], self._reading.lexicon)

    def title(self, proposed: str, headline: Sequence[str]) -> str:
        """The documents' own title where they have one, else the model's, else the rules'."""
        if not headline or any(document.title for document in self._reading.passage.documents):
            return proposed
        written = self._ask("wording the title", self._prompts.title.messages(text=" ".join(headline)))
        written = written.strip(" .")
        stop = self._reading.lexicon["stop.words"]
        known = concepts(" ".join(headline), stop)
        fresh = {c for c in concepts(written, stop) if " " not in c} - known
        fits = 3 <= len(written.split()) <= _TITLE_WORDS and not fresh
        return written if fits and not check(written, headline, self._reading.lexicon) else proposed

    def _ask(self, step: str, messages: Sequence[Message]) -> str:
        """The model's text on one line; empty where no reply was valid."""
        self._done[step] += 1
        self._report(Progress(step, self._done[step], 0))
        try:
            return one_line(ask(self._model, messages, _Text, attempts=1, max_tokens=_REPLY).text)
        except ReplyError:
            return ""


def with_parties(reading: Reading, model: ChatModel, prompt: Prompt, *, report: Report) -> Reading:
    """The reading in which people of whom the text does not say for whom they speak have a party.

    The model is asked twice, with a sentence and without; it must name the same party of the text both
    times. The reading marks such a party as the model's own knowledge.
    """
    lone = _unplaced(reading)
    parties = [name for name, voices in reading.parties.items() if name not in lone and _is_party(voices)]
    if not lone or not parties:
        return reading
    named: dict[str, str] = {}
    answer = _choice((*parties, _NONE))
    for done, (person, sentence) in enumerate(lone.items(), 1):
        report(Progress("naming parties", done, len(lone)))
        told = [reading.passage.sentence(sentence).line, f"{person} spoke."]
        chosen = {_party(model, prompt.messages(sentence=t, person=person, parties=parties), answer) for t in told}
        party = chosen.pop() if len(chosen) == 1 else _NONE
        if party != _NONE:
            named[person] = party
    return replace(reading, attributions=tuple(_renamed(a, named) for a in reading.attributions))


def _party(model: ChatModel, messages: Sequence[Message], answer: type[BaseModel]) -> str:
    try:
        return str(ask(model, messages, answer, attempts=1, max_tokens=_REPLY).model_dump()["party"])
    except ReplyError:
        return _NONE


@lru_cache(maxsize=64)
def _choice(names: tuple[str, ...]) -> type[BaseModel]:
    """The answer that is one of these names; the grammar and validation hold it to them."""
    return create_model("Choice", party=(Literal[names], ...))


def _unplaced(reading: Reading) -> Mapping[str, int]:
    """People who speak for nobody whom the text names, and the sentence in which each first speaks."""
    found: dict[str, int] = {}
    for attribution in reading.attributions:
        for voice in attribution.voices:
            if voice.person and voice.party == voice.name and voice.sentence is None and not voice.observer:
                found.setdefault(voice.name, attribution.sentence)
    turns = {sentence.speaker for sentence in reading.passage.statements if sentence.speaker}
    return {name: number for name, number in found.items() if not _of_a_transcript(name, turns)}


def _of_a_transcript(name: str, turns: set[str]) -> bool:
    return len(turns) > 2 and any(name.casefold() == turn.casefold() for turn in turns)


def _is_party(voices: Sequence[Speaker]) -> bool:
    return any(not voice.observer for voice in voices)


def _renamed(attribution: Attribution, named: Mapping[str, str]) -> Attribution:
    voices = tuple(
        replace(voice, party=named[voice.name], basis="model") if voice.name in named else voice
        for voice in attribution.voices
    )
    return replace(attribution, voices=voices)
