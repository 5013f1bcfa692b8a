"""The words that the layout of a document is known by, language by language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib.resources import files


@dataclass(frozen=True)
class Lexicon:
    """The layout words of one language or of several; `lexicon.toml` says what each list is.

    All are in lower case but `shortened`, where case tells “M. Martin” from “5 m.”.
    """

    summaries: frozenset[str]
    by: frozenset[str]
    published: frozenset[str]
    dated: frozenset[str]
    roles: frozenset[str]
    papers: frozenset[str]
    articles: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    labels: frozenset[str]
    presiding: frozenset[str]
    headers: frozenset[str]
    subjects: frozenset[str]
    verbs: frozenset[str]
    shortened: frozenset[str]
    ordinal: frozenset[str]
    cues: frozenset[str]
    orders: frozenset[str]
    writing: frozenset[str]
    reader: frozenset[str]
    agencies: frozenset[str]
    zones: frozenset[str]

    @cached_property
    def moments(self) -> frozenset[str]:
        """What goes on a date or a time: months, weekdays, time zones."""
        return self.months | self.weekdays | self.zones

    @cached_property
    def date(self) -> re.Pattern[str]:
        """A date as it is printed, a month by its name included."""
        month = rf"(?:{alternatives(self.months)})\b\.?"
        day = r"\d{1,2}(?:st|nd|rd|th|er|\.|º|ª)?"
        of = r"(?:\s+(?:de|del|of))?"
        return re.compile(
            rf"\b{day}{of}\s+{month}(?:{of},?\s+\d{{4}})?"
            rf"|\b{month}\s+{day}(?!\d)(?:,?\s+\d{{4}})?"
            rf"|\b{month}\s+\d{{4}}"
            r"|\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?|\b\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}\b"
            r"|\d{4}年\d{1,2}月(?:\d{1,2}日)?",
            re.IGNORECASE,
        )

    @cached_property
    def clock(self) -> re.Pattern[str]:
        """A time of day, with its zone."""
        return re.compile(
            r"\b\d{1,2}(?:[:.h]\d{2}(?::\d{2})?)\s*(?:[ap]\.?\s?m\b\.?|Uhr|h)?|\b\d{1,2}\s?(?:[ap]m|Uhr|h)\b"
            rf"|\b(?:{alternatives(self.zones)})\b(?:[+-]\d{{1,2}})?|[+-]\d{{4}}\b",
            re.IGNORECASE,
        )


_FIELDS = tuple(field.name for field in fields(Lexicon))


def alternatives(words: Iterable[str]) -> str:
    """`words` as the inside of a regular expression's group, the longest first; never matches if empty."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or r"(?!)"


@cache
def lists() -> dict[str, dict[str, list[str]]]:
    """`lexicon.toml` as it stands: lists of words by language and name."""
    return tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))


@cache
def lexicon(language: str = "") -> Lexicon:
    """The layout words of `language` and of English, which are seen everywhere; of all if it is unknown."""
    tables = lists()
    chosen = [tables["any"], tables["en"], tables[language]] if language in tables else list(tables.values())
    words = {name: frozenset(w for table in chosen for w in table.get(name, ())) for name in _FIELDS}
    return Lexicon(**{name: found if name == "shortened" else _lower(found) for name, found in words.items()})


def _lower(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(str.lower, words))
