"""A request as a cassette tells it, and what of a recorded one has moved since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from summarizer.briefing import Usage
from summarizer.chat.base import ChatReply, ChatRequest, completion
from summarizer.chat.billing import usage_of
from summarizer.chat.cassette.exchanges import Cassette, Exchange, PromptMark, Said, Tokens, digest
from summarizer.chat.cassette.secrets import scrubbed
from summarizer.chat.identity import Identity
from summarizer.step import Step

_APART = {"messages", "response_format", "model"}


class Part(StrEnum):
    """What of an exchange can move, each by itself."""

    PROMPT = "prompt"
    SCHEMA = "schema"
    MODEL = "model"
    PARAMETERS = "parameters"
    REQUEST = "request"
    REPLY = "reply"


@dataclass(frozen=True)
class Moved:
    """A part that is no longer what was recorded.

    `was` and `now` are text: of a prompt its name, hash and head, of a request its messages, of a schema
    or an edited reply the digest. Where the model or its own parameters moved, which all exchanges share,
    `step` is empty.
    """

    step: str
    part: Part
    was: str
    now: str
    attempt: int = 1


@dataclass(frozen=True)
class Asked:
    """A request, taken apart as an exchange keeps it."""

    step: Step
    head: tuple[Said, ...]
    messages: tuple[Said, ...]
    schema: str
    parameters: Mapping[str, Any]  # Any: JSON

    @property
    def key(self) -> tuple[str, int]:
        """What its exchange is found by."""
        return self.step.name, self.step.attempt

    @property
    def mark(self) -> PromptMark:
        """Its prompt, as a cassette keeps it."""
        return PromptMark(self.step.sha256, self.head)

    def answered(self, reply: ChatReply, *, secrets: Sequence[str] = ()) -> Exchange:
        """The exchange that it is with this reply."""
        choice = (reply.get("choices") or [{}])[0]
        message = choice.get("message") or {}
        content = message.get("content")
        exchange = Exchange(
            step=self.step.name,
            attempt=self.step.attempt,
            prompt=self.step.prompt,
            schema=self.schema,
            parameters=self.parameters,
            request=self.messages,
            reply=None if content is None else _text(content, secrets),
            refusal=_text(message.get("refusal") or "", secrets),
            finish=choice.get("finish_reason") or "",
            tokens=_tokens(usage_of(reply)),
        )
        return replace(exchange, sha256=exchange.checksum)


def taken_apart(request: ChatRequest, step: Step, *, secrets: Sequence[str] = ()) -> Asked:
    """The request as an exchange would keep it, without what looks like a secret, or is one of `secrets`."""
    messages = [Said(m.get("role", ""), _text(m.get("content"), secrets)) for m in request["messages"]]
    expected = request.get("response_format")
    others = {name: told for name, told in request.items() if name not in _APART}
    return Asked(
        step=step,
        head=tuple(messages[: step.head]),
        messages=tuple(messages[step.head :]),
        schema=digest(expected) if expected else "",
        parameters=json.loads(json.dumps(others)),
    )


def body(exchange: Exchange) -> ChatReply:
    """The reply as the body of a chat completion."""
    tokens = exchange.tokens
    told = completion(
        exchange.reply,
        finish=exchange.finish,
        refusal=exchange.refusal,
        tokens=(tokens.input, tokens.output),
    )
    if tokens.cached:
        told["usage"]["prompt_tokens_details"] = {"cached_tokens": tokens.cached}
    if tokens.reasoning:
        told["usage"]["completion_tokens_details"] = {"reasoning_tokens": tokens.reasoning}
    if tokens.cost:
        told["usage"]["cost"] = tokens.cost
    return told


def moved(asked: Asked, exchange: Exchange, cassette: Cassette) -> Iterator[Moved]:
    """What has moved since the exchange of that cassette was recorded."""
    stand = {
        Part.PROMPT: _prompts(asked, exchange, cassette),
        Part.SCHEMA: (exchange.schema, asked.schema),
        Part.PARAMETERS: (_told(exchange.parameters), _told(asked.parameters)),
        Part.REQUEST: (read_out(exchange.request), read_out(asked.messages)),
        Part.REPLY: (exchange.sha256, exchange.checksum),
    }
    for part, (was, now) in stand.items():
        if was != now and not (exchange.by == "hand" and was in ("", "{}")):
            yield Moved(exchange.step, part, was, now, attempt=exchange.attempt)


def moved_model(now: Identity, was: Identity) -> Iterator[Moved]:
    """What has moved of the model that all exchanges share; a hash counts where both are known."""
    hashed = bool(now.sha256 and was.sha256)
    if (before := _identity(was, hashed=hashed)) != (today := _identity(now, hashed=hashed)):
        yield Moved("", Part.MODEL, before, today)
    if (before := _told(was.parameters)) != (today := _told(now.parameters)):
        yield Moved("", Part.PARAMETERS, before, today)


def _tokens(usage: Usage) -> Tokens:
    """What was counted; a reply that cost nothing says nothing of its cost."""
    cost = str(usage.cost) if usage.cost else ""
    return Tokens(usage.input_tokens, usage.output_tokens, usage.cached_tokens, usage.reasoning_tokens, cost)


def _prompts(asked: Asked, exchange: Exchange, cassette: Cassette) -> tuple[str, str]:
    """The prompt then and now."""
    was, name = cassette.prompts.get(exchange.prompt), asked.step.prompt
    if was is None:
        return exchange.prompt, name if exchange.by == "hand" or not name else _prompt(name, asked.mark)
    return _prompt(exchange.prompt, was), _prompt(name, asked.mark)


def _prompt(name: str, mark: PromptMark) -> str:
    return f"{name} sha256 {mark.sha256}\n{read_out(mark.head)}"


def _identity(identity: Identity, *, hashed: bool) -> str:
    weights = f", sha256 {identity.sha256}" if hashed else ""
    return f"{identity.name}, asked by {identity.drafter}, context {identity.context}{weights}"


def read_out(messages: Sequence[Said]) -> str:
    """Messages as a reader sees them: a lone one of the user's is its text."""
    if [said.role for said in messages] == ["user"]:
        return messages[0].content
    return "\n".join(f"== {said.role} ==\n{said.content}" for said in messages)


def _told(parameters: Mapping[str, Any]) -> str:  # Any: JSON
    return json.dumps(parameters, ensure_ascii=False, sort_keys=True)


def _text(content: object, secrets: Sequence[str]) -> str:
    """Text that a file can hold: no secret, no half of a surrogate pair."""
    text = content if isinstance(content, str) else json.dumps(content)
    return scrubbed(text, secrets=secrets).encode("utf-8", "replace").decode()
