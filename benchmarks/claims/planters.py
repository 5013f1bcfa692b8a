"""The ways to plant an error in a sentence, by kind.

Each planter yields the sentence with one thing changed, in every way that it knows. None touches what is
inside quotation marks but the one that is for that, so that each result has one error of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, pairwise

from benchmarks.claims.cases import Story
from benchmarks.claims.names import Range, mentions, outside, quotes
from benchmarks.claims.tables import Exchange, any_of, tables

_FIGURE = re.compile(r"(?<![\w.,:-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w:]|[.,]\d)")
_COMPOUND = re.compile(r"\w+-\w+")
_YEAR = re.compile(r"(?<![\d,.€£$])(?:19|20)\d\d(?![\d,.]\d|\d)")
_CLOCK = re.compile(r"\d+(?::\d\d)? ?(?:a\.m|p\.m)|\d+:\d\d")
_AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|will|would|can|could|should|must|may|might|ha(?:s|ve|d)(?= \w+(?:[dnkt])\b))\b"
    r"(?! (?:not|never|no|only|also|to|one|just|a|an|about|at|neither|none|out|nobody|nothing|yet|that)\b)"
    r"(?!(?: \w+){1,3} no\b)"
)
_NEGATED_OR_COMPARED = re.compile(r"\b(?:than|as|if|nobody|neither|nothing)\b[^,.]*$", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:did|does|do|would|will|has|have|had|is|are|was|were|should|must|may|could) (not)\b|\bcan(not)\b"
)
# The month; what somebody was unable to do; “must not” and “may not”, which can mean the same.
_NO_MODAL = re.compile(
    r"(?<!^)\bMay\b|\b(?:could|must|may) (?:not|never)\b|\b(?:should|could) have\b|\bwhat will\b"
)
_LEAST_CHANGE = 0.1

Planter = Callable[[Story, str], Iterator[str]]


def number(_: Story, line: str) -> Iterator[str]:
    """Another figure, a tenth away at least; none that a bound (“more than”) might make just as true."""
    dates = (match.span() for pattern in (_YEAR, _CLOCK, _day()) for match in pattern.finditer(line))
    taken = [*quotes(line), *dates]
    for match in outside(_FIGURE.finditer(line), taken):
        if not tables().bounded.search(line[: match.start()]):
            yield from (_put(line, match, new) for new in _other_figures(match[0]))
    taken = [*taken, *(match.span() for match in _COMPOUND.finditer(line))]
    for match in outside(any_of(tables().numbers).finditer(line), taken):
        if not tables().bounded.search(line[: match.start()]):
            yield from (_put(line, match, new) for new in _rest(tables().numbers, line))


def date(_: Story, line: str) -> Iterator[str]:
    """Another weekday, month, day, year or season."""
    quoted = quotes(line)
    for names in (tables().months, tables().weekdays):
        for match in outside(any_of(names).finditer(line), quoted):
            yield from (_put(line, match, new) for new in _rest(names, line))
    for match in outside(_day().finditer(line), quoted):
        day = next(group for group in match.groups() if group)
        others = (str(n) for n in range(1, 29) if str(n) != day)
        yield from (_put(line, match, match[0].replace(day, other)) for other in others)
    for match in outside(_YEAR.finditer(line), quoted):
        yield from (_put(line, match, str(int(match[0]) + by)) for by in (-9, -4, -2, 2, 3))
    yield from _exchanged(line, tables().relative_dates, quoted)


def entity_swapped(story: Story, line: str) -> Iterator[str]:
    """A name that takes the place of another of its type, both of this document."""
    for type, names in story.names.items():
        for mention in mentions(line, type, names):
            if not mention.speaks:
                yield from map(mention.by, mention.others(names))


def entity_replaced(story: Story, line: str) -> Iterator[str]:
    """A name of nobody and nothing in this document."""
    for type, names in story.names.items():
        for mention in mentions(line, type, names):
            if not mention.speaks:
                yield from map(mention.by, tables().strangers[type])


def speaker(story: Story, line: str) -> Iterator[str]:
    """Somebody else of this document, said to have said it."""
    for type in ("people", "organisations"):
        for mention in mentions(line, type, story.names[type]):
            if mention.speaks:
                yield from map(mention.by, mention.others(story.names[type]))


def negation(_: Story, line: str) -> Iterator[str]:
    """A denial of what was said, or without its denial."""
    quoted = quotes(line)
    for match in outside(_AUXILIARY.finditer(line), quoted):
        if not _NEGATED_OR_COMPARED.search(line[: match.start()]):
            yield _put(line, match, "cannot" if match[0] == "can" else f"{match[0]} not")
    for match in outside(_DENIAL.finditer(line), quoted):
        start, end = match.span(1 if match[1] else 2)
        yield line[:start].rstrip() + line[end:]


def antonym(_: Story, line: str) -> Iterator[str]:
    """The contrary of one word."""
    return _exchanged(line, tables().antonyms, quotes(line))


def modal(_: Story, line: str) -> Iterator[str]:
    """What may be as what will be, and the reverse."""
    taken = [*quotes(line), *(match.span() for match in _NO_MODAL.finditer(line))]
    return _exchanged(line, tables().modals, taken)


def roles(story: Story, line: str) -> Iterator[str]:
    """Who did it and to whom it was done, in each other's place."""
    for role in story.roles:
        if line.startswith(role.start) and role.first in line and role.second in line:
            first, second = sorted((role.first, role.second), key=line.index)
            head, rest = line.split(first, 1)
            between, tail = rest.split(second, 1)
            opening = second[0].upper() + second[1:] if not head else second
            yield head + opening + between + _inside(first, after=head) + tail


def quote(_: Story, line: str) -> Iterator[str]:
    """A word inside quotation marks that nobody said."""
    inside = quotes(line)
    around = pairwise([0, *(edge for place in inside for edge in place), len(line)])
    return _exchanged(line, tables().quoted, islice(around, 0, None, 2)) if inside else iter(())


PLANTERS: Mapping[str, Planter] = {
    "number": number,
    "date": date,
    "entity_swapped": entity_swapped,
    "entity_replaced": entity_replaced,
    "negation": negation,
    "antonym": antonym,
    "modal": modal,
    "roles": roles,
    "speaker": speaker,
    "quote": quote,
}


def _put(line: str, match: re.Match[str], new: str) -> str:
    return line[: match.start()] + new + line[match.end() :]


def _exchanged(line: str, exchange: Exchange, taken: Iterable[Range]) -> Iterator[str]:
    return (_put(line, match, exchange.replacing(match)) for match in outside(exchange.found(line), taken))


def _rest(names: Iterable[str], line: str) -> Iterator[str]:
    return (name for name in names if not re.search(rf"\b{name}\b", line))


def _other_figures(figure: str) -> Iterator[str]:
    """The figure with one digit changed.

    >>> list(_other_figures("15"))[:3]
    ['25', '35', '45']
    """
    value = _value(figure)
    for place, digit in enumerate(figure):
        for new in "123456789" if digit.isdigit() else "":
            other = figure[:place] + new + figure[place + 1 :]
            if abs(_value(other) - value) > _LEAST_CHANGE * value:
                yield other


def _value(figure: str) -> float:
    return float(figure.replace(",", ""))


def _day() -> re.Pattern[str]:
    months = "|".join([*tables().months, *(month[:3] for month in tables().months)])
    return re.compile(rf"\b(\d{{1,2}}) (?:{months})\b|\b(?:{months}) (\d{{1,2}})\b(?!,\d)")


def _inside(name: str, *, after: str) -> str:
    return name if after or not name.startswith(("The ", "A ")) else name[0].lower() + name[1:]
