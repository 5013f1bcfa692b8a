"""Figures with what they count: “£4.2 million”, “12 per cent”, “1,400 new jobs”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.grounding.claims.figures import Figure
from summarizer.grounding.claims.texts import Text
from summarizer.language.parse import child
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

_SIGN = re.compile(r"\s?[%‰€$£¥₽₴₹]")
_CURRENCY = re.compile(r"[€$£¥₽₴₹]\s?$")
# A count in words up to this is a way of speaking: “two sides”.
_SMALL = 12
# Figures that are so near to one another are told together: “from 58 to 66 pounds”.
_TOGETHER = 12
# A name for a thing that is counted has no more words than this.
_LONGEST = 4


def amount(text: Text, doc: Doc | None) -> str:
    """The first figure of a statement with what it counts, as it stands there; empty if there is none.

    A second one close behind it is told with it, and what stands between them.
    """
    spans = list(_amounts(text, doc))
    if not spans:
        return ""
    first, *others = spans
    near = [span for span in others[:1] if _joined(text.text[first.end : span.start])]
    return Span(first.start, near[0].end if near else first.end).of(text.text)


def _joined(between: str) -> bool:
    """Whether what stands between two figures leaves them one expression: “from 58 to 66 pounds”."""
    return len(between) <= _TOGETHER and "(" not in between and ";" not in between


def _amounts(text: Text, doc: Doc | None) -> Iterator[Span]:
    for figure in text.figures:
        if figure.unit == "ordinal" or (figure.spelled and figure.value <= _SMALL and not figure.scaled):
            continue
        start, end = _signed(figure, text.text)
        if figure.unit not in ("", "times"):
            yield Span(start, end)
        elif (thing := _thing(figure, end, text, doc)) is not None:
            yield Span(start, thing)


def _signed(figure: Figure, text: str) -> tuple[int, int]:
    """Where a figure begins and ends with the sign of its unit."""
    before, after = _CURRENCY.search(text[: figure.span.start]), _SIGN.match(text, figure.span.end)
    return before.start() if before else figure.span.start, after.end() if after else figure.span.end


def _thing(figure: Figure, end: int, text: Text, doc: Doc | None) -> int | None:
    """Where the words for what a figure counts end; None where it counts nothing but time."""
    if doc is None:
        return None
    shift = text.text.find(doc.text[:20])
    number = next((t for t in doc if t.idx + shift <= figure.span.start < t.idx + shift + len(t)), None)
    if number is None or not number.like_num or _is_name(number):
        return None
    head = _counted(number)
    if head is None or head.i - number.i > _LONGEST or _is_time(head, text):
        return None
    return max(end, int(head.idx) + len(head) + shift)


def _is_time(head: Token, text: Text) -> bool:
    """Whether it is a length or a time of day that is told."""
    word = head.lower_.replace(".", "")
    return word in text.vocabulary.calendar.units or word in text.vocabulary.words("figures", "clock")


def _is_name(number: Token) -> bool:
    """Whether a number is part of a name: “year 13 students”, “COVID-19”."""
    before = number.doc[number.i - 1] if number.i else None
    return before is not None and (before.pos_ in {"NOUN", "PROPN"} or before.text.endswith("-"))


def _counted(number: Token) -> Token | None:
    """The noun behind a number: “1,400 new jobs”; “stage 4” and “Rule 23” count nothing."""
    head = number
    while head.dep_ in {"nummod", "compound", "quantmod"} and head.head.i > head.i:
        head = head.head
    if (head is number or head.like_num) and (of := child(head, "prep")) is not None and of.lower_ == "of":
        head = child(of, "pobj") or head
    between = number.doc[number.i + 1 : head.i]
    plain = head.pos_ in {"NOUN", "PROPN"} and not head.like_num
    nearby = head.i > number.i and not any(t.is_punct or t.pos_ == "VERB" for t in between)
    return head if plain and nearby else None
