"""The words of a check's findings, for every report that people read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from summarizer.golden.case import BRIEFING, CASSETTE
from summarizer.golden.findings import Cause, CheckReport, Outcome, Part, Verdict

_DEFAULT = Path("golden")
_NEXT = {
    Verdict.BRIEFING: "if readers should get that: summarizer check{root} --update {case}",
    Verdict.RENDERING: "if readers should get that: summarizer check{root} --update {case}",
    Verdict.STALE: "to ask again what moved: summarizer record {path}",
    Verdict.MISSING: "to record it: summarizer record {path}",
}
_ANEW = {
    CASSETTE: "to ask for all of it anew: summarizer record --record-mode all {path}",
    BRIEFING: "to make it anew of the recording: summarizer record --record-mode none {path}",
}
_STRAY = "if it belongs to a case, name it in its case.toml; if not, delete it"
_LEFT_OVER = "to take out what nobody asks for: summarizer check{root} --update=all{case}"


def summary(report: CheckReport) -> str:
    """All in a line, worst first: `8 cases: 1 stale, 7 ok`."""
    counts = ", ".join(f"{number:,} {verdict.value}" for verdict, number in report.counts.items())
    return f"{counted(len(report.outcomes), 'case')}: {counts}"


def place(cause: Cause) -> str:
    """Where to look: `golden/harbour/case.toml:3`; empty where there is no file."""
    if cause.file is None:
        return ""
    return f"{cause.file}:{cause.line}" if cause.line else str(cause.file)


def advice(outcome: Outcome, root: Path) -> str:
    """What to do next; empty where the cause itself says it."""
    named = "" if root == _DEFAULT else f" {root}"
    if outcome.verdict is Verdict.ORPHAN:
        if any(cause.part is Part.CASSETTE for cause in outcome.causes):
            return ""
        if all(cause.part is Part.FILE for cause in outcome.causes):
            return _STRAY
        return _LEFT_OVER.format(root=named, case=f" {outcome.case}")
    path = outcome.case if root == _DEFAULT else root / outcome.case
    if outcome.verdict is Verdict.ERROR:
        file = outcome.causes[0].file
        return _ANEW.get(file.name if file else "", "").format(path=path)
    return _NEXT.get(outcome.verdict, "").format(root=named, case=outcome.case, path=path)


def shown(text: str, most: int) -> Iterator[str]:
    """The lines of a detail, at most so many; the last says how many more there are."""
    lines = text.splitlines()
    yield from lines[:most]
    if len(lines) > most:
        yield f"… and {counted(len(lines) - most, 'more line')}"


def counted(number: int, noun: str) -> str:
    """The number with its noun: `1 case`, `1,200 cases`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
