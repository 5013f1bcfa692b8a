"""A fact that a source states: a value, and what it is given for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarizer.grounding.claims.dates import Moment
from summarizer.stories.clauses import Clause
from summarizer.stories.values import Aspect, Value


class Sort(StrEnum):
    """What must be the same for two facts to be told of one thing."""

    COUNTED = "counted"
    """The noun that is counted."""
    MEASURED = "measured"
    """The unit: a currency, a share."""
    HAPPENS = "happens"
    """The verb, or what has become of people."""


@dataclass(frozen=True)
class Thing:
    """What a value is given for, in stems."""

    sort: Sort
    stems: frozenset[str]


@dataclass(frozen=True, eq=False)
class Fact:
    """A value, and what it is said of, in stems.

    `thing` is what must be the same in another source. `about` is all else of the clause, `names` those
    words of it that are names or numbers of something (“gate 3”), `verb` what happens, and `subject` to whom;
    `central` tells that the value is given for the subject or the object, and not in passing. `speakers` are
    the parties that the sentence itself gives it to, and `moments` the dates of its clause.
    """

    aspect: Aspect
    sentence: int
    document: str
    value: Value
    clause: Clause
    thing: Thing
    about: frozenset[str]
    names: frozenset[str]
    verb: str
    subject: frozenset[str]
    central: bool
    speakers: frozenset[str]
    moments: tuple[Moment, ...]
