"""What wraps a chat model is a chat model itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer.chat.base import ChatModel, ChatReply, ChatRequest, Drafter
from summarizer.step import Step


class Wrapper:
    """The same model; a subclass changes what becomes of a request."""

    def __init__(self, model: ChatModel) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def drafter(self) -> Drafter:
        return self._model.drafter

    @property
    def context(self) -> int:
        return self._model.context

    @property
    def parameters(self) -> Mapping[str, Any]:  # Any: JSON
        return self._model.parameters

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The model's own reply, or its own error."""
        return self._model.complete(request, step)

    def forget(self, step: Step) -> None:
        """Keep no reply of that step, whichever attempt it was of: none gave what was asked for."""
        if isinstance(self._model, Wrapper):
            self._model.forget(step)
