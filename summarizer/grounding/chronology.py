"""The items of a section in the order of time, by the date that each of them has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from summarizer.briefing import SectionItem
from summarizer.grounding.claims.dates import Moment, moments_of
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.terms import words_of
from summarizer.grounding.claims.texts import Text

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
    for item, moment in zip(items, found, strict=True):
        text = sources.text(item.evidence[0].sentence)
        day = None if moment is None else _nearest(moment, text) or _day(moment, year)
        days.append((days[-1] if days else 0) if day is None else day)
    return tuple(items[at] for at in sorted(range(len(items)), key=days.__getitem__))


def _moment(item: SectionItem, by: str, sources: Sources) -> Moment | None:
    """The first date of an item's detail, read as its sentence would be."""
    value = next((detail.value for detail in item.details if detail.name == by), "")
    today = sources.text(item.evidence[0].sentence).today
    words = words_of(value, sources.vocabulary)
    return next(iter(moments_of(value, words, sources.vocabulary, today=today)), None)


def _nearest(moment: Moment, text: Text) -> int | None:
    """The first of the days that a date may mean: of one that is planned the next, of others the last."""
    if not moment.days:
        return None
    starts = sorted(start for start, _ in moment.days)
    today = text.today.toordinal() if text.today else starts[0]
    planned = text.forms & text.vocabulary.words("modality", "planned")
    if planned:
        return next((start for start in starts if start >= today), starts[-1])
    return next((start for start in reversed(starts) if start <= today), starts[0])


def _day(moment: Moment, year: int) -> int | None:
    """The first day of a date that may lack its year, counted by `date.toordinal`."""
    dated = moment if moment.year else replace(moment, year=year)
    if dated.month is None or dated.year is None or dated.relative:
        return None
    try:
        return date(dated.year, dated.month, dated.day or 1).toordinal()
    except ValueError:
        return None
