"""Where templates run: a sandbox in which they can lay out and do nothing else, and not without end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST = 50_000_000
"""How many characters a template may print, or put together at once."""

ROUNDS = 1_000_000
"""How many numbers all the `range` of a template may count together."""

_LARGEST_POWER = 10_000


def _bounded(pieces: Iterable[str]) -> str:
    kept, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST:
            raise SecurityError(f"prints more than {LONGEST:,} characters")
        kept.append(piece)
    return "".join(kept)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with an end to what is printed and counted, and the same outcome each time.

    A template reaches no attribute that begins with an underscore, changes no value that it is given, and
    includes nothing that its loader does not have. A name that is not there is an error. What is printed is
    marked as escaped, so that a macro's or a block's text is not escaped again; `finalize` has to see to it.

    The rounds of `range` are counted for the life of the sandbox, so that one's own template gets its own.
    """

    intercepted_binops = frozenset(("*", "**"))
    concat = staticmethod(_bounded)

    def __init__(self, **options: Any) -> None:  # Any: as Jinja declares its options
        super().__init__(undefined=jinja2.StrictUndefined, autoescape=True, **options)
        self._rounds = 0
        self.globals["range"] = self._range
        del self.globals["lipsum"]
        del self.filters["random"]

    def _range(self, *bounds: int) -> range:
        counted = range(*bounds)
        self._rounds += len(counted)
        if self._rounds > ROUNDS:
            raise SecurityError(f"counts further than {ROUNDS:,}")
        return counted

    def call_binop(
        self,
        context: Context,
        operator: str,
        left: Any,  # Any: a template multiplies what it likes
        right: Any,
    ) -> Any:
        """The product or power, unless it would fill the memory."""
        if _size(operator, left, right) > LONGEST:
            raise SecurityError(f"{operator} makes too large a value")
        return super().call_binop(context, operator, left, right)


def _size(operator: str, left: object, right: object) -> int:
    """How large a product of a text or a power of numbers would be; 0 for what cannot be large."""
    match operator, left, right:
        case "*", (str() | list() | tuple()) as repeated, int(times):
            return len(repeated) * times
        case "*", int(times), (str() | list() | tuple()) as repeated:
            return len(repeated) * times
        case "**", int(base), int(power) if base.bit_length() * power > _LARGEST_POWER:
            return LONGEST + 1
    return 0
