"""A chat model with parameters of one's own: a temperature, say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer.chat.base import ChatModel, ChatReply, ChatRequest, Drafter
from summarizer.step import Step


class Tuned:
    """The same model, each of whose requests has these fields too, where it does not set them itself.

    >>> from summarizer.testing import ScriptedModel
    >>> Tuned(ScriptedModel(), {"temperature": 0.2}).parameters
    {'temperature': 0.2}
    """

    def __init__(self, model: ChatModel, parameters: Mapping[str, Any]) -> None:  # Any: JSON
        self._model = model
        self._added = dict(parameters)

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
        return {**self._model.parameters, **self._added}

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The model's own reply, or its own error."""
        return self._model.complete({**self._added, **request}, step)
