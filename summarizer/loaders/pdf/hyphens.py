"""Hyphens at the end of a line: those that only broke the word, and those that belong to it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from importlib.resources import files

from summarizer.text import fold

HYPHENS = "-\u00ad\u2010\u2011"
_SOFT = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_LAST = re.compile(r"([^\W_]+(?:[-\u2010\u2011][^\W_]+)*)[-\u00ad\u2010\u2011]$")
_FIRST = re.compile(r"[^\W_]+")
# A part of a word that a hyphen only broke has at least one half which is no word of its own.
_SHORTEST_HALF = 4
# A word as common as “and”: it follows a hyphen that waits for its second half, as in “pre- and post-war”.
_COMMON = 25
_COMMON_SHARE = 0.004


class Hyphen(Enum):
    """What becomes of a hyphen at the end of a line."""

    DROPPED = "dropped"
    KEPT = "kept"
    APART = "kept, and a space behind it"


class Vocabulary:
    """The words that a document uses inside its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts = Counter[str]()
        broken = False
        for line in lines:
            words = [fold(word) for word in _WORD.findall(line)]
            begin, broken = int(broken), line.endswith(tuple(HYPHENS))
            self._counts.update(words[begin : len(words) - 1 if broken else len(words)])
        self._all = sum(self._counts.values())

    def hyphen(self, before: str, after: str) -> Hyphen | None:
        """What becomes of the hyphen that `before` ends in, with `after` on the next line; None of no hyphen.

        The document's own words decide. Where it has neither the joined word nor the hyphenated one, the
        hyphen goes unless both halves are words, the second one is not in small letters, or the joined word
        would be another one (`hyphens.toml`).

        >>> words = Vocabulary(["a cross-border matter", "of great information"])
        >>> words.hyphen("a cross-", "border"), words.hyphen("informa-", "tion")
        (<Hyphen.KEPT: 'kept'>, <Hyphen.DROPPED: 'dropped'>)
        """
        last, first = _LAST.search(before), _FIRST.match(after)
        if before.endswith(_SOFT):
            return Hyphen.DROPPED
        if last is None:
            return None
        if first is None:
            return Hyphen.APART if after[:1].isspace() else Hyphen.KEPT
        head, tail = last[1], first[0]
        if not tail[0].islower() or (head.isupper() and len(head) > 1) or head[-1].isdigit():
            return Hyphen.KEPT
        return self._between(fold(head), fold(tail))

    def _between(self, head: str, tail: str) -> Hyphen:
        joined, whole = self._counts[head + tail], self._counts[f"{head}-{tail}"]
        if joined or whole:
            return Hyphen.DROPPED if joined >= whole else Hyphen.KEPT
        if self._counts[tail] > max(_COMMON, _COMMON_SHARE * self._all):
            return Hyphen.APART
        if _belongs(head, tail):
            return Hyphen.KEPT
        halves = head.rpartition("-")[2], tail
        known = all(len(half) >= _SHORTEST_HALF and self._counts[half] for half in halves)
        return Hyphen.KEPT if known or "-" in head else Hyphen.DROPPED


def _belongs(head: str, tail: str) -> bool:
    """Whether a hyphen belongs between these two in any document."""
    prefixes, followed = _kept()
    return (head in prefixes and len(tail) >= _SHORTEST_HALF) or tail in followed.get(head, ())


@cache
def _kept() -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    lists = tomllib.loads(files(__package__).joinpath("hyphens.toml").read_text("utf-8"))
    return frozenset(lists["prefixes"]), {head: frozenset(tails) for head, tails in lists["followed"].items()}
