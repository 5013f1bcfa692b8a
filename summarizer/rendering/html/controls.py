"""What the page calls its controls, in the note's language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).with_name("controls.toml")


class Controls(NamedTuple):
    """The labels of the page; `{…}` in them is filled in where they are shown."""

    skip_to_note: str
    skip_to_sources: str
    note: str
    all_parties: str
    shown: str
    dark: str
    evidence: str
    items_of: str
    previous: str
    next: str
    back: str
    open: str
    open_source: str
    page: str
    missing: str
    changed: str
    direction: str = "ltr"


@cache
def controls(language: str) -> Controls:
    """The labels in a language, by its ISO 639-1 code; in English where there are none in it.

    >>> controls("de").note, controls("tlh").note
    ('Vermerk', 'Note')
    """
    tables = tomllib.loads(_DATA.read_text("utf-8"))
    return Controls(**tables.get(language, tables["en"]))
