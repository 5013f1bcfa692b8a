"""Invented items, each worded twice, with what can be put into them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from summarizer.diffing import Section

_TEXTS = Path(__file__).with_name("texts")
_SECTIONS = (Section.KEY_POINTS, Section.POSITIONS, Section.OPEN_QUESTIONS)

Swap = tuple[str, str] | None


class Half(StrEnum):
    """The texts to tune on, those held out from it, and those written when all was done."""

    DEV = "dev"
    HELD_OUT = "held_out"
    FRESH = "fresh"


@dataclass(frozen=True)
class Written:
    """An item as it was written: `again` says the same in other words, `denied` the opposite.

    `date`, `name` and `modal` are words of the text beside what may be put in their place.
    """

    section: Section
    text: str
    again: str
    denied: str = ""
    date: Swap = None
    name: Swap = None
    modal: Swap = None
    party: str = ""
    other_party: str = ""
    issue: str = ""
    stance: str = ""
    quote: str = ""
    altered: str = ""
    speaker: str = ""
    other_speaker: str = ""
    why: str = ""


@dataclass(frozen=True)
class Story:
    """A title, the same in other words, and the items of one story."""

    title: str
    other_title: str
    items: tuple[Written, ...]


@cache
def stories(half: Half) -> tuple[Story, ...]:
    """The stories of one half."""
    tables = tomllib.loads((_TEXTS / f"{half}.toml").read_text("utf-8"))["stories"]
    return tuple(
        Story(
            table["title"],
            table["other_title"],
            tuple(_written(section, item) for section in _SECTIONS for item in table[section]),
        )
        for table in tables
    )


def _written(section: Section, item: dict[str, str | list[str]]) -> Written:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in item.items()}
    return Written(section=section, **values)  # type: ignore[arg-type]  # keys and types are the file's
