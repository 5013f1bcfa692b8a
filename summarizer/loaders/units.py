"""The figures of a table, and the units that its headers give them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_FIGURE = re.compile(r"[-+−–±~<>≤≥≈(]?\s*[$€£¥₹]?\s*[-+−–]?\d[\d.,'\s ]*\)?")
_NAMED_UNIT = re.compile(
    r"(?P<name>.*?\S)(?:\s*[(\[](?:in )?(?P<held>[^()\[\]]+)[)\]]|,?\s+in (?P<told>\S+(?: \S+)?))"
)
_VALUE_WORDS = 4


def with_unit(name: str, figure: str) -> tuple[str, str]:
    """A column's name without its unit, and a bare figure with it.

    >>> with_unit("Revenue (€ million)", "4.5"), with_unit("Change in %", "n/a")
    (('Revenue', '€4.5 million'), ('Change in %', 'n/a'))
    """
    match = _NAMED_UNIT.fullmatch(name)
    if match is None or _FIGURE.fullmatch(figure) is None:
        return name, figure
    units = _units()
    parts = re.findall(r"[$€£¥₹₽₴]|[^\s$€£¥₹₽₴]+", match["held"] or match["told"])
    if not all(part.lower() in units for part in parts):
        return name, figure
    before = "".join(part for part in parts if units[part.lower()])
    after = " ".join(part for part in parts if not units[part.lower()])
    return match["name"], f"{before}{figure} {after}".strip()


def is_figure(text: str) -> bool:
    """Whether a cell is a figure, with a word or two that go with it: “12 of 40”."""
    return _FIGURE.match(text) is not None and len(text.split()) <= _VALUE_WORDS


def is_amount(text: str) -> bool:
    """Whether a cell is a figure and no more than its unit: “3 May 2024” is none."""
    match = _FIGURE.match(text)
    return match is not None and all(word.lower() in _units() for word in text[match.end() :].split())


@cache
def _units() -> Mapping[str, bool]:
    """Each unit, and whether it stands before the figure."""
    lists = tomllib.loads(files(__package__).joinpath("units.toml").read_text("utf-8"))
    return {word: place == "before" for place in ("after", "before") for word in lists[place]}
