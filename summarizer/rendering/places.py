"""Where a cited sentence stands, as a reader looks it up: on a page, else by its characters."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.briefing import Evidence
from summarizer.rendering.words import Words


def place_of(evidence: Evidence, words: Words) -> str:
    """The place of a sentence in its source; the characters are in the JSON in any case."""
    if evidence.pages:
        return _on_pages(evidence.pages, words)
    return words.place.format(start=evidence.span.start, end=evidence.span.end)


def place_forms(words: Words) -> tuple[str, ...]:
    """The forms that places come in, with their gaps."""
    return (words.place, words.on_page, words.on_pages)


def _on_pages(pages: Sequence[int], words: Words) -> str:
    """“p. 12”, or “pp. 12–13”."""
    form = words.on_page if len(pages) == 1 else words.on_pages
    return form.format(first=pages[0], last=pages[-1])
