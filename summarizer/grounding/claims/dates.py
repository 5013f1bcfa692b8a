"""Dates by what they mean: in figures and words, whole or in part, and relative to the document's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

from summarizer.grounding.claims.terms import Word, cover, words_of
from summarizer.language.vocabulary import Vocabulary
from summarizer.text import Span

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)|(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_WEEK = 7
_MONTHS = 12
# A count of so many digits is no time from today.
_FAR = 4

# From and to, as days counted by `date.toordinal`.
Days = tuple[int, int]


@dataclass(frozen=True)
class Moment:
    """A date as far as it is told: year, month, day, weekday (Monday is 0), and the days it may mean.

    `days` are empty where the document has no date to count from. `words` run from `first` to `last`.
    """

    span: Span
    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days: tuple[Days, ...] = ()
    relative: str = ""


class _Fields(TypedDict, total=False):
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None


def moments_of(
    text: str, words: Sequence[Word], vocabulary: Vocabulary, *, today: date | None = None
) -> tuple[Moment, ...]:
    """The dates of a text in order; `today` is the date of the document that it stands in.

    >>> from summarizer.language.vocabulary import vocabulary
    >>> english = vocabulary("en")
    >>> text = "It opened on 3 May 2024, and closed last month."
    >>> [m.span.of(text) for m in moments_of(text, words_of(text, english), english)]
    ['3 May 2024', 'last month']
    """
    return tuple(_Reader(text, words, vocabulary, today).read())


def day_of(written: str, vocabulary: Vocabulary) -> date | None:
    """The day that a document's date line means, or `None` if it does not tell one."""
    for moment in moments_of(written, words_of(written, vocabulary), vocabulary):
        if moment.year and moment.month and moment.day:
            return _date(moment.year, moment.month, moment.day)
    return None


def meets(claimed: Moment, source: Moment) -> bool:
    """Whether the claim's date may be told of the source's: the same, or a longer time that holds it."""
    pairs = (
        (claimed.year, source.year),
        (claimed.month, source.month),
        (claimed.day, source.day),
        (claimed.weekday, source.weekday),
    )
    if claimed.relative and claimed.relative == source.relative:
        return True
    if any(mine is not None and theirs is not None and mine != theirs for mine, theirs in pairs):
        return False
    if all(theirs is not None for mine, theirs in pairs if mine is not None) and not claimed.relative:
        return True
    return any(low <= start and end <= high for low, high in claimed.days for start, end in source.days)


class _Reader:
    """Reads dates from the words of a text, from left to right."""

    def __init__(self, text: str, words: Sequence[Word], vocabulary: Vocabulary, today: date | None) -> None:
        self._text = text
        self._words = words
        self._calendar = vocabulary.calendar
        self._numbers = vocabulary.numerals.numbers
        self._ordinals = vocabulary.numerals.ordinals
        self._single = vocabulary.words("figures", "before")
        self._ordinal = vocabulary.words("figures", "ordinal")
        self._today = today
        self._ahead = any(word.text in vocabulary.words("modality", "planned") for word in words)

    def read(self) -> Iterator[Moment]:
        at = 0
        while at < len(self._words):
            found = self._written(at) or self._calendar_day(at) or self._relative(at) or self._year_alone(at)
            if found is None:
                at += 1
                continue
            yield found
            at = found.last + 1

    def _at(self, at: int) -> str:
        return self._words[at].text if 0 <= at < len(self._words) else ""

    def _moment(self, first: int, last: int, **fields: Unpack[_Fields]) -> Moment:
        days = tuple(_candidates(self._today, ahead=self._ahead, **fields))
        return Moment(cover(self._words[first : last + 1]), first, last, days=days, **fields)

    def _written(self, at: int) -> Moment | None:
        """2025-09-18, 18.9.2025."""
        match = _ISO.match(self._text, self._words[at].span.start)
        if match is None:
            return None
        iso, other = match.groups()[:3], match.groups()[3:]
        year, month, day = map(int, iso) if iso[0] else (int(other[2]), int(other[1]), int(other[0]))
        if _date(year, month, day) is None:
            return None
        last = max(
            n for n in range(at, min(at + 6, len(self._words))) if self._words[n].span.start < match.end()
        )
        return self._moment(at, last, year=year, month=month, day=day)

    def _month(self, at: int) -> int | None:
        """The month that a word names; “may” and “march” are months with a capital alone."""
        if not 0 <= at < len(self._words) or not (self._words[at].capital or not self._calendar.capital):
            return None
        return self._calendar.months.get(self._at(at))

    def _day(self, at: int) -> tuple[int, int] | None:
        """A day of a month that begins at a word, and the last of its words: 18, 18th."""
        word = self._at(at)
        if word.isdecimal() and word.isascii() and 1 <= int(word) <= 31:
            ending = self._at(at + 1) in self._ordinal
            touching = ending and self._words[at + 1].span.start == self._words[at].span.end
            return int(word), at + touching
        return None

    def _calendar_day(self, at: int) -> Moment | None:
        weekday = self._calendar.weekdays.get(self._at(at))
        if weekday is not None and self._calendar.capital and not self._words[at].capital:
            weekday = None
        begin = at if weekday is None else at + 1
        found = self._day_and_month(begin)
        if found is None:
            if weekday is None:
                return None
            return self._moment(at, at, weekday=weekday)
        day, month, last = found
        year = self._year(last + 1)
        last += year is not None
        return self._moment(at, last, year=year, month=month, day=day, weekday=weekday)

    def _day_and_month(self, at: int) -> tuple[int | None, int, int] | None:
        first = self._day(at)
        if first is not None:
            day, last = first
            skip = self._at(last + 1) in self._calendar.joining
            month = self._month(last + 1 + skip)
            return None if month is None else (day, month, last + 1 + skip)
        month = self._month(at)
        if month is None:
            return None
        following = self._day(at + 1)
        if following is not None and self._joined(at):
            return following[0], month, following[1]
        # A month that may be another word (“may”) opens no sentence as a month.
        return None if at == 0 and len(self._at(at)) <= 3 else (None, month, at)

    def _joined(self, at: int) -> bool:
        """Whether nothing but space parts a word from the next: “May 5”, not “in May, 5 left”."""
        return not self._text[self._words[at].span.end : self._words[at + 1].span.start].strip(" \u00a0.")

    def _year(self, at: int) -> int | None:
        at += self._at(at) in self._calendar.joining
        word = self._at(at)
        return int(word) if _YEAR.fullmatch(word) else None

    def _year_alone(self, at: int) -> Moment | None:
        year = int(self._at(at)) if _YEAR.fullmatch(self._at(at)) else None
        if year is None:
            return None
        span = self._words[at].span
        around = self._text[max(0, span.start - 2) : span.start] + self._text[span.end : span.end + 2]
        if any(mark in around for mark in "$€£¥%"):
            return None
        return self._moment(at, at, year=year)

    def _relative(self, at: int) -> Moment | None:
        word = self._at(at)
        if word in self._calendar.days:
            return self._shifted(at, at, self._calendar.days[word], "day")
        if word in self._calendar.shifts and self._at(at + 1) in self._calendar.units:
            return self._shifted(
                at, at + 1, self._calendar.shifts[word], self._calendar.units[self._at(at + 1)]
            )
        if word in self._calendar.ahead and (count := self._count(at + 1)) is not None:
            return self._shifted(at, at + 2, count, self._calendar.units[self._at(at + 2)])
        if word in self._calendar.shifts and (count := self._count(at + 1)) is not None:
            by = count * self._calendar.shifts[word]
            return self._shifted(at, at + 2, by, self._calendar.units[self._at(at + 2)])
        count = self._count(at)
        if count is not None and self._at(at + 2) in self._calendar.ago:
            return self._shifted(at, at + 2, -count, self._calendar.units[self._at(at + 1)])
        return None

    def _count(self, at: int) -> int | None:
        """How many days, weeks, months or years a word counts that stands before one of them."""
        if self._at(at + 1) not in self._calendar.units:
            return None
        word = self._at(at)
        if word.isdecimal() and word.isascii() and len(word) < _FAR:
            return int(word)
        number = 1 if word in self._single else self._numbers.get(word)
        return None if number is None else int(number)

    def _shifted(self, first: int, last: int, by: int, unit: str) -> Moment:
        days = () if self._today is None else (_period(self._today, by, unit),)
        span = cover(self._words[first : last + 1])
        months = f"{by * _MONTHS} month" if unit == "year" else f"{by} {unit}"
        return Moment(span, first, last, days=days, relative=months)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _candidates(
    today: date | None,
    *,
    ahead: bool,
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    weekday: int | None = None,
) -> Iterable[Days]:
    """The days that a date may mean: without a year those around `today`, a weekday the last one.

    Where something lies `ahead`, a weekday may be the next one, too.
    """
    if month is None and year is None:
        if today is not None and weekday is not None:
            since = (today.weekday() - weekday) % _WEEK
            last = today.toordinal() - since
            yield from ((day, day) for day in ((last, last + _WEEK) if ahead else (last,)))
        return
    years = [year] if year else [] if today is None else [today.year, today.year - 1, today.year + 1]
    for each in years:
        if month is None:
            yield date(each, 1, 1).toordinal(), date(each, 12, 31).toordinal()
        elif day is None:
            yield _month_days(each, month)
        elif (exact := _date(each, month, day)) is not None:
            yield exact.toordinal(), exact.toordinal()


def _month_days(year: int, month: int) -> Days:
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return date(year, month, 1).toordinal(), following.toordinal() - 1


def _period(today: date, by: int, unit: str) -> Days:
    """The day, week, month or year that lies so many from today's."""
    if unit == "day":
        day = today.toordinal() + by
        return day, day
    if unit == "week":
        monday = today.toordinal() - today.weekday() + _WEEK * by
        return monday, monday + _WEEK - 1
    if unit == "month":
        months = today.year * _MONTHS + today.month - 1 + by
        return _month_days(max(1, months // _MONTHS), months % _MONTHS + 1)
    year = min(max(today.year + by, 1), 9998)
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
