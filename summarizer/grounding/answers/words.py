"""What tells an answer from a mention in one language, read from `data/answers/<language>.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

_PART = re.compile(r"\{([a-z]+)\}")
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Filling:
    """How the thing that a kind of question asks for looks: what is it for sure, and what may be."""

    sure: re.Pattern[str] = _NOTHING
    likely: re.Pattern[str] = _NOTHING


@dataclass(frozen=True)
class Words:
    """The expressions of one language; falsy where none are shipped."""

    asking: Sequence[tuple[str, re.Pattern[str]]] = ()
    fillings: Mapping[str, Filling] = field(default_factory=dict)
    signs: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    light: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.asking)


@lru_cache(maxsize=16)
def words(language: str) -> Words:
    """The expressions of an ISO 639-1 code; empty where none are shipped."""
    data = files("summarizer.language").joinpath("data", "answers", f"{language}.toml")
    if not language.isalpha() or not data.is_file():
        return Words()
    tables = tomllib.loads(data.read_text("utf-8"))
    parts = tables["parts"]
    return Words(
        asking=tuple((asked["kind"], _any_of([asked["words"]], parts)) for asked in tables["asking"]),
        fillings={
            kind: Filling(*(_any_of(fill[name], parts) for name in ("sure", "likely")))
            for kind, fill in tables["fill"].items()
        },
        signs={name: _any_of(signs, parts) for name, signs in tables["signs"].items()},
        light=frozenset(parts["light"].split()),
    )


def _any_of(expressions: Sequence[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{_filled(expression, parts)})" for expression in expressions)
    return re.compile(joined, re.IGNORECASE) if joined else _NOTHING


def _filled(expression: str, parts: Mapping[str, str]) -> str:
    """The expression with each `{name}` replaced by that part, parts of parts as well."""
    while _PART.search(expression):
        expression = _PART.sub(lambda name: parts[name[1]], expression)
    return expression
