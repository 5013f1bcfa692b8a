"""Signs that a document holds as places in a font, as characters of Unicode."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""What stands for a sign that no list has."""

# Word keeps the signs of such fonts in a part of Unicode that is for private use.
_PRIVATE = 0xF000


def sign(font: str, code: str) -> str:
    """The character that a font has at a code in hexadecimal; `UNKNOWN` where that is not known.

    >>> sign("Symbol", "F0B3"), sign("Arial", "2265"), sign("House Logos", "F041") == UNKNOWN
    ('≥', '≥', True)
    """
    try:
        place = int(code, 16)
    except ValueError:
        return UNKNOWN
    known = _signs().get(font.strip().lower())
    if known is not None:
        return known.get(place - _PRIVATE if place >= _PRIVATE else place, UNKNOWN)
    character = chr(place) if place < 0x110000 else UNKNOWN
    return character if character.isprintable() else UNKNOWN


@cache
def _signs() -> Mapping[str, Mapping[int, str]]:
    """The signs of each font, by their codes."""
    fonts = tomllib.loads(files(__package__).joinpath("signs.toml").read_text("utf-8"))
    return {
        font: {int(first, 16) + at: each for first, run in rows.items() for at, each in enumerate(run)}
        for font, rows in fonts.items()
    }
