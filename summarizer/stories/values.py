"""What a source says of a thing: how much, when, who, or whether; and when two such answers agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from summarizer.grounding.claims.dates import Moment, meets
from summarizer.grounding.claims.figures import Figure, agree
from summarizer.grounding.claims.sense import related
from summarizer.language.vocabulary import Vocabulary
from summarizer.text import Span

_CLOCK = re.compile(
    r"(?<![\d.,:])(\d{1,2})(?:[.:](\d{2}))?\s?(?:([ap])\.?\s?m\b\.?)|(?<![\d.,:])([01]?\d|2[0-3])[:](\d{2})(?![\d:])",
    re.IGNORECASE,
)
_NOON = 12
_HOUR = 60
# Minutes by which two clocks may differ for “about twenty to four” to be one time.
_ABOUT = 10


class Aspect(StrEnum):
    """What a source answers of a thing."""

    FIGURE = "figure"
    TIME = "time"
    DOER = "doer"
    FACT = "fact"


@dataclass(frozen=True)
class Value:
    """An answer, and the words that give it; `agrees` tells whether two may both be right."""

    text: str
    span: Span

    def agrees(self, other: Value) -> bool:
        """Whether both may be right."""
        return self.text == other.text


@dataclass(frozen=True)
class Amount(Value):
    """How much or how many."""

    figure: Figure

    def agrees(self, other: Value) -> bool:
        """Whether one may be the other rounded, or hedged: “about 3,000” and 3,012."""
        if not isinstance(other, Amount):
            return False
        return agree(self.figure, other.figure) or agree(other.figure, self.figure)


@dataclass(frozen=True)
class Day(Value):
    """A date as far as it is told."""

    moment: Moment

    def agrees(self, other: Value) -> bool:
        """Whether one may hold the other: June, and 3 June."""
        if not isinstance(other, Day):
            return False
        return meets(self.moment, other.moment) or meets(other.moment, self.moment)


@dataclass(frozen=True)
class Clock(Value):
    """A time of day, in minutes since midnight."""

    minutes: int

    def agrees(self, other: Value) -> bool:
        """Whether they lie within ten minutes."""
        return isinstance(other, Clock) and abs(self.minutes - other.minutes) <= _ABOUT


@dataclass(frozen=True)
class Doer(Value):
    """Who or what did it, by the stems of the words that name them."""

    stems: frozenset[str]
    vocabulary: Vocabulary

    def agrees(self, other: Value) -> bool:
        """Whether they share a word."""
        if not isinstance(other, Doer):
            return False
        return any(related(mine, theirs, self.vocabulary) for mine in self.stems for theirs in other.stems)


@dataclass(frozen=True)
class Truth(Value):
    """Whether it is so."""

    affirmed: bool

    def agrees(self, other: Value) -> bool:
        """Whether both affirm, or both deny."""
        return isinstance(other, Truth) and self.affirmed == other.affirmed


def clocks(text: str) -> Iterator[Clock]:
    """The times of day in a text, where “a.m.”, “p.m.” or a colon tells that they are.

    >>> [clock.minutes for clock in clocks("from 3.40 a.m. to 9 pm, or 21:05")]
    [220, 1260, 1265]
    """
    for match in _CLOCK.finditer(text):
        hour, minute, half, plain, past = match.groups()
        if plain is not None:
            minutes = int(plain) * _HOUR + int(past)
        else:
            minutes = (int(hour) % _NOON + (_NOON if half.lower() == "p" else 0)) * _HOUR + int(minute or 0)
        yield Clock(match.group(), Span(*match.span()), minutes)
