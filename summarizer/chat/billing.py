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
from summarizer.errors import SummarizerError
from summarizer.step import Step

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
    """What one answered request took, as far as its reply tells; what a server leaves out counts as none.

    >>> usage_of({"usage": {"prompt_tokens": 12, "cost": 0.002}}).cost
    Decimal('0.002')
    """
    told = _fields(reply.get("usage"))
    read = _whole(told.get("prompt_tokens"))
    written = _whole(told.get("completion_tokens"))
    kept = _fields(told.get("prompt_tokens_details")).get("cached_tokens")
    thought = _fields(told.get("completion_tokens_details")).get("reasoning_tokens")
    return Usage(
        requests=1,
        input_tokens=read,
        cached_tokens=min(_whole(kept), read),
        output_tokens=written,
        reasoning_tokens=min(_whole(thought), written),
        seconds=_seconds(told.get("seconds")),
        cost=_dollars(told.get("cost")),
    )


def usage_of_failure(error: SummarizerError) -> Usage:
    """What a request took that ended in this error; its cost is what is known of it, else none.

    A provider bills no reply that it did not send. What a reply counted that could not be used stands in
    the error's `fields["usage"]`.
    """
    usage = usage_of({"usage": error.fields.get("usage")})
    unbilled = usage.cost is None and not usage.tokens
    return usage.model_copy(update={"failed": 1, "cost": Decimal(0) if unbilled else usage.cost})


def _fields(told: object) -> Counted:
    """An object of the server's, which may have sent anything."""
    return dict(told) if isinstance(told, dict) else {}


def _whole(told: object) -> int:
    """A count of tokens; 0 for what is none."""
    return told if isinstance(told, int) and told > 0 else 0


def _seconds(told: object) -> float:
    return float(told) if isinstance(told, int | float) and told > 0 else 0.0


def _dollars(told: object) -> Decimal | None:
    if not isinstance(told, str | int | float):
        return None
    try:
        cost = Decimal(str(told))
    except InvalidOperation:
        return None
    return cost if cost.is_finite() and cost >= 0 else None
