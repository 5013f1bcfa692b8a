"""A cassette as a YAML file that people read and review."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from summarizer.chat.cassette.exchanges import FORMAT, Cassette
from summarizer.chat.cassette.layout import dump
from summarizer.errors import CassetteError
from summarizer.files import replace_file

if TYPE_CHECKING:
    import yaml

# What PyYAML raises, without a place, of `!!int ""`, a thirteenth month, or nesting without end.
_UNTOLD = (ValueError, LookupError, AttributeError, RecursionError)
_AGAIN = "correct it, or record the case again"


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
    except (yaml.YAMLError, *_UNTOLD) as error:
        mark = getattr(error, "problem_mark", None)
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


def line_of(text: str, step: str, *, attempt: int = 1) -> int:
    """The line of a cassette's text, from 1, on which that exchange begins; 1 where there is none."""
    for at, exchange in enumerate(parse(text, Path("cassette.yaml")).exchanges):
        if exchange.key == (step, attempt):
            return _line(text, ("exchanges", at))
    return 1


@cache
def _loader() -> Any:  # Any: libyaml's loader where there is one, else Python's; they share no base
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # chosen as it runs
        """Refuses what stands twice: a reviewer reads the first of the two, and YAML takes the last."""

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # Any: as PyYAML has them
            keys = [key.value for key, _ in node.value]
            twice = next((key for key, _ in node.value if keys.count(key.value) > 1), None)
            if twice is not None:
                problem = f"{twice.value} stands twice"
                raise yaml.constructor.ConstructorError(None, None, problem, twice.start_mark)
            return super().construct_mapping(node, deep)

    return Loader


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
