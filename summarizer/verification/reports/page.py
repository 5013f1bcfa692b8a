"""A verification as one page of HTML: the note, its judged places marked, what was found beside them.

The page asks nothing of the network and runs no script; its policy allows its own style sheet alone.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import jinja2

from summarizer.rendering.typography import inert
from summarizer.text import has_word
from summarizer.verification.reports.layout import Item, Standing, Stretch, items_of, stretches_of
from summarizer.verification.reports.telling import Teller, Telling, summary
from summarizer.verification.results import Verification

_TEMPLATES = Path(__file__).with_name("templates")
_SHAPES = {"heading": re.compile(r"\s{0,3}#{1,6}\s+"), "quoted": re.compile(r"\s{0,3}>\s?")}


class Card(NamedTuple):
    """What is said of one quote or claim, which stands in that line of the note."""

    number: int
    standing: str
    line: int
    telling: Telling


class Mark(NamedTuple):
    """A run of the note as it is shown, with the numbers of what begins there."""

    text: str
    standing: str
    opens: tuple[tuple[int, str], ...]


class Row(NamedTuple):
    """Some lines of the note, and the cards beside them: those to look at, and those that stand."""

    shape: str
    marks: tuple[Mark, ...]
    remarkable: tuple[Card, ...]
    standing: tuple[Card, ...]


def render(verification: Verification) -> str:
    """The page."""
    teller = Teller(verification)
    style = (_TEMPLATES / "page.css").read_text("utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    items = items_of(verification)
    return environment.get_template("page.html.jinja").render(
        name=inert(verification.note.name),
        summary=summary(verification),
        clean=not verification.findings,
        sources=[teller.name(document.id) for document in verification.documents],
        findings=[_card(i, teller) for i in items if i.standing is Standing.FAILS],
        rows=list(_rows(verification, teller)),
        unchecked=[inert(reason) for reason in verification.unchecked],
        style=style,
        policy=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
    )


def _rows(verification: Verification, teller: Teller) -> Iterator[Row]:
    for stretch in stretches_of(verification):
        cards = [(item, _card(item, teller)) for item in stretch.items]
        shape = _shape(stretch)
        marks = tuple(_marks(stretch, shape))
        if any(has_word(mark.text) for mark in marks):
            yield Row(
                shape,
                marks,
                tuple(card for item, card in cards if item.standing > Standing.STANDS),
                tuple(card for item, card in cards if item.standing is Standing.STANDS),
            )


def _shape(stretch: Stretch) -> str:
    opening = stretch.runs[0].text
    return next((shape for shape, marks in _SHAPES.items() if marks.match(opening)), "text")


def _marks(stretch: Stretch, shape: str) -> Iterator[Mark]:
    for number, run in enumerate(stretch.runs):
        text = _SHAPES[shape].sub("", run.shown, count=1) if number == 0 and shape in _SHAPES else run.shown
        lines = "\n".join(map(_kept, text.splitlines()))
        opens = tuple((item.number, item.standing.word) for item in run.opens)
        yield Mark(lines, run.standing.word, opens)


def _kept(line: str) -> str:
    """`line` without what could turn its order, and with the space at its ends."""
    return " " * line[:1].isspace() + inert(line) + " " * (line[-1:].isspace() and len(line) > 1)


def _card(item: Item, teller: Teller) -> Card:
    telling = teller.tell(item.judged)
    return Card(item.number, item.standing.word, item.judged.place.line, telling)
