"""What an exchange took, in its reply: tokens as the server counts them, seconds, and dollars."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from time import monotonic
from typing import Any

from summarizer.briefing import Usage
from summarizer.chat.base import ChatModel, ChatReply, ChatRequest
from summarizer.chat.prices import Price
from summarizer.chat.wrapper import Wrapper
from summarizer.errors import NoAnswerError, ReplyError, SummarizerError
from summarizer.step import Step

# No exchange takes so much: a server that says so does not count.
_MOST_TOKENS = 1_000_000_000
_MOST_DOLLARS = 1_000_000

Counted = dict[str, Any]  # Any: JSON, which each field is read from as it may be
"""The `usage` of a reply as servers send it, to which `Billed` adds."""


class Billed(Wrapper):
    """The same model, whose replies say in `usage` what they took: `seconds`, and `cost` in US dollars.

    The cost is the server's own figure where it names one, as OpenRouter does, else by the `price` of its
    tokens; without either it is left out. An error says the same under `fields["usage"]`. So that what keeps
    a reply keeps its bill, put this around what answers. `clock` counts seconds.
    """

    def __init__(
        self, model: ChatModel, price: Price | None, *, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(model)
        self._price = price
        self._clock = clock

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The model's own reply with its bill, or its own error with it."""
        begun = self._clock()
        try:
            reply = super().complete(request, step)
        except SummarizerError as error:
            error.fields["usage"] = self._billed(error.fields.get("usage"), begun)
            raise
        return {**reply, "usage": self._billed(reply.get("usage"), begun)}

    def _billed(self, counted: object, begun: float) -> Counted:
        told = _fields(counted)
        usage = usage_of({"usage": told})
        cost = usage.cost
        if cost is None and self._price is not None:
            cost = self._price.of(usage)
        priced = {} if cost is None else {"cost": str(cost)}
        return {**told, **priced, "seconds": round(self._clock() - begun, 3)}


def usage_of(reply: ChatReply) -> Usage:
    """What one answered request took, as far as its reply tells; one that tells no tokens is `uncounted`.

    >>> usage_of({"usage": {"prompt_tokens": 12, "cost": 0.002}}).cost
    Decimal('0.002')
    >>> usage_of({"usage": None}).uncounted
    1
    """
    told = _fields(reply.get("usage"))
    read, written = _whole(told.get("prompt_tokens")), _whole(told.get("completion_tokens"))
    kept = _fields(told.get("prompt_tokens_details")).get("cached_tokens")
    thought = _fields(told.get("completion_tokens_details")).get("reasoning_tokens")
    return Usage(
        requests=1,
        input_tokens=read,
        cached_tokens=min(_whole(kept), read),
        output_tokens=written,
        reasoning_tokens=min(_whole(thought), written),
        uncounted=int(not read and not written),
        seconds=_seconds(told.get("seconds")),
        cost=_dollars(told.get("cost")),
    )


def usage_of_failure(error: SummarizerError) -> Usage:
    """What a request took that ended in this error; its cost is what is known of it, else none.

    A provider bills no request that it refused. What a reply counted that could not be used stands in the
    error's `fields["usage"]`; one that was not waited for to its end is `uncounted`, and may well be billed.
    """
    usage = usage_of({"usage": error.fields.get("usage")})
    unbilled = usage.cost is None and not usage.tokens
    uncounted = usage.uncounted if isinstance(error, NoAnswerError | ReplyError) else 0
    cost = Decimal(0) if unbilled else usage.cost
    return usage.model_copy(update={"failed": 1, "uncounted": uncounted, "cost": cost})


def _fields(told: object) -> Counted:
    """An object of the server's, which may have sent anything."""
    return dict(told) if isinstance(told, dict) else {}


def _whole(told: object) -> int:
    """A count of tokens, which some servers send as `"12"` or `12.0`; 0 for what is none."""
    number = _number(told, most=_MOST_TOKENS)
    return int(number) if number is not None and number == number.to_integral_value() else 0


def _seconds(told: object) -> float:
    return float(told) if isinstance(told, int | float) and told > 0 else 0.0


def _dollars(told: object) -> Decimal | None:
    return _number(told, most=_MOST_DOLLARS)


def _number(told: object, *, most: int) -> Decimal | None:
    """A number from 0 to `most`, as a server may send it; None for what is none."""
    if isinstance(told, bool) or not isinstance(told, str | int | float | Decimal):
        return None
    try:
        number = Decimal(str(told))
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number <= most else None
