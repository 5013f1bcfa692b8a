"""Raised and lowered text on one line: “12⁴ million”, where a plain “124 million” would be another figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from itertools import groupby


class Level(IntEnum):
    """Where words stand beside the line of their text."""

    LOWERED = -1
    ON_LINE = 0
    RAISED = 1


Piece = tuple[str, Level]
"""Words, and where they stand."""

_WORD = re.compile(r"[^\W\d_]{2}")
_PLAIN = "0123456789+-−=()"
_RAISED = str.maketrans(f"{_PLAIN}abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_LOWERED = str.maketrans(f"{_PLAIN}aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")


def on_line(pieces: Iterable[Piece]) -> str:
    """The words of `pieces` in a row, what is raised or lowered in characters that are so by themselves.

    A word of letters, as in “5th”, stands as it is. What has no such character is set apart by spaces, so
    that it never joins a figure.

    >>> on_line([("12", Level.ON_LINE), ("4", Level.RAISED), (" million tonnes of CO", Level.ON_LINE)])
    '12⁴ million tonnes of CO'
    """
    return "".join(
        _placed("".join(text for text, _ in run), level)
        for level, run in groupby(pieces, key=lambda piece: piece[1])
    )


def _placed(text: str, level: Level) -> str:
    held = text.strip()
    if level is Level.ON_LINE or (len(held) > 1 and held.isalpha()):
        return text
    placed = text.translate(_RAISED if level is Level.RAISED else _LOWERED)
    kept = any(character.isalnum() and character in text for character in placed)
    return f" {held} " if kept or _WORD.search(held) else placed
