"""Chat models that answer the drafters' prompts as a test tells them to."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from summarizer.chat.base import ChatReply, ChatRequest, Drafter
from summarizer.drafting.sentences import TASKS, Prompts
from summarizer.prompting import find
from tests.chat.loopback import completion
from tests.chat.scripted import ScriptedModel

PROMPTS = Prompts(**{task: find(task) for task in TASKS})
_SYSTEM = {
    prompt.source.partition("== system ==\n")[2].partition("\n== user ==")[0]: prompt.task
    for prompt in (*map(find, TASKS), find("brief"))
}

EMPTY: dict[str, Any] = {
    "title": "The pool",
    "headline": [],
    "key_points": [],
    "positions": [],
    "open_questions": [],
}

Answer = Callable[[str], "str | dict[str, Any] | Exception"]


class RoomyModel(ScriptedModel):
    """A scripted model that takes whole documents."""

    context = 100_000


class AnsweringModel:
    """Answers by task, from the last message; says nothing valid to a task without an answer.

    An answer is the reply's content, its whole message (a refusal), or an error to raise. `asked` keeps
    each request's task and its last message.
    """

    name = "answering"
    drafter: Drafter = "sentences"
    context = 4096

    def __init__(self, **answers: Answer) -> None:
        self._answers = answers
        self.asked: list[tuple[str, str]] = []
        self.requests: list[ChatRequest] = []

    def complete(self, request: ChatRequest) -> ChatReply:
        task = _SYSTEM[request["messages"][0]["content"]]
        told = request["messages"][-1]["content"]
        self.asked.append((task, told))
        self.requests.append(copy.deepcopy(request))
        answer = self._answers[task](told) if task in self._answers else "{}"
        if isinstance(answer, Exception):
            raise answer
        return completion(**answer) if isinstance(answer, dict) else completion(answer)

    def times(self, task: str) -> int:
        """How often a task was asked for."""
        return [asked for asked, _ in self.asked].count(task)


def text(words: str) -> str:
    """The content of a reply that holds a text."""
    return json.dumps({"text": words})


def party(name: str) -> str:
    """The content of a reply that names a party."""
    return json.dumps({"party": name})
