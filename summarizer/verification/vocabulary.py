"""The words that notes are read by, of all languages that `words.toml` has."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).with_name("words.toml")


@cache
def vocabulary(name: str) -> frozenset[str]:
    """One list of all languages together: a heading says the same whatever the note is written in."""
    tables = tomllib.loads(_WORDS.read_text("utf-8"))
    return frozenset(word for table in tables.values() for word in table.get(name, ()))
