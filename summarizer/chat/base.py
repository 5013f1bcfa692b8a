"""The seam under every model: a chat-completion request in, a chat-completion reply out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Protocol

from summarizer.step import Step

# Any: the three are JSON as the chat-completion API defines it, and pass through unread.
Message = dict[str, Any]
ChatRequest = dict[str, Any]
ChatReply = dict[str, Any]

Drafter = Literal["whole", "sentences"]
"""How a model is best asked: with whole documents, or a sentence at a time where it is too small for that."""


class ChatModel(Protocol):
    """What answers a request: a server, the embedded model, or a wrapper around either.

    `name` is what provenance prints. `context` is how many tokens a request may hold, its reply
    included. `parameters` are the fields that the model puts into each request which does not set them
    itself.
    """

    @property
    def name(self) -> str: ...

    @property
    def drafter(self) -> Drafter: ...

    @property
    def context(self) -> int: ...

    @property
    def parameters(self) -> Mapping[str, Any]: ...  # Any: fields of a request are JSON

    def complete(self, request: ChatRequest, step: Step, /) -> ChatReply:
        """The reply to `request`, whose `model` may be left out. Raises `ModelError`, and only that.

        `step` says what the request is for. What answers does not look at it; what records does.
        """
        ...


def completion(
    content: str | None, *, finish: str = "stop", refusal: str = "", tokens: tuple[int, int] = (0, 0)
) -> ChatReply:
    """The body of a chat completion that says `content`; `tokens` are those read and those written.

    >>> completion(None, refusal="I will not.")["choices"][0]["message"]["refusal"]
    'I will not.'
    """
    said = {"role": "assistant", "content": content} | ({"refusal": refusal} if refusal else {})
    read, written = tokens
    return {
        "object": "chat.completion",
        "choices": [{"index": 0, "finish_reason": finish, "message": said}],
        "usage": {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written},
    }
