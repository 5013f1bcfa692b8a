"""What the words of a language mean to a checker of statements, read from `data/claims/<language>.toml`.

What may stand for what, the longest of it, is in `data/claims/senses` and read when it is first asked for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

# What is left of a word when its endings are gone has at least this many letters.
_ROOT = 3
# A longer ending leaves a longer root, or “station” would be “st”.
_LONG_ENDING = 3


@dataclass(frozen=True)
class Calendar:
    """Words of time: months by number, weekdays from Monday = 0, `days` and `shifts` from the document's.

    `capital` says whether months and weekdays are written with one; `joining` may stand between the
    parts of a date, `ago` after a time that has passed, `ahead` before one that will.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    shifts: Mapping[str, int] = field(default_factory=dict)
    capital: bool = False
    joining: frozenset[str] = frozenset()
    ago: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Numerals:
    """Words of number by value, and words before a figure by what they make of it."""

    numbers: Mapping[str, float] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    fractions: Mapping[str, float] = field(default_factory=dict)
    multiples: Mapping[str, float] = field(default_factory=dict)
    ordinals: Mapping[str, float] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    hedges: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of one language by what they do to a statement; all empty where no file is shipped."""

    language: str
    numerals: Numerals
    calendar: Calendar
    tables: Mapping[str, Any]  # Any: a TOML document, whose shape the properties below give

    def __bool__(self) -> bool:
        return bool(self.tables)

    @property
    def name(self) -> str:
        """The name of the language in English, or ``""``."""
        return str(self.tables.get("name", ""))

    @property
    def capital_names(self) -> bool:
        """Whether a capital inside a sentence marks a name, and not just any noun."""
        return bool(self.tables.get("names", {}).get("capitals", True))

    @cached_property
    def function(self) -> frozenset[str]:
        """Words that carry no content of their own."""
        return self._words("function")

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        return tuple(sorted(self._words("endings"), key=len, reverse=True))

    @cached_property
    def _forms(self) -> Mapping[str, str]:
        forms = self.tables.get("forms", {})
        return {form: base for base, words in forms.items() for form in (base, *words.split())}

    @lru_cache(maxsize=65_536)  # noqa: B019 - vocabularies live as long as the process: one a language
    def stem(self, word: str) -> str:
        """What forms of one word share; `word` is in lower case.

        >>> stem = vocabulary("en").stem
        >>> stem("rejected") == stem("rejection"), stem("rose") == stem("rising")
        (True, True)
        """
        stem = self._forms.get(word, word)
        for ending in self._endings:
            if stem.endswith(ending) and self._strips(stem, ending):
                stem = stem[: -len(ending)]
                break
        if len(stem) > _ROOT and stem[-1] in "ey":
            stem = stem[:-1] if stem[-1] == "e" else stem[:-1] + "i"
        if len(stem) > _ROOT and stem[-1] == stem[-2] and stem[-1] not in "aeiousl":
            stem = stem[:-1]
        return stem

    @staticmethod
    def _strips(word: str, ending: str) -> bool:
        """Whether enough is left without the ending, and the word does not merely end alike: “loss”."""
        root = _ROOT if len(ending) < _LONG_ENDING else _ROOT + 1
        return len(word) - len(ending) >= root and not (ending == "s" and word.endswith(("ss", "us", "is")))

    def stems(self, *path: str) -> frozenset[str]:
        """The stems of a list, by the names of its tables: `stems("modality", "possible")`."""
        return _stems(self, path)

    def words(self, *path: str) -> frozenset[str]:
        """The words of a list as they are written there."""
        return self._words(*path)

    def phrases(self, *path: str) -> tuple[tuple[str, ...], ...]:
        """The phrases of a list that `|` parts, each as its words."""
        return tuple(tuple(phrase.split()) for phrase in str(self._at(path) or "").split("|") if phrase)

    def alike(self, one: str, other: str) -> bool:
        """Whether two stems may stand for one another: the same, or of one sense.

        >>> english = vocabulary("en")
        >>> english.alike(english.stem("jumped"), english.stem("increase"))
        True
        """
        return one == other or not self.senses(one).isdisjoint(self.senses(other))

    def opposed(self, one: str, other: str) -> bool:
        """Whether two stems contradict each other, and are in no sense alike.

        >>> english = vocabulary("en")
        >>> english.opposed(english.stem("rose"), english.stem("falling"))
        True
        """
        theirs = self.senses(other)
        return any(self._turned(sense) in theirs for sense in self.senses(one)) and not self.alike(one, other)

    def senses(self, stem: str) -> frozenset[str]:
        """The names of the senses that a stem may have; opposite ones differ in their last letter."""
        return self._by_stem.get(stem, frozenset())

    @staticmethod
    def _turned(sense: str) -> str:
        return sense[:-1] + {"+": "-", "-": "+"}.get(sense[-1], "!")

    @cached_property
    def _by_stem(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for sense, words in self._senses():
            for word in words.split():
                found.setdefault(self._phrase(word), set()).add(sense)
        return {stem: frozenset(senses) for stem, senses in found.items()}

    def _phrase(self, word: str) -> str:
        """The stem of a word, or of a verb with its particle: “turn-down” as “turn down”."""
        verb, _, particle = word.partition("-")
        return f"{self.stem(verb)} {particle}" if particle else self.stem(word)

    def converse(self, one: str, other: str) -> bool:
        """Whether two stems tell the same from the two sides of it.

        >>> english = vocabulary("en")
        >>> english.converse(english.stem("beat"), english.stem("lost"))
        True
        """
        return any(
            (one in side and other in back) or (other in side and one in back) for side, back in self._sides
        )

    @cached_property
    def _sides(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        pairs = self.tables.get("roles", {}).get("converse", ())
        return tuple(
            (frozenset(map(self._phrase, one.split())), frozenset(map(self._phrase, other.split())))
            for one, other in pairs
        )

    def _senses(self) -> Iterator[tuple[str, str]]:
        senses = _read("senses", f"{self.language}.toml") if self else {}
        for number, (one, other) in enumerate(senses.get("opposites", ())):
            yield f"{number}+", one
            yield f"{number}-", other
        for number, words in enumerate(senses.get("synonyms", ())):
            yield f"{number}=", words

    def _words(self, *path: str) -> frozenset[str]:
        return frozenset(str(self._at(path) or "").split())

    def _at(self, path: Iterable[str]) -> Any:  # Any: a TOML value, a table or the text that callers split
        value: Any = self.tables
        for name in path:
            value = value.get(name, {})
        return value


@lru_cache(maxsize=1024)
def _stems(words: Vocabulary, path: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words.stem(word) for word in words.words(*path))


@lru_cache(maxsize=16)
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of an ISO 639-1 code; empty where none is shipped."""
    tables = _read(f"{language}.toml") if language.isalpha() else {}
    dates = tables.get("dates", {})
    numerals = Numerals(
        **{
            name: tables.get(name, {})
            for name in ("numbers", "scales", "fractions", "multiples", "ordinals", "units")
        },
        hedges={word: kind for kind, words in tables.get("hedges", {}).items() for word in words.split()},
    )
    names = ("months", "weekdays", "days", "units", "shifts")
    calendar = Calendar(
        **{name: dates.get(name, {}) for name in names},
        capital=dates.get("capital", False),
        joining=frozenset(dates.get("joining", "").split()),
        ago=frozenset(dates.get("ago", "").split()),
        ahead=frozenset(dates.get("ahead", "").split()),
    )
    return Vocabulary(language, numerals, calendar, tables)


def _read(*path: str) -> Mapping[str, Any]:  # Any: a TOML document
    data = files(__package__).joinpath("data", "claims", *path)
    return tomllib.loads(data.read_text("utf-8")) if data.is_file() else {}


@lru_cache(maxsize=1)
def _languages() -> tuple[str, ...]:
    folder = files(__package__).joinpath("data", "claims")
    return tuple(
        sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
    )


def likeliest(text: str) -> str:
    """The language whose small words a short text has most of, or ``""`` where two have as many.

    >>> likeliest("Jobs fell by 200 in May."), likeliest("42")
    ('en', '')
    """
    words = text.lower().split()
    counts = sorted(
        (
            (sum(word in vocabulary(language).function for word in words), language)
            for language in _languages()
        ),
        reverse=True,
    )
    if not counts or not counts[0][0] or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return ""
    return counts[0][1]
