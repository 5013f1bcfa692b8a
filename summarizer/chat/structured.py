"""Asking a chat model for a typed answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from summarizer.chat.base import ChatModel, Message
from summarizer.chat.billing import usage_of
from summarizer.chat.dialects import LENGTH
from summarizer.chat.patience import Budget, Patience
from summarizer.chat.prepared import invalid, prepared, quieten, wider
from summarizer.chat.salvage import Salvaged, salvage
from summarizer.chat.wrapper import Wrapper
from summarizer.errors import (
    EmptyReplyError,
    ReplyCutError,
    ReplyError,
    ReplyRefusedError,
    SummarizerError,
    TransientError,
)
from summarizer.step import Step

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion
    from pydantic import BaseModel

    from summarizer.briefing import Usage

T = TypeVar("T", bound="BaseModel")

_SHOWN = 300  # characters of what was wrong, in an error
# What a reply that was cut is given of the tokens that it had, beside those that it thought with.
_MORE = 2
# A reply that was cut well before the tokens that it had would be cut with more of them as well.
_USED_UP = 0.9
# Faults of a reply of which nothing stands: none, or one that cannot be told. One with other fields can.
_NOTHING = ("", "json_invalid")


@dataclass(frozen=True)
class Limits:
    """How far an answer may go: `attempts` at a valid one, and of each reply so many `tokens`, if any.

    `patience` bounds all requests of the question together, those included that a server failed to answer.
    """

    attempts: int = 2
    tokens: int | None = None
    patience: Patience = field(default_factory=Patience)


_LIMITS = Limits()


def ask(
    model: ChatModel,
    messages: Sequence[Message],
    answer: type[T],
    *,
    step: Step,
    limits: Limits = _LIMITS,
) -> T:
    """The model's answer to `messages`, as an `answer`.

    The messages go out as they are; the JSON schema travels in `response_format`. A reply that is not
    valid is asked for again, with what was wrong, and one that was cut with more room, until the limit on
    attempts: the same `step`, its next attempt. What may pass by itself, and what was answered with nothing,
    is sent again as it was.

    Raises `ReplyError` when no attempt was valid, `ReplyRefusedError` at once when the model refused,
    `ReplyCutError` when the reply would not fit, `EmptyReplyError` when there was none (its `reason` is
    "invalid", "refused" or "length"); the model's own errors pass through, a `TransientError` with how
    often it was asked in `fields["requests"]`.
    """
    return _Question(model, answer, step=step, limits=limits).ask(messages)


def ask_items(
    model: ChatModel,
    messages: Sequence[Message],
    answer: type[T],
    *,
    step: Step,
    limits: Limits = _LIMITS,
) -> Salvaged[T]:
    """What stands of the model's answer, where it consists of items: one that is not valid loses no other.

    Like `ask`, but for two things. A reply that can be read to its end and has valid items is not asked for
    again: what was wrong with the others is in `lost`, and to ask for them alone costs less. And where the
    attempts end without a whole reply, or the server fails, the best one stands as far as it goes. One that
    was cut is still a `ReplyCutError`: to ask for less at a time loses nothing.

    Where `answer` narrows another class, as `draft.bounded` does, its schema goes out, and an item stands
    that is valid in the wider one: what is beyond its bounds is the caller's to judge.
    """
    question = _Question(model, answer, step=step, limits=limits, by_item=True)
    try:
        whole = question.ask(messages)
    except (ReplyError, TransientError) as error:
        if isinstance(error, ReplyCutError) or question.best is None or not question.best.size:
            raise
        return question.best
    return replace(question.best, answer=whole) if question.best else Salvaged(whole)


class _Question(Generic[T]):
    """One question to a model: the requests that it takes, and the best of the replies."""

    def __init__(
        self, model: ChatModel, answer: type[T], *, step: Step, limits: Limits, by_item: bool = False
    ) -> None:
        self.best: Salvaged[T] | None = None
        self._model = model
        self._asked = answer
        self._answer = wider(answer) if by_item else answer
        self._step = step
        self._limits = limits
        self._by_item = by_item
        self._room = limits.tokens
        self._budget = Budget(limits.patience, attempts=limits.attempts, key=step.name)

    def ask(self, messages: Sequence[Message]) -> T:
        """The answer, or the error that ended it."""
        import instructor
        from instructor.core import InstructorRetryException

        quieten()
        create = instructor.patch(create=self._create, mode=instructor.Mode.JSON_SCHEMA)
        loop = self._budget.retrying(*invalid(), ReplyCutError, EmptyReplyError)
        try:
            reply = create(
                response_model=prepared(self._answer, self._asked), messages=list(messages), max_retries=loop
            )
        except InstructorRetryException as error:
            cause = error.__cause__
            failure = self._failure(cause)
            self._forget(failure)
        else:
            return self._plain(reply)
        raise failure from (failure.__cause__ if failure is cause else cause)

    def _forget(self, failure: SummarizerError) -> None:
        """Have no reply kept of a question that none of them answered: the next one might."""
        if isinstance(failure, ReplyError) and isinstance(self._model, Wrapper):
            self._model.forget(self._step)

    def _plain(self, reply: T) -> T:
        # instructor's reply is of a subclass that holds the raw completion: it would neither equal an
        # `answer` nor pickle.
        return self._answer.model_validate(dict(reply))

    def _create(self, **request: Any) -> ChatCompletion:  # Any: the fields of a request are JSON
        """`model.complete` in the shape that instructor patches."""
        from openai.types.chat import ChatCompletion

        if self._room is not None:  # under the name that OpenAI's newer models insist on
            request[LENGTH] = self._room
        asked = replace(self._step, delay=self._budget.spend())
        reply = self._model.complete(request, asked)
        completion = ChatCompletion.construct(**reply)
        self._step = replace(self._step, attempt=self._step.attempt + 1)
        if refusal := _refusal(completion):
            raise ReplyRefusedError(
                f"{self._model.name}: the model refused to answer ({refusal}); leave out the document that "
                "it objects to, or use another model",
                model=self._model.name,
                reason="refused",
            )
        return self._read(completion, usage_of(reply))

    def _read(self, completion: ChatCompletion, used: Usage) -> ChatCompletion:
        """The reply, of which the best is kept, and only what stands is shown where that is enough."""
        choice = next(iter(completion.choices or ()), None)
        content = choice.message.content if choice and choice.message else None
        found = salvage(self._answer, content) if self._by_item and content else None
        if found and (self.best is None or found.size >= self.best.size):
            self.best = found
        if choice and choice.finish_reason == "length":
            self._give_room(used)
            raise self._cut()
        if not choice or not content:
            raise self._empty()
        if found is None or not found.complete:
            return completion
        if found.size or not _fault(self._asked, content):
            self.best = found
            choice.message.content = found.answer.model_dump_json()
        elif not found.lost and _fault(self._answer, content) in _NOTHING:
            raise self._empty()
        return completion

    def _give_room(self, used: Usage) -> None:
        """More room for the next reply; where that would not help, there is no next one."""
        had = self._room or 0
        room = min(had * _MORE + used.reasoning_tokens, self._model.context - used.input_tokens)
        written = used.output_tokens or had  # some servers do not count
        if room <= had or written < _USED_UP * had:
            self._budget.end_answers()
        else:
            self._room = room

    def _cut(self) -> ReplyCutError:
        return ReplyCutError(
            f"{self._model.name}: the reply ran into the limit on its length; give fewer or shorter "
            "documents, or allow more with --max-output-tokens",
            model=self._model.name,
            reason="length",
        )

    def _empty(self) -> EmptyReplyError:
        return EmptyReplyError(
            f"{self._model.name}: the reply was empty; try again, or use another model",
            model=self._model.name,
            reason="invalid",
        )

    def _failure(self, cause: BaseException | None) -> SummarizerError:
        """What ended the question, told as our own."""
        requests = self._budget.requests
        if isinstance(cause, TransientError) and requests > 1:
            told = f"{cause.message} (asked {requests} times)"
            return type(cause)(told, **cause.fields, requests=requests)
        if isinstance(cause, SummarizerError):
            return cause
        wrong = " ".join(str(cause).split())[:_SHOWN]
        return ReplyError(
            f"{self._model.name}: no valid reply in {self._limits.attempts} attempts ({wrong}); "
            "ask for JSON in another way with --schema, or use another model",
            model=self._model.name,
            reason="invalid",
        )


def _fault(answer: type[BaseModel], content: str) -> str:
    """The kind of the first fault of a reply as such an answer; empty where it is one."""
    from pydantic import ValidationError

    try:
        answer.model_validate_json(content, strict=True)
    except ValidationError as error:
        return error.errors()[0]["type"]
    return ""


def _refusal(completion: ChatCompletion) -> str:
    for choice in completion.choices or ():  # which some servers leave out
        if choice.finish_reason == "content_filter":
            return "its content filter"
        if choice.message and choice.message.refusal:
            return choice.message.refusal
    return ""
