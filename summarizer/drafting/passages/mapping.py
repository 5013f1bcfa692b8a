"""Each passage read by itself, several at a time; one that fails is tried again alone, or in halves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from summarizer.chat.base import ChatModel, Message
from summarizer.chat.structured import Limits, ask_items
from summarizer.documents import Kind, Passage
from summarizer.draft import bounded_passage
from summarizer.drafting.budget import Budget
from summarizer.drafting.losses import told
from summarizer.drafting.passages.findings import Findings
from summarizer.drafting.threads import Pace, each
from summarizer.errors import (
    ModelError,
    PassageTooLongError,
    ReplyCutError,
    ReplyError,
    ReplyRefusedError,
    ServerError,
    TransientError,
)
from summarizer.grounding.reading import Reading
from summarizer.progress import Progress
from summarizer.prompting import Prompt
from summarizer.segmentation import pack

# Tokens that the reply for one passage takes at most, and the share of a small context that it may take.
_REPLY = 3_000
_SHARE = 4
# Beyond this a model overlooks what stands in the middle, however long its context.
_MOST = 24_000
# Sentences before a cut that lies inside a section: what “it” and “she” stand for.
_OVERLAP = 3
# How often a passage is halved whose reply was cut: it is paid for each time, and who rambles goes on.
_CUTS = 2
# What ends a passage, and not the run: the other passages may fare better.
_PASSING = (ReplyError, ServerError, PassageTooLongError)
_TOO_MUCH = (ReplyCutError, PassageTooLongError)


@dataclass(frozen=True)
class Failure:
    """A passage of which nothing was found, because of this error."""

    passage: Passage
    error: ModelError


@dataclass(frozen=True)
class Mapper:
    """Asks a model what the passages of long documents say."""

    reading: Reading
    model: ChatModel
    prompt: Prompt
    pace: Pace

    @property
    def budget(self) -> Budget:
        """What the model has room for."""
        return Budget(self.model)

    @property
    def reply(self) -> int:
        """The tokens that a reply may take."""
        return min(_REPLY, self.model.context // _SHARE)

    def passages(self, *, least: int = 1) -> tuple[Passage, ...]:
        """The documents in passages that fit the model: `least` of them at the least.

        Raises `PassageTooLongError` if the model's context has no room beside the prompt.
        """
        whole = self.reading.passage
        left = self.budget.room(self._messages(_first(whole)), reply=self.reply)
        if left < self.model.context // _SHARE:
            raise PassageTooLongError(
                f"{self.model.name}: a context of {self.model.context:,} tokens has no room for documents "
                "beside the prompt and the reply; use a model with a longer one, or -m extractive",
                context=self.model.context,
            )
        return self._packed(whole, lambda total: min(left, _MOST, -(-total // least)))

    def _packed(self, passage: Passage, budget: Callable[[int], int]) -> tuple[Passage, ...]:
        """The passage in passages of a budget that is told from its size."""
        sizes = {sentence.number: self.budget.size(sentence) for sentence in passage.sentences}
        most = budget(sum(sizes.values()))
        return pack(passage, size=lambda sentence: sizes[sentence.number], budget=most, overlap=_OVERLAP)

    def found(self, passages: Sequence[Passage]) -> tuple[Findings | Failure, ...]:
        """What is found in each passage, in their order; one that failed is tried once more, alone.

        Raises the first error if every passage failed, and at once one that would fail them all.
        """
        first = each(self._once, passages, step="reading passages", pace=self.pace)
        found = [two for one in first for two in self._again(one)]
        errors = [one.error for one in found if isinstance(one, Failure)]
        if len(errors) == len(found):
            raise errors[0]
        return tuple(found)

    def _once(self, passage: Passage) -> Findings | Failure:
        return self._tried(passage, key=_key(passage))

    def _tried(self, passage: Passage, *, key: str) -> Findings | Failure:
        try:
            return self._ask(passage, key=key)
        except _PASSING as error:
            return Failure(passage, error)

    def _again(self, one: Findings | Failure, *, cuts: int = _CUTS) -> Iterator[Findings | Failure]:
        """A second try of a passage that failed: in halves if it asks or tells too much, else as it was.

        What would fail again in the same way is left. What was never answered keeps its name, since there
        is no reply that a recording could hold.
        """
        if isinstance(one, Findings) or isinstance(one.error, ReplyRefusedError):
            yield one
            return
        passage, error = one.passage, one.error
        self.pace.report(Progress("reading passages again", 0, 1, detail=_key(passage)))
        if isinstance(error, _TOO_MUCH):
            yield from self._halves(one, cuts=cuts)
        elif isinstance(error, ReplyError):
            yield self._tried(passage, key=f"{_key(passage)}, again")
        else:
            yield self._once(passage) if isinstance(error, TransientError) else one

    def _halves(self, failure: Failure, *, cuts: int) -> Iterator[Findings | Failure]:
        """What is found in the halves of a passage, and in halves of those, as far as there are any.

        Of replies that are cut, only so many in a row are answered by halves.
        """
        cuts -= isinstance(failure.error, ReplyCutError)
        if len(failure.passage.sentences) == 1 or cuts < 0:
            yield failure
            return
        for half in self._packed(failure.passage, lambda total: -(-total * 2 // 3)):
            found = self._once(half)
            shorter = isinstance(found, Failure) and isinstance(found.error, _TOO_MUCH)
            yield from self._again(found, cuts=cuts) if shorter else (found,)

    def _ask(self, passage: Passage, *, key: str) -> Findings:
        messages = self._messages(passage)
        if self.budget.room(messages, reply=self.reply) < 0:
            size = self.budget.asked(messages)
            raise PassageTooLongError(
                f"{key}: about {size:,} tokens that cannot be parted, more than {self.model.name} takes",
                tokens=size,
                context=self.model.context,
            )
        first, last = passage.sentences[0].number, passage.sentences[-1].number
        answer = bounded_passage(first, last, self.prompt.profile)
        limits = Limits(tokens=self.reply)
        found = ask_items(self.model, messages, answer, step=self.prompt.step(key), limits=limits)
        return Findings(found.answer, first, last, lost=tuple(told(found.lost)))

    def _messages(self, passage: Passage) -> list[Message]:
        names = {d.id: d.title or d.name or d.id for d in passage.documents}
        return self.prompt.messages(
            sentences=passage.sentences,
            names=names,
            under=_heading(passage, self.reading.passage),
            language=self.reading.told_in,
        )


def is_found(one: Findings | Failure) -> TypeGuard[Findings]:
    """Whether something was found, rather than nothing for an error."""
    return isinstance(one, Findings)


def _key(passage: Passage) -> str:
    """What a passage is called in a recording: by its sentences, which no edit of the prompt moves."""
    return f"{passage.sentences[0].number}–{passage.sentences[-1].number}"


def _first(passage: Passage) -> Passage:
    return Passage(passage.documents, passage.sentences[:1])


def _heading(passage: Passage, whole: Passage) -> str:
    """The heading under which a passage begins, where it does not begin with one."""
    first = passage.sentences[0]
    above = [s for s in whole.sentences if s.number < first.number and s.document == first.document]
    heading = next((s for s in reversed(above) if s.kind is Kind.HEADING), None)
    return "" if heading is None or first.kind is Kind.HEADING else heading.line
