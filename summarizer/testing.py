"""A chat model that says what a test tells it to: no network, no key, no weights.

model = ScriptedModel('{"title": "The bridge", …}')
briefing = summarizer.brief("minutes.txt", model=model)
assert "1: " in model.requests[0]["messages"][-1]["content"]
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from threading import Lock
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from summarizer.chat import base
from summarizer.chat.base import ChatReply, ChatRequest, Drafter
from summarizer.errors import ModelError
from summarizer.step import Step

__all__ = ["Reply", "Script", "ScriptedModel", "completion"]

Reply = str | ChatReply | BaseModel | Exception
Script = Reply | Callable[[ChatRequest], Reply]
"""What a request is answered with.

Text is what the model says, and a Pydantic object says its JSON. A dict is the whole body of a chat
completion, as it is, and an exception is raised: `ServerError("down")`. A function makes one of these of
the request.
"""


class ScriptedModel:
    """Answers with `replies` in turn; `requests` and `steps` keep what it was asked, in order.

    A function answers one request like any other reply, but as the last reply it answers all that follow.
    A request beyond the script is a `ModelError` that says how many were scripted. `drafter` is how the
    model wants to be asked: with the "whole" documents, or for small things by "sentences".
    """

    parameters: Mapping[str, Any] = MappingProxyType({})  # Any: JSON

    def __init__(
        self, *replies: Script, name: str = "scripted", drafter: Drafter = "whole", context: int = 128_000
    ) -> None:
        self.name = name
        self.drafter: Drafter = drafter
        self.context = context
        self.requests: list[ChatRequest] = []
        self.steps: list[Step] = []
        self._replies = replies
        self._lock = Lock()

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        """The next reply of the script, or its error."""
        with self._lock:
            scripted = self._scripted(len(self.requests), step)
            self.requests.append(copy.deepcopy(request))
            self.steps.append(step)
        reply = scripted(request) if callable(scripted) else scripted
        if isinstance(reply, Exception):
            raise reply
        return _body(reply)

    def _scripted(self, asked: int, step: Step) -> Script:
        if asked < len(self._replies):
            return self._replies[asked]
        if self._replies and callable(self._replies[-1]):
            return self._replies[-1]
        raise ModelError(
            f"{self.name}: the script holds {len(self._replies)} replies, and “{step.name}”, attempt "
            f"{step.attempt}, is request {asked + 1}; give it another reply, or a function as the last",
            model=self.name,
        )


def completion(content: str | None, *, finish: str = "stop", refusal: str = "") -> ChatReply:
    """The body of a chat completion that says `content`, in 7 tokens for 11 read."""
    return base.completion(content, finish=finish, refusal=refusal, tokens=(11, 7))


def _body(reply: str | ChatReply | BaseModel) -> ChatReply:
    if isinstance(reply, BaseModel):
        return completion(reply.model_dump_json())
    return completion(reply) if isinstance(reply, str) else copy.deepcopy(reply)
