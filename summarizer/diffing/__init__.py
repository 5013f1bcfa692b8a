"""What changed from one briefing to another: as values, as a report, as a note for the next day."""

from __future__ import annotations

from summarizer.diffing.changes import BriefingDiff, Fact, FactChange, Listing, Pair
from summarizer.diffing.comparing import diff
from summarizer.diffing.entries import Entry, Section
from summarizer.errors import TemplateError

__all__ = [
    "FORMATS",
    "BriefingDiff",
    "Entry",
    "Fact",
    "FactChange",
    "Listing",
    "Pair",
    "Section",
    "diff",
    "render",
]

FORMATS = ("txt", "md", "json")


def render(diff: BriefingDiff, format: str = "txt") -> str:
    """The diff in one of `FORMATS`: for people, facts first and the gravest first, or whole as JSON.

    Raises `TemplateError` for an unknown format.
    """
    if format not in FORMATS:
        raise TemplateError(f"{format}: no such format; choose one of {', '.join(FORMATS)}", format=format)
    if format == "json":
        from summarizer.diffing.reports import machine

        return machine.render(diff)
    from summarizer.diffing.reports import laid_out, telling

    return laid_out(telling.report(diff), format)
