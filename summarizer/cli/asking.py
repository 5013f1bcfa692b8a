"""How a model is asked: its server, its parameters, and what the server can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.cli.flags import gathered
from summarizer.cli.settings import setting

if TYPE_CHECKING:
    from summarizer.chat import ChatModel, Hosting, Identity
    from summarizer.progress import Report

_FLAGS = (
    setting("base-url", "--base-url", metavar="URL", help="The OpenAI-compatible server that has the model."),
    setting("temperature", "--temperature", metavar="N", help="How freely the model chooses its words."),
    setting("seed", "--seed", metavar="N", help="The seed of its choices, where the server takes one."),
    setting(
        "reasoning-effort",
        "--reasoning-effort",
        metavar="WORD",
        help="How long a reasoning model thinks, in the server's words: low, medium, high.",
    ),
    setting(
        "max-output-tokens", "--max-output-tokens", metavar="N", help="The most that one reply may take."
    ),
    setting(
        "context",
        "--context",
        metavar="N",
        help="The tokens that a request to the server and its reply may hold together. By default 128000.",
    ),
    setting(
        "timeout",
        "--timeout",
        metavar="SECONDS",
        help="How long the server may take for one reply, to its last word. By default 120, and 600 on this "
        "machine.",
    ),
    setting(
        "schema",
        "--schema",
        help="How the server is told what an answer must look like: as a JSON schema, strict or plain; as "
        "a tool; as JSON, the schema in the prompt; or as a block of JSON in Markdown. By default as is "
        "known of the server, else plain.",
    ),
    setting(
        "length-field",
        "--length-field",
        help="What the server calls the limit on a reply. By default as is known of the server.",
    ),
)


@dataclass(frozen=True)
class Asking:
    """What the command line says of how a model is asked; None where it says nothing."""

    base_url: str | None = None
    temperature: float | None = None
    seed: int | None = None
    reasoning_effort: str | None = None
    max_output_tokens: int | None = None
    context: int | None = None
    timeout: float | None = None
    schema: str | None = None
    length_field: str | None = None

    @property
    def parameters(self) -> Mapping[str, Any]:  # Any: JSON
        """The fields that each request has besides its own."""
        told = {"temperature": self.temperature, "seed": self.seed, "reasoning_effort": self.reasoning_effort}
        return {name: value for name, value in told.items() if value is not None}

    @property
    def hosting(self) -> Hosting:
        """How a server is asked."""
        from summarizer.chat import Hosting

        told = {
            "schema": self.schema,
            "length": self.length_field,
            "output_tokens": self.max_output_tokens,
            "context": self.context,
            "timeout": self.timeout,
        }
        # Any: each of the type that its flag has checked.
        given: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
        return Hosting(**given)

    def connect(self, model: str, report: Report) -> ChatModel:
        """The model of that name, asked so; whoever fetches it tells `report`."""
        from summarizer.chat import connect

        return connect(
            model, base_url=self.base_url, hosting=self.hosting, parameters=self.parameters, report=report
        )

    def describe(self, model: str) -> Identity:
        """What `connect` would give."""
        from summarizer.chat import describe

        return describe(model, base_url=self.base_url, hosting=self.hosting, parameters=self.parameters)


asking = gathered("asking", Asking, _FLAGS)
"""The command with these flags, which it gets as one value, `asking`."""
