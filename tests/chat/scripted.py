"""A chat model that says what a test tells it to."""

from __future__ import annotations

import copy

from summarizer.chat.base import ChatReply, ChatRequest, Drafter


class ScriptedModel:
    """Gives `replies` in turn, and raises those that are errors; keeps the requests."""

    name = "scripted"
    drafter: Drafter = "whole"
    context = 4096

    def __init__(self, *replies: ChatReply | Exception) -> None:
        self._replies = list(replies)
        self.requests: list[ChatRequest] = []

    def complete(self, request: ChatRequest) -> ChatReply:
        self.requests.append(copy.deepcopy(request))
        reply = self._replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return copy.deepcopy(reply)
