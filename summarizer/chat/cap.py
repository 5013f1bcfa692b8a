"""What a run may cost: a request that could pass the cap is not sent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from threading import Condition

from summarizer.briefing import Usage
from summarizer.chat.base import ChatModel, ChatReply, ChatRequest
from summarizer.chat.billing import usage_of, usage_of_failure
from summarizer.chat.prices import Price
from summarizer.chat.tokens import family_of, longest_reply, most_of
from summarizer.chat.wrapper import Wrapper
from summarizer.errors import PricesError, SpendingCapError, SummarizerError
from summarizer.step import Step


@dataclass(frozen=True)
class Cap:
    """The most that a run may take: `tokens`, read and written, and US dollars; None for any number."""

    tokens: int | None = None
    cost: Decimal | None = None

    def allows(self, usage: Usage) -> bool:
        """Whether so much may be taken."""
        return (self.tokens is None or usage.tokens <= self.tokens) and (
            self.cost is None or (usage.cost or Decimal(0)) <= self.cost
        )

    def __str__(self) -> str:
        tokens = "" if self.tokens is None else f"{self.tokens:,} tokens"
        cost = "" if self.cost is None else f"${self.cost}"
        return " and ".join(filter(None, (tokens, cost)))


class Capped(Wrapper):
    """The same model, which is sent no request that could take the run past the `cap`.

    Before a request goes out, the most that it may take is set aside: its messages and schema with a quarter
    above what they are told to be, and the longest reply that it allows. One that does not fit beside what
    is spent raises `SpendingCapError`; one that does not fit beside what is set aside for requests on their
    way waits for them, so that it does not depend on their timing what is sent. Put this inside of a cache:
    what is kept costs nothing. `kept` is the end of the error's message: what becomes of what is paid for.

    Raises `PricesError` for a cap in dollars on a model whose `price` is not known.
    """

    def __init__(
        self, model: ChatModel, cap: Cap, price: Price | None, *, kept: str = "nothing is kept"
    ) -> None:
        super().__init__(model)
        if cap.cost is not None and price is None:
            raise PricesError(
                f"{model.name}: its price is not known, so that a cap in dollars cannot be kept; "
                "give a file of prices that has it (--prices), or a cap in tokens (--max-tokens)",
                model=model.name,
            )
        self._cap = cap
        self._price = price
        self._kept = kept
        self._family = family_of(model.name)
        self._changed = Condition()
        self._spent = Usage()
        self._aside: list[Usage] = []
        self._refused = ""

    @property
    def refused(self) -> str:
        """Why the last request that was not sent was not; empty where all were."""
        return self._refused

    @property
    def spent(self) -> Usage:
        """What was taken so far."""
        return self._spent

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The model's own reply, or its own error, or `SpendingCapError` where it was not asked."""
        most = self._most(request)
        self._set_aside(most, step)
        taken = most  # of a request that is broken off, nobody knows what it took
        try:
            reply = super().complete(request, step)
            taken = self._told(usage_of(reply), most)
        except SummarizerError as error:
            failed = usage_of_failure(error)
            taken = most if failed.uncounted else failed
            raise
        finally:
            with self._changed:
                self._aside.remove(most)
                self._spent += taken
                self._changed.notify_all()
        return reply

    def _most(self, request: ChatRequest) -> Usage:
        """The most that the request may take."""
        read = most_of(request, self._family)
        written = longest_reply(request, self, read=read)
        most = Usage(requests=1, input_tokens=read, output_tokens=written)
        return most.model_copy(update={"cost": self._price.of(most) if self._price else None})

    def _told(self, usage: Usage, most: Usage) -> Usage:
        """What a reply took; of a server that counts nothing, the most that it may be."""
        if not usage.tokens:
            return most
        if usage.cost is None and self._price is not None:
            return usage.model_copy(update={"cost": self._price.of(usage)})
        return usage

    def _set_aside(self, most: Usage, step: Step) -> None:
        with self._changed:
            while not self._cap.allows(sum(self._aside, self._spent) + most):
                if not self._cap.allows(self._spent + most):
                    raise self._refusal(most, step)
                self._changed.wait()
            self._aside.append(most)

    def _refusal(self, most: Usage, step: Step) -> SpendingCapError:
        cost = "" if most.cost is None else f", up to ${most.cost:.4f}"
        spent = "" if self._spent.cost is None else f", ${self._spent.cost:.4f}"
        self._refused = (
            f"{self.name}: stopped before “{step.name}”, which may take up to {most.tokens:,} tokens{cost}: "
            f"the cap is {self._cap}, and {self._spent.tokens:,} tokens{spent} are spent; {self._kept}"
        )
        return SpendingCapError(self._refused, model=self.name, spent=self._spent)
