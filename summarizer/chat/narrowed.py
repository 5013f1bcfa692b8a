"""A model whose server takes less at once than it was believed to."""

from __future__ import annotations

from summarizer.chat.base import ChatModel
from summarizer.chat.wrapper import Wrapper


class Narrowed(Wrapper):
    """The same model, with a context of so many tokens at the most.

    >>> from summarizer.testing import ScriptedModel
    >>> Narrowed(ScriptedModel(), 8192).context
    8192
    """

    def __init__(self, model: ChatModel, context: int) -> None:
        super().__init__(model)
        self._most = context

    @property
    def context(self) -> int:
        return min(self._most, self._model.context)
