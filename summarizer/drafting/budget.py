"""What a model's context has room for, told from the texts before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.chat.base import ChatModel, Message
from summarizer.chat.tokens import family_of, tokens
from summarizer.documents import Sentence

# The count is an estimate: what is above it by so much in a hundred still fits.
_MARGIN = 125
# A sentence's number, its brackets and its line break; what a chat template puts around a message.
_MARK, _MESSAGE = 5, 4


class Budget:
    """The tokens of one model, a quarter above the estimate, so that what fits here fits there."""

    def __init__(self, model: ChatModel) -> None:
        self._context = model.context
        self._family = family_of(model.name)

    def of(self, text: str) -> int:
        """The tokens that a text takes at most."""
        return -(-tokens(text, self._family) * _MARGIN // 100)

    def size(self, sentence: Sentence) -> int:
        """The tokens that a sentence takes in a request, with its number and its speaker."""
        return self.of(sentence.text) + self.of(sentence.speaker) + _MARK

    def asked(self, messages: Sequence[Message]) -> int:
        """The tokens that the messages of a request take."""
        return sum(self.of(message["content"]) + _MESSAGE for message in messages)

    def room(self, messages: Sequence[Message], *, reply: int) -> int:
        """The tokens left in the context beside these messages and a reply; below 0 if none."""
        return self._context - reply - self.asked(messages)
