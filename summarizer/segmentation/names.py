"""Names, told by their shape alone, and the labels before a colon that may be names."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_MOST_WORDS = 6
_UNNAMED = re.compile(r"(?:speaker|sprecher|participant|voice)\s*\w{1,3}|[QA]", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s?(?:[-–]\s)?)?"  # a time stamp
    r"(?:\*\*|__)?(?P<name>[^\W\d_][^:：\n*_]{0,70}?)(?:\s\((?P<aside>[^()\n]{1,120})\))?"
    r"(?:\*\*|__)?\s?[:：](?:\*\*|__)?(?:\s+|(?<=：)|$)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a colon at the start of a line; `end` is the offset of what follows.

    `aside` stands in brackets behind the name: a party, a seat; behind an office, who holds it.
    """

    name: str
    end: int
    aside: str = ""

    @property
    def is_speaker(self) -> bool:
        """Whether it could be a speaker: a name, or what stands for one, as “Speaker 1” and “Q” do."""
        return looks_like_name(self.name) or _UNNAMED.fullmatch(self.name) is not None


def looks_like_name(text: str, *, least: int = 1) -> bool:
    """Whether `text` could be a name: `least` to six words with a capital, where the script has any.

    >>> looks_like_name("Ursula von der Leyen"), looks_like_name("Back to the office")
    (True, False)
    """
    words = text.split()
    if not least <= len(words) <= _MOST_WORDS or not all(_WORD.fullmatch(word) for word in words):
        return False
    inner = range(1, len(words) - 1)
    return all(_is_capital(w) or (i in inner and w.lower() in _PARTICLES) for i, w in enumerate(words))


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label that opens `text[start:end]`, if one does: time stamp and emphasis left out.

    >>> label_at("**Ada Klein (Mayor):** Good evening.", 0, 36)
    Label(name='Ada Klein', end=23, aside='Mayor')
    """
    match = _LABEL.match(text, start, end)
    return Label(match["name"].strip(), match.end(), match["aside"] or "") if match else None


def _is_capital(word: str) -> bool:
    return not word[0].islower() or _PREFIXED.match(word) is not None
