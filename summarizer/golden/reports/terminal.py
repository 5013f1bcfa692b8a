"""A check for a terminal: what is not ok, worst first, each with its cause, what changed, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from summarizer.golden.findings import Cause, CheckReport, Outcome, Verdict
from summarizer.golden.reports.telling import advice, counted, place, shown, summary

_COLOURS = {
    Verdict.ERROR: "bold red",
    Verdict.BRIEFING: "bold red",
    Verdict.RENDERING: "red",
    Verdict.ORPHAN: "red",
    Verdict.STALE: "yellow",
    Verdict.MISSING: "yellow",
    Verdict.OK: "green",
}
_LINE_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_DETAIL = 30  # lines of each
_CAUSES = 6
_NARROWEST = 40
_GONE, _COME = re.compile(r"\[-.*?-\]", re.DOTALL), re.compile(r"\{\+.*?\+\}", re.DOTALL)
# A source's own words must not steer the terminal.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def render(report: CheckReport, *, width: int = 80, colours: bool = False) -> str:
    """The report, `width` columns wide, with escape sequences for its colours if they are wanted."""
    console = Console(
        file=StringIO(),
        width=max(width, _NARROWEST),
        force_terminal=colours,
        color_system="standard" if colours else None,
        legacy_windows=False,
        highlight=False,
    )
    shown_before: set[str] = set()
    with console.capture() as capture:
        for outcome in report.findings:
            for part in _outcome(outcome, report, shown_before):
                console.print(part)
            console.print()
        worst = report.findings[0].verdict if report.findings else Verdict.OK
        console.print(Text(summary(report), _COLOURS[worst]))
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _outcome(outcome: Outcome, report: CheckReport, shown_before: set[str]) -> Iterator[Text | Padding]:
    verdict = (outcome.verdict.value, _COLOURS[outcome.verdict])
    yield Text.assemble((_inert(outcome.case), "bold"), ": ", verdict, f": {_inert(outcome.headline)}")
    for at, cause in enumerate(outcome.causes[:_CAUSES]):
        yield from _cause(cause, shown_before, text=at > 0)
    if (more := len(outcome.causes) - _CAUSES) > 0:
        yield _indented(Text(f"… and {counted(more, 'more cause')}"), 2)
    if outcome.changes is not None:
        yield _indented(_marked(outcome.changes.txt), 4)
    if next_step := advice(outcome, report.root):
        yield _indented(Text(f"→ {next_step}"), 2)


def _cause(cause: Cause, shown_before: set[str], *, text: bool) -> Iterator[Padding]:
    """Where a cause lies, and what there is to show; one edit may be the cause of many cases."""
    parts = [Text(place(cause), "dim")] if cause.file else []
    parts += [Text(_inert(cause.text))] if text else []
    if parts:
        yield _indented(Text(": ").join(parts), 2)
    if cause.detail in shown_before:
        yield _indented(Text("(as above)", "dim"), 4)
    elif cause.detail:
        shown_before.add(cause.detail)
        yield _indented(_coloured(cause.detail), 4)


def _marked(changes: str) -> Text:
    """Changes with their words in colour: `[-gone-]` and `{+come+}`."""
    text = Text("\n").join(Text(_inert(line)) for line in shown(changes, _DETAIL))
    for form, colour in ((_GONE, "red"), (_COME, "green")):
        text.highlight_regex(form, colour)
    return text


def _coloured(detail: str) -> Text:
    lines = (Text(_inert(line), _LINE_COLOURS.get(line[:1], "")) for line in shown(detail, _DETAIL))
    return Text("\n").join(lines)


def _indented(text: Text, by: int) -> Padding:
    return Padding(text, (0, 0, 0, by), expand=False)


def _inert(text: str) -> str:
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
