"""Where a text quotes: the words between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.text import Span

# Opening mark → the marks that close it. German and English use “ the other way about.
_CLOSING = {
    "“": ("”",),
    "‟": ("”",),
    "„": ("“", "”"),
    ",,": ("''", "``", "”", "“"),
    "``": ("''",),
    "«": ("»",),
    "»": ("«",),
    "<<": (">>",),
    "⟪": ("⟫",),
    "❝": ("❞",),
    "〝": ("〞", "〟"),
    '"': ('"',),
    "＂": ("＂",),
    "″": ("″",),
    "「": ("」",),
    "『": ("』",),
    "‘": ("’",),
    "‛": ("’",),
    "‚": ("‘", "’"),
    "‹": ("›",),
    "›": ("‹",),
    "❛": ("❜",),
    "＇": ("＇",),
    "´": ("´",),
    "'": ("'",),
}
_SINGLE = frozenset("‘'‚‛´＇")
# An opening mark that has no other use.
_SURE = frozenset("“„«「『‚❝❛〝⟪")
# Where no mark closes them, these quote to the end of the paragraph.
_RUNNING = frozenset("“„«「『")
# Longer than any quotation in one paragraph: keeps a text of opening marks alone from costing n².
_LONGEST = 5_000
# ’90s: an apostrophe that stands for the century.
_DECADE = re.compile(r"['‘]\d\ds\b")
_OPENING = re.compile("|".join(map(re.escape, sorted(_CLOSING, key=len, reverse=True))))


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
        if not _opens(text, opening):
            continue
        closing = _close(
            text, max(start, searched.get(opening.group(), 0)), opening.group(), start + _LONGEST
        )
        if closing is None:
            searched[opening.group()] = start + _LONGEST
            if opening.group() in _RUNNING and text[start:].strip():
                yield Span(start, len(text.rstrip()))
                return
            continue
        if text[start : closing.start].strip():
            yield Span(start, closing.start)
        at = closing.end


def _opens(text: str, opening: re.Match[str]) -> bool:
    if opening.group() in _SURE:
        return True
    before, after = text[opening.start() - 1 : opening.start()], text[opening.end() : opening.end() + 1]
    if _DECADE.match(text, opening.start()):
        return False
    return not before.isalnum() and after != "" and not after.isspace()


def _close(text: str, start: int, opening: str, limit: int) -> Span | None:
    for match in _closing(opening).finditer(text, start, limit):
        at = match.start()
        if not (opening in _SINGLE and (_joins(text, at) or text[at - 1].isspace())):
            return Span(*match.span())
    return None


@cache
def _closing(opening: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _CLOSING[opening])))


def _joins(text: str, at: int) -> bool:
    """Whether the mark stands inside a word, as an apostrophe does."""
    return text[at - 1].isalnum() and at + 1 < len(text) and text[at + 1].isalnum()
