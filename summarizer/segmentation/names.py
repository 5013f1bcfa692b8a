"""Telling a person's name from other words, by its shape alone."""

from __future__ import annotations

import re

_PARTICLES = frozenset(
    (
        *(
            "de",
            "del",
            "della",
            "der",
            "den",
            "des",
            "di",
            "da",
            "dos",
            "das",
            "du",
            "la",
            "le",
            "van",
            "von",
        ),
        *("zu", "zur", "ten", "ter", "bin", "ibn", "al", "el", "e", "y", "af", "av", "i", "och", "ap", "of"),
    )
)
_WORD = re.compile(r"[^\W\d_][\w.'’\-–]*")
_PREFIXED = re.compile(r"(?:al|el|d|l|ibn|bin)['’\-][A-Z]")
_LONGEST = 6


def looks_like_name(text: str, *, least: int = 1) -> bool:
    """Whether `text` could be a name: `least` to six words with a capital (where the script has any).

    >>> looks_like_name("Ursula von der Leyen"), looks_like_name("Back to the office")
    (True, False)
    """
    words = text.split()
    if not least <= len(words) <= _LONGEST or not all(_WORD.fullmatch(word) for word in words):
        return False
    inner = range(1, len(words) - 1)
    return all(_is_capital(w) or (i in inner and w.lower() in _PARTICLES) for i, w in enumerate(words))


def _is_capital(word: str) -> bool:
    return not word[0].islower() or _PREFIXED.match(word) is not None
