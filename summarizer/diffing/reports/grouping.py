"""Items of a report that say the same, told once: the headline repeats a key point, a position another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from summarizer.diffing.marking import Run
from summarizer.diffing.reports.report import Told


def grouped(items: Iterable[Told]) -> tuple[Told, ...]:
    """The items in their order, those with the same words and facts as one with the places of all.

    >>> told = grouped([Told("Key points 1"), Told("Positions 4"), Told("Key points 2", ("date",))])
    >>> [each.place for each in told]
    ['Key points 1; Positions 4', 'Key points 2']
    """
    found: dict[tuple[tuple[str, ...], tuple[Run, ...]], Told] = {}
    for told in items:
        key = (told.facts, told.words)
        found[key] = _joined(found[key], told) if key in found else told
    return tuple(found.values())


def _joined(one: Told, other: Told) -> Told:
    return replace(
        one,
        place="; ".join(dict.fromkeys(filter(None, (one.place, other.place)))),
        marks=tuple(dict.fromkeys((*one.marks, *other.marks))),
        details=tuple(dict.fromkeys((*one.details, *other.details))),
    )
