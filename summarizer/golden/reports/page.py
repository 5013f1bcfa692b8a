"""A check as Markdown, for the summary of a CI step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.golden.findings import Cause, CheckReport, Outcome
from summarizer.golden.reports.telling import advice, counted, place, shown, summary
from summarizer.rendering.markdown import escape

LARGEST = 1_000_000
"""Bytes; GitHub drops a summary of more than 1 MiB."""

_DETAIL = 60  # lines of each
_LAST_LINE = 100  # bytes kept for the line that says how much is left out
_TICKS = re.compile("`+")


def render(report: CheckReport, *, largest: int = LARGEST) -> str:
    """The page, worst first, in at most `largest` bytes of UTF-8: whole findings, then how many more."""
    head = f"## summarizer check\n\n{summary(report)}\n"
    kept, room = [head], largest - len(head.encode()) - _LAST_LINE
    if room < 0:
        return ""
    for done, outcome in enumerate(report.findings):
        section = "".join(f"{line}\n" for line in _section(outcome, report))
        room -= len(section.encode())
        if room < 0:
            kept.append(f"\n… and {counted(len(report.findings) - done, 'more finding')}\n")
            break
        kept.append(section)
    return "".join(kept)


def _section(outcome: Outcome, report: CheckReport) -> Iterator[str]:
    yield from ("", f"### {_code(outcome.case)}: {outcome.verdict.value}", "")
    for cause in outcome.causes:
        yield from _cause(cause)
    if outcome.changes is not None:
        yield from ("", *shown(outcome.changes.md, _DETAIL))
    if next_step := advice(outcome, report.root):
        before, _, command = next_step.rpartition(": ")
        yield from ("", f"{before}: {_code(command)}")


def _cause(cause: Cause) -> Iterator[str]:
    where = f" ({_code(place(cause))})" if cause.file else ""
    yield f"- {escape(cause.text)}{where}"
    if cause.detail:
        fence = "`" * max(3, 1 + _longest(cause.detail))
        yield from ("", f"  {fence}diff", *(f"  {line}" for line in shown(cause.detail, _DETAIL)))
        yield from (f"  {fence}", "")


def _code(text: str) -> str:
    fence = "`" * (1 + _longest(text))
    return f"{fence}{text}{fence}"


def _longest(text: str) -> int:
    """The longest run of backticks in `text`, which whatever encloses it has to exceed."""
    return max((len(run) for run in _TICKS.findall(text)), default=0)
