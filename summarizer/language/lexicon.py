"""The words of a language that rules turn on, read from `data/<language>.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True)
class Lexicon:
    """Word lists by name; a name within a table is written `table.name`.

    A language without a file has a lexicon whose lists are all empty: rules that need words then
    find nothing, and the briefing says so.
    """

    language: str
    lists: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of one list; `KeyError` for a name that no lexicon has."""
        if name not in _english_names():
            raise KeyError(name)
        return self.lists.get(name, frozenset())

    def __bool__(self) -> bool:
        return bool(self.lists)


@lru_cache(maxsize=16)
def lexicon(language: str) -> Lexicon:
    """The lexicon of an ISO 639-1 code; empty where none is shipped."""
    return Lexicon(language, _read(language))


def _read(language: str) -> Mapping[str, frozenset[str]]:
    data = files(__package__).joinpath("data", f"{language}.toml")
    if not language or not data.is_file():
        return {}
    lists: dict[str, frozenset[str]] = {}
    for name, value in tomllib.loads(data.read_text("utf-8")).items():
        tables = value.items() if isinstance(value, dict) else [("", value)]
        for inner, words in tables:
            lists[f"{name}.{inner}" if inner else name] = frozenset(words.split())
    return lists


@lru_cache(maxsize=1)
def _english_names() -> frozenset[str]:
    return frozenset(_read("en"))
