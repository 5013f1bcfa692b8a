"""A report of changes as a value: what the formats lay out."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.diffing.marking import Run
from summarizer.rendering.note import Listed


@dataclass(frozen=True)
class Told:
    """One item of a report: where it stands, what changed in it, its words, and the marks of its evidence.

    `details` are lines below it.
    """

    place: str = ""
    facts: tuple[str, ...] = ()
    words: tuple[Run, ...] = ()
    marks: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """Items under one heading."""

    heading: str
    items: tuple[Told, ...]


@dataclass(frozen=True)
class Report:
    """All of a report, in its order; `sources` are those that its marks lead to."""

    title: str
    about: str
    parts: tuple[Part, ...]
    sources: tuple[Listed, ...] = ()
