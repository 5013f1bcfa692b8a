"""The items of a section in the order of time, by the date that each of them has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from summarizer.briefing import SectionItem
from summarizer.grounding.claims.dates import Moment, moments_of
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.terms import words_of

# A year for days of which no document says which year they are of.
_SOME_YEAR = 2000


def chronological(items: Sequence[SectionItem], by: str, sources: Sources) -> tuple[SectionItem, ...]:
    """The items in the order of their detail `by`; one whose day cannot be told stays behind the one before.

    A day or a month without a year is of the document's, or else of the latest year that an item names.
    """
    found = [_moment(item, by, sources) for item in items]
    years = [moment.year for moment in found if moment is not None and moment.year]
    year = max(years, default=_SOME_YEAR)
    days: list[int] = []
    for moment in found:
        day = None if moment is None else _day(moment, year)
        days.append((days[-1] if days else 0) if day is None else day)
    return tuple(items[at] for at in sorted(range(len(items)), key=days.__getitem__))


def _moment(item: SectionItem, by: str, sources: Sources) -> Moment | None:
    """The first date of an item's detail, read as its sentence would be."""
    value = next((detail.value for detail in item.details if detail.name == by), "")
    today = sources.text(item.evidence[0].sentence).today
    words = words_of(value, sources.vocabulary)
    return next(iter(moments_of(value, words, sources.vocabulary, today=today)), None)


def _day(moment: Moment, year: int) -> int | None:
    """The first day that a date may mean, counted by `date.toordinal`."""
    if moment.days:
        return moment.days[0][0]
    dated = moment if moment.year else replace(moment, year=year)
    if dated.month is None or dated.year is None or dated.relative:
        return None
    try:
        return date(dated.year, dated.month, dated.day or 1).toordinal()
    except ValueError:
        return None
