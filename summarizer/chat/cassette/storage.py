"""A cassette as a YAML file that people read and review."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from summarizer.chat.cassette.exchanges import Cassette, Exchange, Said
from summarizer.errors import CassetteError
from summarizer.files import replace_file

if TYPE_CHECKING:
    import yaml

FORMAT = 1
_OPENING = """\
# Recorded by summarizer. Replies are the model's own, word for word, but where it says `by: hand`.
"""
# Breaks that a reader of YAML levels, unless they are written as escapes.
_LEVELLED = re.compile("[\x85\u2028\u2029]")
_AGAIN = "correct it, or record the case again"


class _Block(str):
    """Text that is laid out as it is, a line a line."""


class _Flow(dict[str, object]):
    """A mapping that stands on one line."""


def read(path: Path) -> Cassette:
    """The cassette in that file; `CassetteError` says where it is not one, and what to do."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise CassetteError(
            f"{path}: cannot be read ({error.strerror}); record the case first", path=str(path), line=0
        ) from error
    except UnicodeDecodeError as error:
        raise _error(path, 0, f"no UTF-8 at byte {error.start}") from error
    return parse(text, path)


def parse(text: str, path: Path) -> Cassette:
    """The cassette that `text` holds, which stands in `path`. Raises `CassetteError`."""
    import yaml

    try:
        told = yaml.load(text, Loader=_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)  # an error of the reader has none
        problem = getattr(error, "problem", None) or str(error)
        raise _error(path, mark.line + 1 if mark else 0, f"not YAML ({problem})") from error
    if not isinstance(told, dict) or told.pop("format", None) != FORMAT:
        raise _error(path, 1, f"not a cassette of format {FORMAT}")
    try:
        cassette: Cassette = _adapter().validate_python(told)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise _error(path, _line(text, first["loc"]), f"{where}: {first['msg']}") from error
    _refuse_twins(cassette, text, path)
    return cassette


def write(cassette: Cassette, path: Path) -> None:
    """Put the cassette into that file, whole or not at all; the same cassette gives the same bytes."""
    replace_file(path, dump(cassette).encode())


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


def line_of(text: str, step: str, *, attempt: int = 1) -> int:
    """The line of a cassette's text, from 1, on which that exchange begins; 1 where there is none."""
    for at, exchange in enumerate(parse(text, Path("cassette.yaml")).exchanges):
        if exchange.key == (step, attempt):
            return _line(text, ("exchanges", at))
    return 1


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
        "tokens": _Flow(input=exchange.tokens.input, output=exchange.tokens.output),
        **_present(sha256=exchange.sha256),
    }


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


@cache
def _loader() -> Any:  # Any: libyaml's loader where there is one, else Python's; they share no base
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _adapter() -> TypeAdapter[Cassette]:
    return TypeAdapter(Cassette)


def _line(text: str, place: Sequence[int | str]) -> int:
    """The line on which what stands at `place` begins, or what is nearest above it."""
    import yaml

    line, node = 1, yaml.compose(text, Loader=_loader())
    for part in place:
        node = _inside(node, part)
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


def _inside(node: yaml.Node | None, part: int | str) -> yaml.Node | None:
    import yaml

    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return node.value[part] if part < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    return None


def _refuse_twins(cassette: Cassette, text: str, path: Path) -> None:
    """Two exchanges of one name would hide one another."""
    seen: set[tuple[str, int]] = set()
    for at, exchange in enumerate(cassette.exchanges):
        if exchange.key in seen:
            told = f"“{exchange.step}”, attempt {exchange.attempt}, stands there twice"
            raise _error(path, _line(text, ("exchanges", at)), told)
        seen.add(exchange.key)


def _error(path: Path, line: int, what: str) -> CassetteError:
    place = f"{path}:{line}" if line else str(path)
    return CassetteError(f"{place}: {what}; {_AGAIN}", path=str(path), line=line)
