"""The words that planting an error takes: read from `tables.toml`, as expressions that find them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Exchange:
    """Words, and what each becomes.

    >>> turn = Exchange.of({"rose": "fell"})
    >>> [turn.replacing(match) for match in turn.found("Rose")]
    ['Fell']
    """

    pattern: re.Pattern[str]
    words: Mapping[str, str]

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Exchange:
        """The exchange of `words`, the longest first."""
        return cls(any_of(words, flags=re.IGNORECASE), words)

    def found(self, text: str) -> Iterable[re.Match[str]]:
        """Where one of the words stands."""
        return self.pattern.finditer(text)

    def replacing(self, match: re.Match[str]) -> str:
        """What stands there instead, with the capital that was there."""
        new = self.words[match[0].lower()]
        return new[0].upper() + new[1:] if match[0][0].isupper() else new


@dataclass(frozen=True)
class Tables:
    """What the planters know of English."""

    antonyms: Exchange
    modals: Exchange
    quoted: Exchange
    relative_dates: Exchange
    strangers: Mapping[str, tuple[str, ...]]
    bounded: re.Pattern[str]
    numbers: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    speech: tuple[str, ...]


@cache
def tables() -> Tables:
    """The tables of this benchmark."""
    data = tomllib.loads(Path(__file__).with_name("tables.toml").read_text(encoding="utf-8"))
    return Tables(
        antonyms=Exchange.of(data["antonyms"]),
        modals=Exchange.of(data["modals"]),
        quoted=Exchange.of(data["quoted"]),
        relative_dates=Exchange.of(data["relative_dates"]),
        numbers=tuple(data["numbers"]),
        months=tuple(data["months"]),
        weekdays=tuple(data["weekdays"]),
        speech=tuple(data["speech"]),
        strangers={type: tuple(names) for type, names in data["strangers"].items()},
        bounded=re.compile(rf"\b(?:{_alternatives(data['bounds'])})[ £$€]*(?:the |a )?$", re.IGNORECASE),
    )


def any_of(words: Iterable[str], *, flags: int = 0) -> re.Pattern[str]:
    """An expression that finds any of these as whole words, the longest where two begin alike."""
    return re.compile(rf"\b(?:{_alternatives(words)})\b", flags)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
