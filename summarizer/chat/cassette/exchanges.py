"""What a cassette holds: the exchanges of one case, and what they were made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict

from summarizer.chat.identity import Identity

FORMAT = 1
"""The version of what a file holds."""

_DIGITS = 16


@dataclass(frozen=True)
class Said:
    """One message of a request."""

    role: str
    content: str


@dataclass(frozen=True)
class Tokens:
    """What the server counted: `cached` is of the input, `reasoning` of the output.

    `cost` is in US dollars, empty where it is not known or none; text, so that a file holds it as it was.
    """

    input: int = 0
    output: int = 0
    cached: int = 0
    reasoning: int = 0
    cost: str = ""


def _as_messages(told: object) -> object:
    """A request told as a text alone is the user's one message."""
    return [Said("user", told)] if isinstance(told, str) else told


@dataclass(frozen=True)
class Exchange:
    """A request and its reply, under the step and the attempt that it is found by.

    `request` are the messages after those of the prompt's head, `schema` is the digest of what the answer
    must be, and `parameters` are the request's other fields, without those that the model adds itself.
    `sha256` is the digest of the reply as it was recorded. An exchange `by` "hand" has none, and what it
    leaves empty is compared with nothing.
    """

    step: str
    reply: str | None
    attempt: int = 1
    by: Literal["", "hand"] = ""
    prompt: str = ""
    schema: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)  # Any: JSON
    request: Annotated[tuple[Said, ...], BeforeValidator(_as_messages)] = ()
    refusal: str = ""
    finish: str = "stop"
    tokens: Tokens = Tokens()
    sha256: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What it is found by."""
        return self.step, self.attempt

    @property
    def checksum(self) -> str:
        """The digest of the reply as it stands."""
        return digest([self.reply, self.refusal, self.finish])


@dataclass(frozen=True)
class PromptMark:
    """A prompt as it was: the hash of its file, and the messages that begin each of its requests."""

    sha256: str
    head: tuple[Said, ...] = ()


@dataclass(frozen=True)
class SourceMark:
    """A source as it was: the name of its file, and the hash of its text."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Cassette:
    """The recorded exchanges of one case, in the order in which they were asked for."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    case: str
    model: Identity
    sources: tuple[SourceMark, ...] = ()
    prompts: Mapping[str, PromptMark] = field(default_factory=dict)
    exchanges: tuple[Exchange, ...] = ()


def digest(told: object) -> str:
    """The first sixteen digits of the SHA-256 of a JSON value; the order of its keys counts.

    >>> digest({"type": "string"})
    '00404e686415370f'
    """
    text = json.dumps(told, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:_DIGITS]
