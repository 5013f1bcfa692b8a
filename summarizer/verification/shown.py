"""A Markdown text as a reader sees it: without its marks, each character with its place in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from summarizer.text import Span

_NUMBERS = r"[A-Z]{0,2}\d{1,6}(?:\s?[–-]\s?\d{1,6})?"
_TOKEN = re.compile(
    rf"""
      \\(?P<escaped>[!-/:-@\[-`{{|}}~])
    | (?P<border>\|)
    | (?P<character>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    | (?P<comment><!--.*?(?:-->|\Z))
    | (?P<tag></?[A-Za-z][^<>\n]{{0,500}}>)
    | (?P<cited>[ \t]{{0,80}}\[{_NUMBERS}(?:,\s*{_NUMBERS}){{0,60}}\](?![(\[:]))
    | (?P<footnote>[ \t]?\[\^(?P<label>[^\]\s]{{1,80}})\](?!:))
    | !?\[(?=[^\[\]\n]{{0,500}}\]\((?P<target>[^()\s]{{0,500}})(?:\s"[^"\n]{{0,200}}")?\))   # opens a link
    | (?<=[^\\])\]\([^()\s]{{0,500}}(?:\s"[^"\n]{{0,200}}")?\)       # closes it
    | (?<!`)`(?!`)                                                    # but no fence
    | (?<![^\W_])[*]{{1,3}}(?=[^\s*])|(?<=[^\s*])[*]{{1,3}}(?![^\W_])
    | (?<!\w)_{{1,3}}(?=\w)|(?<=[\w.,;:!?…”’»")\]])_{{1,3}}(?!\w)
    | (?<!~)~~(?!~)
    | †
    """,
    re.VERBOSE | re.DOTALL,
)
_MARK = re.compile(r"([A-Z]{0,2})(\d{1,6})(?:\s?[–-]\s?(\d{1,6}))?")
_MOST = 500
_CHARACTER = re.compile(r"[^\n]")


class Naming(StrEnum):
    """What a citation names: sentences by number, a footnote by label, a file by its address."""

    NUMBERS = "numbers"
    FOOTNOTE = "footnote"
    LINK = "link"


class Citation(NamedTuple):
    """A reference to what a text rests on; `at` is where it stood in the shown text."""

    at: int
    naming: Naming
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """What a reader sees of a text, with the citations that were taken out of it.

    `borders` are where a bar may part two cells: one that is not escaped.
    """

    source: str
    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    citations: tuple[Citation, ...] = ()
    borders: tuple[int, ...] = ()

    def place(self, span: Span) -> Span:
        """The range of the original text that shows as `span`; empty spans stay empty."""
        if span.start == span.end:
            return Span(self._origin(span.start), self._origin(span.start))
        return Span(self._origin(span.start), self._origin(span.end - 1) + 1)

    def _origin(self, offset: int) -> int:
        run = max(bisect_right(self.starts, offset) - 1, 0)
        return self.origins[run] + offset - self.starts[run]

    def alone(self, spans: Iterable[Span]) -> str:
        """The original text with nothing in it but what shows in `spans`: the rest is white space."""
        blank = blanked(self.source, [Span(0, len(self.source))])
        kept = []
        end = 0
        for start, origin in self._pieces(spans):
            kept += [blank[end : origin.start], self.text[start : start + origin.end - origin.start]]
            end = origin.end
        return "".join([*kept, blank[end:]])

    def _pieces(self, spans: Iterable[Span]) -> Iterator[tuple[int, Span]]:
        """The runs of `spans`: where each starts in the shown text, and its range in the original."""
        for span in spans:
            run = bisect_right(self.starts, span.start) - 1
            start = span.start
            while start < span.end:
                run += 1
                end = min(span.end, self.starts[run] if run < len(self.starts) else span.end)
                if start < end:
                    yield start, Span(self._origin(start), self._origin(end - 1) + 1)
                start = end

    def cited_in(self, span: Span) -> tuple[Citation, ...]:
        """The citations that stood in `span` or at its end; one at its start belongs to what is before."""
        first = bisect_right(self._places, span.start)
        return self.citations[first : bisect_right(self._places, span.end)]

    @cached_property
    def _places(self) -> list[int]:
        return [citation.at for citation in self.citations]


def shown(text: str) -> Shown:
    """`text` without Markdown's marks, footnote marks and citations; its blocks and line breaks stay.

    >>> shown("The **council** voted [9 to 4](votes.txt). [12, 15–16]").text
    'The council voted 9 to 4.'
    """
    kept: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    citations: list[Citation] = []
    borders: list[int] = []
    length = end = 0
    for token in _TOKEN.finditer(text):
        run = text[end : token.start()]
        kept.append(run)
        starts.append(length)
        origins.append(end)
        length += len(run)
        end = _resumes(token)
        if decoded := _decoded(token):
            kept.append(decoded)
            starts.append(length)
            origins.append(token.start())
            length += len(decoded)
        citations += _citation(token, length)
        borders += [length] if token["border"] else []
    kept.append(text[end:])
    starts.append(length)
    origins.append(end)
    return Shown(text, "".join(kept), tuple(starts), tuple(origins), tuple(citations), tuple(borders))


def blanked(text: str, spans: Iterable[Span]) -> str:
    """`text` with spaces for what stands in `spans`, which are in order and apart; line breaks stay."""
    kept = []
    end = 0
    for span in spans:
        kept += [text[end : span.start], _CHARACTER.sub(" ", span.of(text))]
        end = span.end
    return "".join([*kept, text[end:]])


def ornaments(text: str) -> tuple[Span, ...]:
    """The marks of Markdown in `text` that only set its words: no citations, and no bars between cells."""
    tokens = (
        token
        for token in _TOKEN.finditer(text)
        if not (token["cited"] or token["footnote"] or token["character"])
    )
    return tuple(Span(t.start(), _resumes(t)) for t in tokens if _resumes(t) > t.start() and t[0] != "†")


def _resumes(token: re.Match[str]) -> int:
    """Where the text that is shown goes on: a bar is shown itself, and so is what was escaped."""
    if token["border"]:
        return token.start()
    return token.start() + 1 if token["escaped"] else token.end()


def _decoded(token: re.Match[str]) -> str:
    """The character that a reference such as `&ldquo;` stands for; one that stands for none is itself."""
    if not token["character"]:
        return ""
    from html import unescape  # its table of entities takes long to build, and few notes have any

    character = unescape(token["character"])
    return character if len(character) == 1 else token["character"]


def _citation(token: re.Match[str], at: int) -> Iterator[Citation]:
    if token["cited"]:
        yield Citation(at, Naming.NUMBERS, tuple(_each(token["cited"])))
    elif token["footnote"]:
        yield Citation(at, Naming.FOOTNOTE, (token["label"],))
    elif token["target"]:
        yield Citation(at, Naming.LINK, (token["target"],))


def _each(cited: str) -> Iterator[str]:
    """Each mark by itself: of “[4, B5–7]” 4, B5, B6 and B7."""
    for letter, first, last in _MARK.findall(cited):
        end = min(int(last or first), int(first) + _MOST)
        yield from (f"{letter}{number}" for number in range(int(first), end + 1))
