"""What a note's citations name, seen from a stretch of its shown text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from summarizer.segmentation.lexicon import Lexicon, lists
from summarizer.text import Span
from summarizer.verification.shown import Naming, Shown

_SPACE = re.compile(r"\s*")


@dataclass(frozen=True)
class Page:
    """A note's shown text, with what is needed to read its blocks.

    Our own notes cite sentences by number; those of others cite what their footnotes name. `headed` is the
    language of our own notes' headings, and empty in any other note.
    """

    shown: Shown
    headed: str
    language: str
    words: Lexicon
    footnotes: Mapping[str, str]

    @property
    def own(self) -> bool:
        """Whether the note is one of our own."""
        return bool(self.headed)

    @cached_property
    def small(self) -> frozenset[str]:
        """The commonest words of the note's language, by which sentences and topics begin."""
        return frozenset(lists().get(self.language, {}).get("function", ()))

    def marks_in(self, span: Span) -> tuple[str, ...]:
        """The sentences that citations in `span`, or on the line below it, name; in our own notes alone."""
        below = _SPACE.match(self.shown.text, span.end)
        cited = self.shown.cited_in(Span(span.start, below.end() if below else span.end)) if self.own else ()
        marks = (mark for each in cited if each.naming is Naming.NUMBERS for mark in each.marks)
        return tuple(dict.fromkeys(marks))

    def source_in(self, span: Span) -> str:
        """What the last citation of `span` says of its source, in a note that is not our own."""
        cited = () if self.own else reversed(self.shown.cited_in(span))
        named = (self._named(each.naming, mark) for each in cited for mark in each.marks)
        return next(filter(None, named), "")

    def _named(self, naming: Naming, mark: str) -> str:
        return mark if naming is Naming.LINK else self.footnotes.get(mark, "")
