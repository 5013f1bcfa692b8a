"""The ways to plant an error in a sentence, by kind.

Each planter yields the sentence with one thing changed, in every way that it knows. None touches what is
inside quotation marks but the one that is for that, so that each result has one error of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, pairwise

from benchmarks.claims.cases import Story
from benchmarks.claims.tables import Exchange, any_of, tables

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_FIGURE = re.compile(r"(?<![\w.,:-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w:]|[.,]\d)")
_COMPOUND = re.compile(r"\w+-\w+")
_YEAR = re.compile(r"(?<![\d,.€£$])(?:19|20)\d\d(?![\d,.]\d|\d)")
_CLOCK = re.compile(r"\d+(?::\d\d)? ?(?:a\.m|p\.m)|\d+:\d\d")
_AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|will|would|can|could|should|must|may|might|ha(?:s|ve|d)(?= \w+(?:[dnkt])\b))\b"
    r"(?! (?:not|never|no|only|also|to|one|just|a|an|about|at|neither|none|out|nobody|nothing|yet|that)\b)"
    r"(?!(?: \w+){1,3} no\b)"
)
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
    taken = [
        *_quotes(line),
        *(m.span() for pattern in (_YEAR, _CLOCK, _day()) for m in pattern.finditer(line)),
    ]
    for match in _outside(_FIGURE.finditer(line), taken):
        if not tables().bounded.search(line[: match.start()]):
            yield from (_put(line, match, new) for new in _other_figures(match[0]))
    taken = [*taken, *(match.span() for match in _COMPOUND.finditer(line))]
    for match in _outside(any_of(tables().numbers).finditer(line), taken):
        if not tables().bounded.search(line[: match.start()]):
            yield from (_put(line, match, new) for new in _rest(tables().numbers, line))


def date(_: Story, line: str) -> Iterator[str]:
    """Another weekday, month, day, year or season."""
    quotes = _quotes(line)
    for names in (tables().months, tables().weekdays):
        for match in _outside(any_of(names).finditer(line), quotes):
            yield from (_put(line, match, new) for new in _rest(names, line))
    for match in _outside(_day().finditer(line), quotes):
        day = next(group for group in match.groups() if group)
        yield from (
            line.replace(match[0], match[0].replace(day, str(n)), 1) for n in range(1, 29) if str(n) != day
        )
    for match in _outside(_YEAR.finditer(line), quotes):
        yield from (_put(line, match, str(int(match[0]) + by)) for by in (-9, -4, -2, 2, 3))
    yield from _exchanged(line, tables().relative_dates, quotes)


def entity_swapped(story: Story, line: str) -> Iterator[str]:
    """A name that takes the place of another of its type, both of this document."""
    for type, names in story.names.items():
        for match, name in _mentions(line, type, names):
            if not _speaks(line, match):
                for other in names:
                    if other != name and _last(other, type) not in line:
                        yield _put(line, match, _like(match[0], name, other))


def entity_replaced(story: Story, line: str) -> Iterator[str]:
    """A name of nobody and nothing in this document."""
    for type, names in story.names.items():
        for match, name in _mentions(line, type, names):
            if not _speaks(line, match):
                for other in tables().strangers[type]:
                    yield _put(line, match, _like(match[0], name, other))


def speaker(story: Story, line: str) -> Iterator[str]:
    """Somebody else of this document, said to have said it."""
    for type in ("people", "organisations"):
        names = story.names[type]
        for match, name in _mentions(line, type, names):
            if _speaks(line, match):
                for other in names:
                    if other != name and _last(other, type) not in line:
                        yield _put(line, match, _like(match[0], name, other))


def negation(_: Story, line: str) -> Iterator[str]:
    """A denial of what was said, or without its denial."""
    quotes = _quotes(line)
    for match in _outside(_AUXILIARY.finditer(line), quotes):
        if not re.search(
            r"\b(?:than|as|if|nobody|neither|nothing)\b[^,.]*$", line[: match.start()], re.IGNORECASE
        ):
            yield _put(line, match, "cannot" if match[0] == "can" else f"{match[0]} not")
    for match in _outside(_DENIAL.finditer(line), quotes):
        start, end = match.span(1 if match[1] else 2)
        yield line[:start].rstrip() + line[end:]


def antonym(_: Story, line: str) -> Iterator[str]:
    """The contrary of one word."""
    return _exchanged(line, tables().antonyms, _quotes(line))


def modal(_: Story, line: str) -> Iterator[str]:
    """What may be as what will be, and the reverse."""
    taken = [*_quotes(line), *(match.span() for match in _NO_MODAL.finditer(line))]
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
    quotes = _quotes(line)
    outside = pairwise([0, *(edge for span in quotes for edge in span), len(line)])
    return _exchanged(line, tables().quoted, islice(outside, 0, None, 2)) if quotes else iter(())


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


def _quotes(line: str) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTED.finditer(line)]


def _outside(matches: Iterable[re.Match[str]], taken: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    taken = list(taken)
    return (m for m in matches if all(m.end() <= start or end <= m.start() for start, end in taken))


def _put(line: str, match: re.Match[str], new: str) -> str:
    return line[: match.start()] + new + line[match.end() :]


def _exchanged(line: str, exchange: Exchange, taken: Iterable[tuple[int, int]]) -> Iterator[str]:
    return (_put(line, match, exchange.replacing(match)) for match in _outside(exchange.found(line), taken))


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


def _mentions(line: str, type: str, names: Iterable[str]) -> Iterator[tuple[re.Match[str], str]]:
    """Where the names stand, in full or, of people, by the last name; never as a part of a longer name."""
    quotes = _quotes(line)
    for name in names:
        forms = rf"(?:{re.escape(name)}|{re.escape(_last(name, type))})"
        for match in _outside(re.finditer(rf"(?<![\w-]){forms}(?![\w-]| [A-Z])", line), quotes):
            before = line[: match.start()].split(" ")
            if (
                type == "people"
                or len(before) < 2
                or not before[-2][:1].isupper()
                or before[-2] in ("The", "In")
            ):
                yield match, name


def _last(name: str, type: str) -> str:
    return name.rsplit(" ", 1)[-1] if type == "people" else name


def _like(mention: str, name: str, other: str) -> str:
    return other if mention == name else other.rsplit(" ", 1)[-1]


def _speaks(line: str, match: re.Match[str]) -> bool:
    speech = "|".join(tables().speech)
    behind = re.match(rf",?(?: [^“”\",]{{1,60}},)? (?:{speech})\b(?! (?:in|of|by)\b)", line[match.end() :])
    ahead = re.search(rf"(?:\b(?:{speech})|[Aa]ccording to)(?: the)? $", line[: match.start()])
    return bool(behind or (ahead and "told" not in ahead[0]))


def _inside(name: str, *, after: str) -> str:
    return name if after or not name.startswith(("The ", "A ")) else name[0].lower() + name[1:]
