"""Which country or body a word stands for, and how: its name, its people, its capital, its seat."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from summarizer.text import one_line

_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_POSSESSIVE = re.compile(r"'s$|(?<=s)'$")
_ARTICLE = re.compile(r"^[Tt]he (?=.)")
_OWN_PLURAL = ("s", "se", "sh", "ch", "x", "z")


class Sense(StrEnum):
    """How a word stands for a place."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"


@dataclass(frozen=True, slots=True)
class Place:
    """A country, or a body of countries, and the English words for it.

    `kind` is "country" or "body". `ambiguous` are those of its words that often mean something else.
    """

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()

    def words(self) -> Iterator[tuple[Sense, str]]:
        """Every word for the place, plurals of the demonyms included, and how it stands for it."""
        for name in (self.name, *self.aliases):
            yield Sense.NAME, name
        for demonym in self.demonyms:
            yield Sense.DEMONYM, demonym
            if not demonym.endswith(_OWN_PLURAL) and f"{demonym}s" != self.name:
                yield Sense.DEMONYM, f"{demonym}s"
        for capital in self.capitals:
            yield Sense.CAPITAL, capital
        for seat in self.seats:
            yield Sense.SEAT, seat


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word stands for. An `ambiguous` word needs its sentence to tell: “Georgia”, “Jordan”."""

    place: Place
    sense: Sense
    ambiguous: bool = False


def lookup(phrase: str) -> Meaning | None:
    """The place that `phrase`, as a whole, stands for in English, or `None`.

    Case counts: “US” is a country and “us” is not. A leading article and a possessive ending do not,
    nor do accents or the shape of an apostrophe.

    >>> meaning = lookup("the Kremlin’s")
    >>> meaning.place.name, meaning.sense.value
    ('Russia', 'seat')
    """
    key = _POSSESSIVE.sub("", _levelled(phrase))
    meanings = _meanings()
    return meanings.get(key) or meanings.get(_ARTICLE.sub("", key))


@cache
def places() -> tuple[Place, ...]:
    """All places, countries first, in the order of the data."""
    data = tomllib.loads(files("summarizer.language").joinpath("gazetteer.toml").read_text("utf-8"))
    return tuple(
        Place(name, kind, **{field: tuple(words) for field, words in entry.items()})
        for kind, table in (("country", data["countries"]), ("body", data["bodies"]))
        for name, entry in table.items()
    )


@cache
def _meanings() -> Mapping[str, Meaning]:
    return {
        _levelled(word): Meaning(place, sense, ambiguous=_is_ambiguous(word, place))
        for place in places()
        for sense, word in place.words()
    }


def _is_ambiguous(word: str, place: Place) -> bool:
    return word in place.ambiguous or word.removesuffix("s") in place.ambiguous


def _levelled(phrase: str) -> str:
    letters = unicodedata.normalize("NFKD", one_line(phrase).translate(_APOSTROPHES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
