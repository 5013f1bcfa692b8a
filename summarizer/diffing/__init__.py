"""What changed from one briefing to another: as values, as a report, as a note for the next day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.diffing.changes import BriefingDiff, Fact, FactChange, Listing, Pair
from summarizer.diffing.comparing import diff
from summarizer.diffing.entries import Entry, Section
from summarizer.errors import TemplateError

if TYPE_CHECKING:
    from summarizer.briefing import Briefing

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
    "render_note",
    "since",
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


def render_note(diff: BriefingDiff, format: str = "md") -> str:
    """A note of what has changed since the earlier briefing, with the evidence of the later one.

    What is new, what says something else than before, what is no longer said, and which questions came or
    were answered; nothing else. As JSON, the diff. Raises `TemplateError` for an unknown format.
    """
    if format not in FORMATS or format == "json":
        return render(diff, format)
    from summarizer.diffing.reports import laid_out, since

    return laid_out(since.report(diff), format)


def since(old: Briefing, new: Briefing, format: str = "md") -> str:
    """`render_note` of what changed from an earlier briefing to a later one."""
    return render_note(diff(old, new), format)
