"""Where words stand, as the Web Annotation Data Model (W3C, 2017) has it: selectors that others follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, Protocol

from typing_extensions import TypedDict

from summarizer.text import Span

SURROUNDINGS = 32
"""How many characters before and behind the words a selector has, at most."""

_PAGE = "http://tools.ietf.org/rfc/rfc3778"
_MEDIA = "http://www.w3.org/TR/media-frags/"


class TextQuoteSelector(TypedDict):
    """The words themselves, with the text just before and behind them."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(TypedDict):
    """Characters of the source's text, as it was read: from `start` up to, and without, `end`."""

    type: Literal["TextPositionSelector"]
    start: int
    end: int


class FragmentSelector(TypedDict):
    """A fragment of the source's address: `page=12` of a PDF, `t=723.25` of a recording, in seconds."""

    type: Literal["FragmentSelector"]
    conformsTo: str
    value: str


Selector = TextQuoteSelector | TextPositionSelector | FragmentSelector


class Placed(Protocol):
    """What selectors are made of."""

    @property
    def words(self) -> str:
        """What stands at the place."""

    @property
    def span(self) -> Span:
        """The characters of the document."""

    @property
    def prefix(self) -> str:
        """The text before."""

    @property
    def suffix(self) -> str:
        """The text behind."""

    @property
    def pages(self) -> Sequence[int]:
        """The pages, from 1."""

    @property
    def time(self) -> float | None:
        """Seconds into a recording."""


def selectors(place: Placed) -> Iterator[Selector]:
    """The selectors of a place: by its words, by its characters, and by its page or its time."""
    yield {
        "type": "TextQuoteSelector",
        "exact": place.words,
        "prefix": place.prefix,
        "suffix": place.suffix,
    }
    yield {"type": "TextPositionSelector", "start": place.span.start, "end": place.span.end}
    if place.pages:
        yield {"type": "FragmentSelector", "conformsTo": _PAGE, "value": f"page={place.pages[0]}"}
    if place.time is not None:
        yield {"type": "FragmentSelector", "conformsTo": _MEDIA, "value": f"t={place.time:g}"}


def context_of(given: object) -> Mapping[str, object]:
    """The prefix and the suffix that a list of selectors has, as far as it is one."""
    for each in given if isinstance(given, Sequence) else ():
        if isinstance(each, Mapping) and each.get("type") == "TextQuoteSelector":
            return {name: each[name] for name in ("prefix", "suffix") if name in each}
    return {}


def agree(given: object, made: tuple[Selector, ...]) -> None:
    """Raise `ValueError` if the selectors that were read are not those that the place makes."""
    if not isinstance(given, Sequence) or tuple(given) != made:
        raise ValueError("the selector is of another place, or of other words, than what is beside it")
