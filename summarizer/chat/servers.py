"""What OpenAI-compatible servers can do, and how one is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args
from urllib.parse import urlsplit

SchemaWay = Literal["strict", "plain", "tools", "json", "markdown"]
"""How a server is told what an answer must look like; `servers.toml` says what each is."""

LengthField = Literal["max_completion_tokens", "max_tokens"]
"""The name under which a request limits its reply."""

SCHEMA_WAYS: tuple[SchemaWay, ...] = get_args(SchemaWay)
LENGTH_FIELDS: tuple[LengthField, ...] = get_args(LengthField)


@dataclass(frozen=True)
class Hosting:
    """How a server is asked; what is None is told by what is known of the server.

    `output_tokens` bounds every reply, whatever a request allows. `context` is how many tokens a request
    and its reply may hold together. `timeout` is in seconds, for one request and its reply to the last byte.
    """

    schema: SchemaWay | None = None
    length: LengthField | None = None
    output_tokens: int | None = None
    context: int | None = None
    timeout: float | None = None


@dataclass(frozen=True)
class Server:
    """What a server can do."""

    name: str = ""
    hosts: tuple[str, ...] = ()
    schema: SchemaWay = "plain"
    length: LengthField = "max_completion_tokens"
    timeout: float = 120.0

    def asked(self, hosting: Hosting) -> Server:
        """The same server, as somebody who knows better says that it is."""
        return replace(
            self,
            schema=hosting.schema or self.schema,
            length=hosting.length or self.length,
            timeout=hosting.timeout or self.timeout,
        )


def known(address: str) -> Server:
    """What is known of the server at an address; of one that nobody has heard of, what most can do.

    >>> known("https://team.openai.azure.com/openai/v1").schema, known("http://localhost:11434/v1").name
    ('strict', 'Ollama')
    """
    place = urlsplit(address)
    host, port = place.hostname or "", f"{place.hostname}:{place.port}"
    for server in _servers():
        if any(host == end or host.endswith(f".{end}") or port == end for end in server.hosts):
            return server
    return Server()


@cache
def _servers() -> tuple[Server, ...]:
    import tomllib  # slow to import, and most runs ask no server
    from importlib.resources import files

    table = tomllib.loads(files("summarizer.chat").joinpath("servers.toml").read_text("utf-8"))
    return tuple(Server(**entry | {"hosts": tuple(entry["hosts"])}) for entry in table["server"])
