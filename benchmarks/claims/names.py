"""Names in a sentence: where they stand, whether it is they who speak, and who could stand there instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from benchmarks.claims.tables import any_of, tables

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")

Range = tuple[int, int]


@dataclass(frozen=True)
class Mention:
    """A name at a place of a line: in full or, of people, the last name alone."""

    line: str
    place: Range
    type: str
    name: str

    @property
    def speaks(self) -> bool:
        """Whether a verb of speech stands beside it, with nothing between but an apposition."""
        before, after = self.line[: self.place[0]], self.line[self.place[1] :]
        return bool(_said_behind().match(after) or _said_ahead().search(before))

    def by(self, other: str) -> str:
        """The line with `other` in this place, in full where the name is."""
        start, end = self.place
        full = self.line[start:end] == self.name
        return self.line[:start] + (other if full else last(other, self.type)) + self.line[end:]

    def others(self, names: Iterable[str]) -> Iterator[str]:
        """Those of `names` that the line does not have yet."""
        return (other for other in names if other != self.name and last(other, self.type) not in self.line)


def mentions(line: str, type: str, names: Iterable[str]) -> Iterator[Mention]:
    """Where the names stand outside quotation marks; never as a part of a longer name."""
    for name in names:
        forms = f"{re.escape(name)}|{re.escape(last(name, type))}"
        for match in outside(re.finditer(rf"(?<![\w-])(?:{forms})(?![\w-]| [A-Z])", line), quotes(line)):
            if type == "people" or not re.search(r"(?<!^)\b(?!The |In )[A-Z]\S* $", line[: match.start()]):
                yield Mention(line, match.span(), type, name)


def last(name: str, type: str) -> str:
    """The name by which a line may call its bearer again."""
    return name.rsplit(" ", 1)[-1] if type == "people" else name


def quotes(line: str) -> list[Range]:
    """What is inside quotation marks, the marks included; to the end where they do not close."""
    return [match.span() for match in _QUOTED.finditer(line)]


def outside(matches: Iterable[re.Match[str]], taken: Iterable[Range]) -> Iterator[re.Match[str]]:
    """The matches that touch none of the ranges."""
    taken = list(taken)
    return (m for m in matches if all(m.end() <= start or end <= m.start() for start, end in taken))


@cache
def _said_behind() -> re.Pattern[str]:
    return re.compile(rf",?(?: [^“”\",]{{1,60}},)? {any_of(tables().speech).pattern}(?! (?:in|of|by)\b)")


@cache
def _said_ahead() -> re.Pattern[str]:
    speech = [verb for verb in tables().speech if verb != "told"]
    return re.compile(rf"(?:{any_of(speech).pattern}|[Aa]ccording to)(?: the)? $")
