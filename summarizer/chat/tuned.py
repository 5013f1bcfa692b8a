"""A chat model with parameters of one's own: a temperature, say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer.chat.base import ChatModel, ChatReply, ChatRequest
from summarizer.chat.wrapper import Wrapper
from summarizer.step import Step


class Tuned(Wrapper):
    """The same model, each of whose requests has these fields too, where it does not set them itself.

    >>> from summarizer.testing import ScriptedModel
    >>> Tuned(ScriptedModel(), {"temperature": 0.2}).parameters
    {'temperature': 0.2}
    """

    def __init__(self, model: ChatModel, parameters: Mapping[str, Any]) -> None:  # Any: JSON
        super().__init__(model)
        self._added = dict(parameters)

    @property
    def parameters(self) -> Mapping[str, Any]:  # Any: JSON
        return {**self._model.parameters, **self._added}

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The model's own reply, or its own error."""
        return super().complete({**self._added, **request}, step)
