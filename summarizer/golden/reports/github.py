"""A check as GitHub's workflow commands: each finding becomes a note on the line that it is about.

Source of the form and of its escapes: “Workflow commands for GitHub Actions”, in GitHub's documentation, and
`packages/core/src/command.ts` of its toolkit.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.golden.findings import CheckReport, Outcome
from summarizer.golden.reports.telling import advice, counted

MOST = 10
"""GitHub shows that many errors of a step."""


def render(report: CheckReport) -> str:
    """One command a line, the worst finding first; empty where all is ok."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: CheckReport) -> Iterator[str]:
    for outcome in report.findings[:MOST]:
        yield _command(outcome, report)
    if (more := len(report.findings) - MOST) > 0:
        yield f"::notice title=summarizer check::and {counted(more, 'more finding')}"


def _command(outcome: Outcome, report: CheckReport) -> str:
    first = outcome.causes[0] if outcome.causes else None
    properties = {
        "file": first.file.as_posix() if first and first.file else "",
        "line": str(first.line or "") if first else "",
        "title": f"{outcome.case}: {outcome.verdict.value}",
    }
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    message = "\n".join(filter(None, (outcome.headline, advice(outcome, report.root))))
    return f"::error {given}::{_data(message)}"


def _data(text: str) -> str:
    r"""`text` as the message of a command.

    >>> _data("50% of\ntwo")
    '50%25 of%0Atwo'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """`text` as a property of a command.

    >>> _property("a: b, c")
    'a%3A b%2C c'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
