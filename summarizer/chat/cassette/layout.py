"""How a cassette is laid out as YAML: for people, and the same bytes on every machine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.chat.cassette.exchanges import FORMAT, Cassette, Exchange, Said, Tokens

if TYPE_CHECKING:
    import yaml

_OPENING = """\
# Recorded by summarizer. Replies are the model's own, word for word, but where it says `by: hand`.
"""
# Breaks that a reader of YAML levels, unless they are written as escapes.
_LEVELLED = re.compile("[\x85\u2028\u2029]")


class _Block(str):
    """Text that is laid out as it is, a line a line."""


class _Flow(dict[str, object]):
    """A mapping that stands on one line."""


def dump(cassette: Cassette) -> str:
    """The cassette as `write` puts it into a file."""
    import yaml

    # Not the dumper in C: it escapes every sign beyond the sixteenth bit, and not every machine has it.
    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, _data: object) -> bool:
            return True

    Dumper.add_representer(str, _represent_text)
    Dumper.add_representer(_Block, _represent_block)
    Dumper.add_representer(_Flow, _represent_flow)
    laid_out = yaml.dump(
        _plain(cassette), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    return _OPENING + laid_out


def _plain(cassette: Cassette) -> dict[str, object]:
    model = cassette.model
    named = {"name": model.name, "drafter": model.drafter, "context": model.context}
    return {
        "format": FORMAT,
        "case": cassette.case,
        "model": {
            **named,
            **_present(parameters=_Flow(model.parameters), sha256=model.sha256),
        },
        "sources": [_Flow(name=source.name, sha256=source.sha256) for source in cassette.sources],
        "prompts": {
            name: {"sha256": prompt.sha256, "head": _messages(prompt.head)}
            for name, prompt in cassette.prompts.items()
        },
        "exchanges": [_plain_exchange(exchange) for exchange in cassette.exchanges],
    }


def _plain_exchange(exchange: Exchange) -> dict[str, object]:
    return {
        "step": exchange.step,
        "attempt": exchange.attempt,
        **_present(
            by=exchange.by,
            prompt=exchange.prompt,
            schema=exchange.schema,
            parameters=_Flow(exchange.parameters),
            request=_request(exchange.request),
        ),
        "reply": None if exchange.reply is None else _Block(exchange.reply),
        **_present(refusal=exchange.refusal),
        "finish": exchange.finish,
        "tokens": _tokens(exchange.tokens),
        **_present(sha256=exchange.sha256),
    }


def _tokens(tokens: Tokens) -> _Flow:
    more = _present(cached=tokens.cached, reasoning=tokens.reasoning, cost=tokens.cost)
    return _Flow(input=tokens.input, output=tokens.output, **more)


def _present(**fields: object) -> dict[str, object]:
    return {name: told for name, told in fields.items() if told}


def _request(messages: Sequence[Said]) -> object:
    if len(messages) == 1 and messages[0].role == "user" and messages[0].content:
        return _Block(messages[0].content)
    return _messages(messages)


def _messages(messages: Sequence[Said]) -> list[dict[str, str]]:
    return [{"role": said.role, "content": _Block(said.content)} for said in messages]


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = '"' if _LEVELLED.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_block(dumper: yaml.SafeDumper, text: _Block) -> yaml.Node:
    style = '"' if _LEVELLED.search(text) else "|"
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=style)


def _represent_flow(dumper: yaml.SafeDumper, told: _Flow) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", dict(told), flow_style=True)
