"""Which model answers, told without it: what a recording is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer.chat.base import ChatModel, Drafter


@dataclass(frozen=True)
class Identity:
    """What `ChatModel` says of itself, and the hash of its weights, where those are known (else empty)."""

    name: str
    drafter: Drafter
    context: int
    parameters: Mapping[str, Any] = field(default_factory=dict)  # Any: JSON
    sha256: str = ""


def identity_of(model: ChatModel) -> Identity:
    """What a chat model of any kind says of itself."""
    return Identity(model.name, model.drafter, model.context, dict(model.parameters))
