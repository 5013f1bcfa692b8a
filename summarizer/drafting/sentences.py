"""For small local models: rules choose and attribute; the model names, shortens and words.

It is asked one small thing a request. What it writes is checked at once; where it fails, the wording of
the rules stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields

from pydantic import BaseModel, Field

from summarizer.chat.base import ChatModel, Message
from summarizer.chat.structured import Limits, ask
from summarizer.documents import Kind
from summarizer.drafting.assembly import Drafted, assemble
from summarizer.drafting.extractive import RuleWriter
from summarizer.drafting.naming import with_parties
from summarizer.drafting.openings import Opening, stands_alone
from summarizer.drafting.outline import outline
from summarizer.drafting.own import told as told_of
from summarizer.drafting.references import kept_of, left_hanging
from summarizer.drafting.topics import concepts
from summarizer.errors import ReplyError
from summarizer.grounding.claims import check, shortened
from summarizer.grounding.quotations import quotations
from summarizer.grounding.reading import Reading
from summarizer.profiles.profile import PLAIN, Profile
from summarizer.progress import Progress, Report
from summarizer.prompting import Prompt
from summarizer.step import Step
from summarizer.text import fold, one_line

# A sentence of fewer words is short enough as it is.
_SHORT = 22
# A shortening that keeps more of the words than this is not worth another's wording.
_KEPT = 0.9
# Nothing is asked twice, and a reply that does not end by itself is cut.
_LIMITS = Limits(attempts=1, tokens=160)
# Small models close a string with the wrong mark and go on for ever: no brace, no straight mark in prose.
_PROSE = r'^[^{}"\n]{4,400}$'
_WORD = re.compile(r"\w+")


class _Text(BaseModel):
    text: str = Field(pattern=_PROSE)


@dataclass(frozen=True)
class Prompts:
    """The prompts of the drafter, by what they ask for."""

    shorten: Prompt
    party: Prompt
    question: Prompt


TASKS = tuple(field.name for field in fields(Prompts))


def draft(
    reading: Reading, model: ChatModel, prompts: Prompts, *, report: Report, profile: Profile = PLAIN
) -> Drafted:
    """The draft of a passage by rules, in the model's words where they hold.

    Requests of one kind follow each other, so that the model's cache holds the head that they share.
    """
    named = with_parties(reading, model, prompts.party, report=report)
    found = outline(named, profile)
    drafted = assemble(found, named, ModelWriter(named, model, prompts, report=report), profile)
    asked = tuple(prompt.name for prompt in vars(prompts).values())
    return Drafted(drafted, told_of(named, profile), drafter="sentences", prompts=asked)


class ModelWriter:
    """The rules' wording, bettered by the model where what it writes passes the check."""

    def __init__(self, reading: Reading, model: ChatModel, prompts: Prompts, *, report: Report) -> None:
        self._reading = reading
        self._model = model
        self._prompts = prompts
        self._rules = RuleWriter(reading)
        self._report = report
        self._done: Counter[str] = Counter()

    def point(self, number: int) -> str:
        """A statement in fewer words: the model's if they are a faithful shortening, else the rules'.

        Where the language has no lexicon, a lost “not” would not be noticed, and the model is not asked;
        nor is it for what somebody says in a transcript, for a table's row, or where most must stay as it is.
        """
        plain = self._rules.point(number)
        sentence = self._reading.passage.sentence(number)
        fixed = bool(sentence.speaker) or sentence.kind is Kind.ROW
        if len(plain.split()) < _SHORT or fixed or not self._reading.lexicon or self._is_bound(plain):
            return plain
        told, prompt = self._reading.told(number), self._prompts.shorten
        written = self._ask("shortening", prompt.messages(sentence=plain), step=prompt.step(number))
        saves = len(written.split()) <= _KEPT * len(plain.split())
        faithful = not shortened(written, told, self._reading.lexicon) and self._attributed(written, number)
        faithful = faithful and not self._hangs(written, number)
        return written if written and saves and faithful else plain

    def _is_bound(self, plain: str) -> bool:
        """Whether a sentence quotes, denies or sets a condition: a shortening seldom keeps all of that."""
        lexicon = self._reading.lexicon
        turning = lexicon["words.negation"] | lexicon["words.condition"] | lexicon["words.contrast"]
        return bool(quotations(plain)) or bool(_words(plain) & turning)

    def _hangs(self, written: str, number: int) -> bool:
        """Whether a pronoun of a shortening may mean a noun that it leaves out."""
        doc = self._reading.docs.get(number)
        return doc is not None and left_hanging(doc, kept_of(doc, written))

    def _attributed(self, written: str, number: int) -> bool:
        """Whether a shortening still says who said it, by the source's own verb."""
        text = self._reading.text(self._reading.passage.sentence(number))
        words = _words(written)
        for attribution in self._reading.said.get(number, ()):
            if attribution.cue is None:
                continue
            speakers = {word for voice in attribution.voices for word in _words(voice.name)}
            if attribution.speaker is not None:
                speakers |= _words(attribution.speaker.of(text))
            speakers -= self._reading.lexicon["stop.words"]
            if not (_words(attribution.cue.of(text)) <= words and speakers & words):
                return False
        return True

    def headline(self, number: int, point: str) -> str:
        """As the rules have it, from the point in the model's words."""
        return self._rules.headline(number, point)

    def stand(self, number: int) -> str:
        """Where a party stands, by the rules: its own words count there, not the model's."""
        return self._rules.stand(number)

    def question(self, opening: Opening) -> str:
        """The rules' question where it can stand alone, else the model's if it can and holds; else none."""
        if opening.sound:
            return opening.question
        told, prompt = [self._reading.told(number) for number in opening.sentences], self._prompts.question
        messages = prompt.messages(context=told[:-1], sentence=told[-1], draft=opening.question)
        written = self._ask("wording questions", messages, step=prompt.step(opening.sentences[-1]))
        return written if written.endswith("?") and self._holds(written, opening, told) else ""

    def _holds(self, written: str, opening: Opening, told: Sequence[str]) -> bool:
        """Whether a question asks what the draft asks, in words of the sentences, and leans on nothing."""
        stop = self._reading.lexicon["stop.words"]
        mine, drafted, source = (
            {c for c in concepts(text, stop) if " " not in c}
            for text in (written, opening.question, " ".join(told))
        )
        same = drafted <= mine and mine <= source | drafted
        return same and stands_alone(written) and not check(written, told, self._reading.lexicon)

    def _ask(self, doing: str, messages: Sequence[Message], *, step: Step) -> str:
        """The model's text on one line; empty where no reply was valid."""
        self._done[doing] += 1
        self._report(Progress(doing, self._done[doing], 0))
        try:
            return one_line(ask(self._model, messages, _Text, step=step, limits=_LIMITS).text)
        except ReplyError:
            return ""


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))
