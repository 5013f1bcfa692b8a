"""A chat model that counts what passes through it."""

from __future__ import annotations

from threading import Lock

from summarizer.briefing import Usage
from summarizer.chat.base import ChatModel, ChatReply, ChatRequest
from summarizer.chat.wrapper import Wrapper
from summarizer.step import Step


class Meter(Wrapper):
    """The same model, counted.

    A request that raised counts as a request. An attempt that the SDK repeats by itself is not seen
    here, and its tokens are not billed.
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
        self._count(requests=1)
        reply = super().complete(request, step)
        tokens = reply.get("usage") or {}  # some servers send none
        self._count(
            input_tokens=tokens.get("prompt_tokens") or 0,
            output_tokens=tokens.get("completion_tokens") or 0,
        )
        return reply

    def _count(self, *, requests: int = 0, input_tokens: int = 0, output_tokens: int = 0) -> None:
        with self._lock:
            self._usage = Usage(
                requests=self._usage.requests + requests,
                input_tokens=self._usage.input_tokens + input_tokens,
                output_tokens=self._usage.output_tokens + output_tokens,
            )
