"""A chat model that counts what passes through it."""

from __future__ import annotations

from threading import Lock

from summarizer.briefing import Usage
from summarizer.chat.base import ChatModel, ChatReply, ChatRequest
from summarizer.chat.billing import usage_of, usage_of_failure
from summarizer.chat.tries import before
from summarizer.chat.wrapper import Wrapper
from summarizer.errors import SpendingCapError, SummarizerError
from summarizer.step import Step


class Meter(Wrapper):
    """The same model, counted.

    A request that raised counts as one that failed, with what its error says that it took; one that a
    spending cap held back was never made. Around a cache, what is counted is what the replies took when
    they were made, so that it is the same whether they are kept or new; inside of it, what this run takes.
    """

    def __init__(self, model: ChatModel) -> None:
        super().__init__(model)
        self._lock = Lock()
        self._usage = Usage()

    @property
    def usage(self) -> Usage:
        """What was asked for so far."""
        return self._usage

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The model's own reply, or its own error."""
        taken = Usage(requests=1, failed=1, uncounted=1)  # broken off: nobody knows what it took
        try:
            reply = super().complete(request, step)
            taken = usage_of(reply) + before(reply)
        except SpendingCapError:
            taken = Usage()
            raise
        except SummarizerError as error:
            taken = usage_of_failure(error)
            raise
        finally:
            with self._lock:
                self._usage += taken
        return reply
