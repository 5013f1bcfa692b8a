"""Where a cited sentence stands, as a reader looks it up: on a page, at a time, else by its characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.rendering.words import Words

if TYPE_CHECKING:
    from summarizer.briefing import Evidence


def place_of(evidence: Evidence, words: Words) -> str:
    """The place of a sentence in its source; the characters are in the JSON in any case."""
    if evidence.pages:
        return _on_pages(evidence.pages, words)
    if evidence.time is not None:
        return words.at_time.format(time=clock(evidence.time))
    return words.place.format(start=evidence.span.start, end=evidence.span.end)


def place_forms(words: Words) -> tuple[str, ...]:
    """The forms that places come in, with their gaps."""
    return (words.place, words.on_page, words.on_pages, words.at_time)


def clock(seconds: float) -> str:
    """A time of a recording, as its player shows it.

    >>> clock(723.25), clock(4.0), clock(3723.9)
    ('12:03', '0:04', '1:02:03')
    """
    minutes, whole = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{whole:02}" if hours else f"{minutes}:{whole:02}"


def _on_pages(pages: Sequence[int], words: Words) -> str:
    """“p. 12”, or “pp. 12–13”."""
    form = words.on_page if len(pages) == 1 else words.on_pages
    return form.format(first=pages[0], last=pages[-1])
