"""Where a text quotes: the words between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.text import Span

# Opening mark → the marks that close it. German and English use “ the other way about.
_CLOSING = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"',
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_SINGLE = "‘'‚"
# Longer than any quotation in one paragraph: keeps a text of opening marks alone from costing n².
_LONGEST = 5_000
# ’90s: an apostrophe that stands for the century.
_DECADE = re.compile(r"['‘]\d\ds\b")
_OPENING = re.compile("[" + "".join(_CLOSING) + "]")


def quotations(text: str) -> tuple[Span, ...]:
    """The quoted words in a paragraph, outermost marks only, the marks themselves left out.

    A quotation that is not closed runs to the end of the paragraph, as newspapers print speech over
    several; a single mark within or after a word is an apostrophe.

    >>> text = "“Yes,” he said. “‘No’ is no answer.”"
    >>> [span.of(text) for span in quotations(text)]
    ['Yes,', '‘No’ is no answer.']
    """
    return tuple(_quotations(text))


def _quotations(text: str) -> Iterator[Span]:
    at = 0
    # Up to where each kind of mark is known to have no closing one: no stretch is searched twice.
    searched: dict[str, int] = {}
    while opening := _OPENING.search(text, at):
        start = opening.end()
        at = start
        if not _opens(text, opening.start()):
            continue
        end = _close(text, max(start, searched.get(opening.group(), 0)), opening.group(), start + _LONGEST)
        if end is None:
            searched[opening.group()] = start + _LONGEST
            if opening.group() in "“„«「『" and text[start:].strip():
                yield Span(start, len(text.rstrip()))
                return
            continue
        if text[start:end].strip():
            yield Span(start, end)
        at = end + 1


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] in "“„«「『‚":
        return True
    if _DECADE.match(text, at):
        return False
    return not before.isalnum() and not after.isspace()


def _close(text: str, start: int, opening: str, limit: int) -> int | None:
    for at in range(start, min(len(text), limit)):
        if text[at] in _CLOSING[opening] and not (
            opening in _SINGLE and (_joins(text, at) or text[at - 1].isspace())
        ):
            return at
    return None


def _joins(text: str, at: int) -> bool:
    """Whether the mark stands inside a word, as an apostrophe does."""
    return text[at - 1].isalnum() and at + 1 < len(text) and text[at + 1].isalnum()
