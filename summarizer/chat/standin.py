"""What stands for a model that need not be there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer.chat.base import Drafter
from summarizer.chat.identity import Identity


class Standin:
    """Says of itself what the model of that `identity` would; a subclass answers for it."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    @property
    def name(self) -> str:
        return self._identity.name

    @property
    def drafter(self) -> Drafter:
        return self._identity.drafter

    @property
    def context(self) -> int:
        return self._identity.context

    @property
    def parameters(self) -> Mapping[str, Any]:  # Any: JSON
        return self._identity.parameters
