"""Chat models that answer the drafters' prompts as a test tells them to."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from summarizer.chat.base import ChatRequest
from summarizer.drafting.sentences import TASKS, Prompts
from summarizer.prompting import find
from summarizer.testing import Reply, ScriptedModel, completion

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


class AnsweringModel(ScriptedModel):
    """Answers by task, from the last message; says nothing valid to a task without an answer.

    An answer is the reply's content, its whole message (a refusal), or an error to raise. `asked` keeps
    each request's task and its last message.
    """

    def __init__(self, **answers: Answer) -> None:
        super().__init__(self._answer, name="answering", drafter="sentences", context=4096)
        self._answers = answers
        self.asked: list[tuple[str, str]] = []

    def _answer(self, request: ChatRequest) -> Reply:
        task = _SYSTEM[request["messages"][0]["content"]]
        told = request["messages"][-1]["content"]
        self.asked.append((task, told))
        answer = self._answers[task](told) if task in self._answers else "{}"
        return completion(**answer) if isinstance(answer, dict) else answer

    def times(self, task: str) -> int:
        """How often a task was asked for."""
        return [asked for asked, _ in self.asked].count(task)


def text(words: str) -> str:
    """The content of a reply that holds a text."""
    return json.dumps({"text": words})


def party(name: str) -> str:
    """The content of a reply that names a party."""
    return json.dumps({"party": name})
