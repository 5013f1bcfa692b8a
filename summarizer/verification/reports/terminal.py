"""A verification for a terminal: the note, each judged place marked, what was found of it below its line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from summarizer.rendering.typography import inert
from summarizer.verification.reports.layout import Item, Run, Standing, Stretch, items_of, stretches_of
from summarizer.verification.reports.telling import Teller, Telling, summary
from summarizer.verification.results import Verification

_SIGNS = {Standing.STANDS: "✓", Standing.WARNED: "!", Standing.FAILS: "✗"}
_COLOURS = {Standing.STANDS: "32", Standing.WARNED: "33", Standing.FAILS: "1;31"}
_DIM, _BOLD, _RESET = "2", "1", "\x1b[0m"
_CLIPPED = 100
_NARROWEST = 40
_HANG = " " * 7
# A space at which no line is broken: a sign stays with what it marks.
_TIE = "\u00a0"

Styled = tuple[str, str]
"""A text, and the parameters of the escape sequence that colours it; "" for none."""


class Screen(NamedTuple):
    """How wide the terminal is, and whether it shows colours."""

    width: int = 80
    colours: bool = False

    def lines(self, runs: Iterable[Styled], *, indent: str = "") -> Iterator[str]:
        """`runs` wrapped, each line after the first behind `indent`."""
        for line in _wrapped(list(runs), max(self.width, _NARROWEST), indent):
            yield "".join(map(self._painted, line)).replace(_TIE, " ")

    def _painted(self, run: Styled) -> str:
        text, style = run
        return f"\x1b[{style}m{text}{_RESET}" if style and self.colours and text.strip() else text


def render(verification: Verification, screen: Screen | None = None) -> str:
    """The report, with the findings once more at the end, where a reader looks first."""
    return "\n".join(_lines(verification, screen or Screen())) + "\n"


def _lines(verification: Verification, screen: Screen) -> Iterator[str]:
    teller = Teller(verification)
    for stretch in stretches_of(verification):
        yield from _stretch(stretch, teller, screen)
    yield from ("", "─" * max(min(screen.width, 80), _NARROWEST))
    for note in verification.unchecked:
        yield from screen.lines([("not checked: " + inert(note), _DIM)], indent="  ")
    for item in items_of(verification):
        if item.standing is Standing.FAILS:
            yield from _finding(item, teller.tell(item.judged), screen)
    failing = bool(verification.findings)
    sign = Standing.FAILS if failing else Standing.STANDS
    told = f"{_SIGNS[sign]} {inert(verification.note.name)}: {summary(verification)}"
    yield from screen.lines([(told, _COLOURS[sign])], indent="  ")


def _stretch(stretch: Stretch, teller: Teller, screen: Screen) -> Iterator[str]:
    for line in _split(stretch.runs):
        yield from screen.lines(line)
    for item in stretch.items:
        yield from _below(item, teller.tell(item.judged), screen)


def _split(runs: Iterable[Run]) -> Iterator[list[Styled]]:
    """The lines of a stretch, with a sign where a judged place begins; one line break at the end is none."""
    lines: list[list[Styled]] = [[]]
    for run in runs:
        lines[-1] += [(_label(item) + _TIE, _COLOURS[item.standing]) for item in run.opens]
        first, *others = run.text.splitlines() or [""]
        style = _COLOURS.get(run.standing, "") if run.standing > Standing.STANDS else ""
        lines[-1].append((_safe(first), style))
        lines += ([(_safe(other), style)] for other in others)
        if run.text.endswith("\n") and run.text.strip("\n"):
            lines.append([])
    yield from lines[:-1] if not lines[-1] else lines


def _label(item: Item) -> str:
    return f"{_SIGNS[item.standing]}{item.number}"


def _below(item: Item, telling: Telling, screen: Screen) -> Iterator[str]:
    """What was found of an item: in full if something is wrong with it, else in a line."""
    colour = _COLOURS[item.standing]
    opening = (f"    {_label(item)} ", colour)
    if item.standing is Standing.STANDS:
        rests = "".join(f": {proof.place} {_clip(proof.words)}" for proof in telling.proofs[:1])
        yield from screen.lines([opening, (telling.verdict + rests, _DIM)], indent=_HANG)
        return
    yield from screen.lines([opening, (telling.verdict, colour)], indent=_HANG)
    for detail in telling.details:
        yield from screen.lines([(_HANG + detail, "")], indent=_HANG + "  ")
    for proof in telling.proofs:
        yield from screen.lines([(f"{_HANG}{proof.place} ", _DIM), (proof.words, "")], indent=_HANG + "  ")


def _finding(item: Item, telling: Telling, screen: Screen) -> Iterator[str]:
    head = f"{_label(item)} line {item.judged.place.line}: {telling.verdict}"
    details = f": {'; '.join(telling.details)}" if telling.details else ""
    yield from screen.lines([(head, _COLOURS[item.standing]), (details, "")], indent="  ")


def _safe(text: str) -> str:
    """`text` unable to steer the terminal, with its spaces."""
    return text[: len(text) - len(text.lstrip(" "))] + inert(text) + " " * text[1:].endswith(" ")


def _clip(text: str) -> str:
    return text if len(text) <= _CLIPPED else f"{text[:_CLIPPED].rsplit(' ', 1)[0]}…"


def _wrapped(runs: list[Styled], width: int, indent: str) -> Iterator[list[Styled]]:
    """The characters of `runs` in lines of at most `width` columns, broken at spaces and wide characters."""
    characters = [(character, style) for text, style in runs for character in text]
    start = 0
    opening = ""
    while True:
        room = width - len(opening)
        end = _fitting(characters, start, room)
        line = characters[start:end]
        while line and line[-1][0].isspace():
            line.pop()
        yield [(opening, ""), *_grouped(line)]
        start = end
        while start < len(characters) and characters[start][0] == " ":
            start += 1
        if start >= len(characters):
            return
        opening = indent


def _grouped(line: list[Styled]) -> Iterator[Styled]:
    """Neighbouring characters of one style as one text."""
    for style, group in groupby(line, key=itemgetter(1)):
        yield "".join(character for character, _ in group), style


def _fitting(characters: list[Styled], start: int, room: int) -> int:
    """Where the line that begins at `start` ends."""
    columns, broken = 0, start
    for at in range(start, len(characters)):
        character = characters[at][0]
        columns += _columns(character)
        if columns > room:
            return broken if broken > start else max(at, start + 1)
        if character == " " or _columns(character) == 2:
            broken = at + 1
    return len(characters)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
