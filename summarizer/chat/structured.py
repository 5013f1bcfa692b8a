"""Asking a chat model for a typed answer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar, cast

from summarizer.chat.base import ChatModel, Message
from summarizer.errors import ReplyError, SummarizerError
from summarizer.step import Step

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion
    from pydantic import BaseModel

T = TypeVar("T", bound="BaseModel")

_SHOWN = 300  # characters of what was wrong, in an error


@dataclass(frozen=True)
class Limits:
    """How far an answer may go: `attempts` at a valid one, and of each reply so many `tokens`, if any."""

    attempts: int = 2
    tokens: int | None = None


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
    valid is asked for again, with what was wrong, until the limit on attempts: the same `step`, its next
    attempt.

    Raises `ReplyError` when no attempt was valid, at once when the model refused or ran into the limit
    on tokens (its `reason` is "invalid", "refused" or "length"); the model's own errors pass through.
    """
    import instructor
    from instructor.core import IncompleteOutputException, InstructorRetryException

    _quieten()
    create = instructor.patch(create=_completions(model, step), mode=instructor.Mode.JSON_SCHEMA)
    # Any: instructor passes these on as fields of the request. OpenAI's newer models refuse `max_tokens`.
    limit: dict[str, Any] = {} if limits.tokens is None else {"max_completion_tokens": limits.tokens}
    asked = {"messages": list(messages), "max_retries": limits.attempts - 1, **limit}
    try:
        reply = create(response_model=_prepared(answer), **asked)
    except IncompleteOutputException as error:
        raise _failure(model, "length", "the reply ran into the limit on its length") from error
    except InstructorRetryException as error:
        cause = error.__cause__
    else:
        # instructor's reply is of a subclass that holds the raw completion: it would neither equal an
        # `answer` nor pickle.
        return answer.model_validate(dict(reply))
    if isinstance(cause, SummarizerError):
        raise cause
    wrong = " ".join(str(cause).split())[:_SHOWN]
    raise _failure(model, "invalid", f"no valid reply in {limits.attempts} attempts ({wrong})") from cause


@lru_cache(maxsize=256)
def _prepared(answer: type[T]) -> type[T]:
    """The class that instructor would derive of `answer` for each request, its schema written out once."""
    import instructor
    from pydantic import create_model

    schema = answer.model_json_schema()

    def written_out() -> dict[str, Any]:  # Any: JSON
        return schema

    prepared = create_model(answer.__name__, __base__=(answer, instructor.OpenAISchema))
    prepared.model_json_schema = written_out  # type: ignore[assignment]  # nobody asks for another form
    return cast("type[T]", prepared)  # mypy loses the first base of several


@cache
def _quieten() -> None:
    """Keep instructor from printing to stderr, and its requests for another attempt short."""
    from instructor.utils import disable_pydantic_error_url

    logging.getLogger("instructor").addHandler(logging.NullHandler())
    disable_pydantic_error_url()


def _completions(model: ChatModel, step: Step) -> Callable[..., ChatCompletion]:
    """`model.complete` in the shape that instructor patches."""
    from openai.types.chat import ChatCompletion

    attempts = count(1)

    def create(**request: Any) -> ChatCompletion:  # Any: the fields of a request are JSON
        attempt = replace(step, attempt=next(attempts))
        completion = ChatCompletion.construct(**model.complete(request, attempt))
        refusal = _refusal(completion)
        if refusal:
            raise _failure(model, "refused", f"the model refused to answer ({refusal})")
        return completion

    return create


def _refusal(completion: ChatCompletion) -> str:
    for choice in completion.choices:
        if choice.finish_reason == "content_filter":
            return "its content filter"
        if choice.message.refusal:
            return choice.message.refusal
    return ""


def _failure(model: ChatModel, reason: str, what: str) -> ReplyError:
    return ReplyError(
        f"{model.name}: {what}; try again with fewer or shorter documents, or use another model",
        model=model.name,
        reason=reason,
    )
