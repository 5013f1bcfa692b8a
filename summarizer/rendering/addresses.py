"""Where a source can be opened, at the very place that a note cites."""

from __future__ import annotations

import re
from urllib.parse import quote, urldefrag

from summarizer.briefing import Evidence, SourceEntry
from summarizer.rendering.typography import inert

_WEB = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
_WORDS_AT_ENDS = 4


def is_web(address: str) -> bool:
    """Whether this is an address of the web, and of no other scheme."""
    return _WEB.fullmatch(address) is not None


def opened(source: SourceEntry) -> str:
    """The address of a source, if it is one of the web; of any other scheme, nothing."""
    return source.url if is_web(source.url) else ""


def at_place(source: SourceEntry, evidence: Evidence) -> str:
    """The address that opens a source at a sentence: a PDF at its page, else a page at the words.

    Words are named by a text fragment (WICG, “URL Fragment Text Directives”): by all of them, or by those at
    either end. Empty where the source has no address of the web.
    """
    address = opened(source)
    if not address:
        return ""
    if source.format == "pdf":
        return f"{urldefrag(address).url}#page={evidence.pages[0]}" if evidence.pages else address
    return f"{address}{'' if '#' in address else '#'}:~:text={fragment(evidence.quote)}"


def fragment(words: str) -> str:
    """The text directive for `words`: all of them where they are few, else the first and the last ones.

    >>> fragment("Every month we wait adds four million euros to the bill.")
    'Every%20month%20we%20wait,euros%20to%20the%20bill.'
    >>> fragment("Well-known, and so on")
    'Well%2Dknown%2C%20and%20so%20on'
    """
    found = inert(words).split()
    if len(found) <= 2 * _WORDS_AT_ENDS:
        return _encoded(found)
    return f"{_encoded(found[:_WORDS_AT_ENDS])},{_encoded(found[-_WORDS_AT_ENDS:])}"


def _encoded(words: list[str]) -> str:
    # A hyphen and a comma part the terms of a directive.
    return quote(" ".join(words), safe="").replace("-", "%2D")
