"""The rows of tables in Markdown: which of them state something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.text import has_word

_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*+\|?$")
_BORDER = re.compile(r"(?<!\\)\|")
_TOLD = re.compile(r"\s*\|[^|]*[.!?…。]\s*\|$")
_LEAST_CELLS = 2


def stating_rows(contents: Sequence[str]) -> frozenset[int]:
    """The lines, by index, that are rows of data: below the rule of a table, or a sentence in one cell.

    The names of columns state nothing, nor does a row with one filled cell, nor words between bars that
    are no table: “Home | News | Sport”.

    >>> sorted(stating_rows(["News | Sport", "| Ward | Votes |", "|---|---|", "| North | 40 |"]))
    [3]
    """
    barred = [index for index, content in enumerate(contents) if "|" in content]
    told = (index for index in barred if _TOLD.match(contents[index]))
    rules = (index for index in barred if index and _rules(contents, index))
    return frozenset((*told, *(row for rule in rules for row in _below(contents, rule))))


def _rules(contents: Sequence[str], index: int) -> bool:
    """Whether a line is the rule under the names of as many columns."""
    rule, names = contents[index], contents[index - 1]
    return _DELIMITER.match(rule) is not None and "|" in names and len(_cells(rule)) == len(_cells(names))


def _below(contents: Sequence[str], rule: int) -> Iterator[int]:
    for index in range(rule + 1, len(contents)):
        if "|" not in contents[index]:
            return
        if sum(map(has_word, _cells(contents[index]))) >= _LEAST_CELLS:
            yield index


def _cells(row: str) -> list[str]:
    return _BORDER.split(row.strip().removeprefix("|").removesuffix("|"))
