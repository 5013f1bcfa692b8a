"""A run that goes on after a miss, to see what else it would ask for."""

from __future__ import annotations

from summarizer.chat.base import ChatReply, ChatRequest
from summarizer.chat.wrapper import Wrapper
from summarizer.errors import CassetteMissError, ReplyError
from summarizer.step import Step


class Forgiving(Wrapper):
    """The same model, whose misses are replies that nobody could read, so that a drafter goes on.

    A miss ends a run, and what comes after it is never asked for. Put this around the deck of a second
    run to see all that is asked: the deck's `misses` and `unplayed` are then complete.
    """

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The model's reply; `ReplyError` where it is a miss."""
        try:
            return super().complete(request, step)
        except CassetteMissError as error:
            raise ReplyError(error.message, model=self.name, reason="invalid") from error
