"""What models were asked for, and what that cost."""

from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict


class Usage(BaseModel):
    """What models were asked for, failed requests included; tokens as the server counts them.

    `cached_tokens` are those of the input that the provider had kept from an earlier request, and
    `reasoning_tokens` those of the output that nobody is shown. Of `uncounted` requests nobody said what they
    took, since the server counted nothing or the request was broken off: it was more than is told here.
    `seconds` are spent waiting, summed over requests that may have run side by side; `cost` is in US dollars,
    and None where a price is not known.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    requests: int = 0
    failed: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    reasoning_tokens: int = 0
    uncounted: int = 0
    seconds: float = 0.0
    cost: Decimal | None = None

    @property
    def tokens(self) -> int:
        """All tokens, read and written."""
        return self.input_tokens + self.output_tokens

    def __add__(self, other: Usage) -> Usage:
        """Both together, of which the cost is known only where both are; what asked for nothing adds none.

        >>> (Usage(requests=1, cost=Decimal("0.02")) + Usage(requests=2, cost=Decimal("0.01"))).cost
        Decimal('0.03')
        """
        if not (self.requests and other.requests):
            return self if self.requests else other
        known = self.cost is not None and other.cost is not None
        return Usage(
            requests=self.requests + other.requests,
            failed=self.failed + other.failed,
            input_tokens=self.input_tokens + other.input_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            reasoning_tokens=self.reasoning_tokens + other.reasoning_tokens,
            uncounted=self.uncounted + other.uncounted,
            # To the millisecond, so that the order in which threads end does not tell.
            seconds=round(self.seconds + other.seconds, 3),
            cost=(self.cost or Decimal(0)) + (other.cost or Decimal(0)) if known else None,
        )
