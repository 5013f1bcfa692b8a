"""A check as JSON, for programs: keys in a fixed order, cases worst first."""

from __future__ import annotations

import json
from collections.abc import Mapping

from summarizer.golden.findings import Cause, CheckReport, Outcome

Json = Mapping[str, object]


def render(report: CheckReport) -> str:
    """The report whole, two spaces deep, with one newline at the end."""
    whole = {
        "format": 1,
        "golden": report.root.as_posix(),
        "cases": [_outcome(outcome) for outcome in report.outcomes],
        "counts": {verdict.value: number for verdict, number in report.counts.items()},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _outcome(outcome: Outcome) -> Json:
    return {
        "case": outcome.case,
        "verdict": outcome.verdict.value,
        "causes": [_cause(cause) for cause in outcome.causes],
        "changes": outcome.changes and json.loads(outcome.changes.json),
    }


def _cause(cause: Cause) -> Json:
    return {
        "part": cause.part.value,
        "text": cause.text,
        "file": None if cause.file is None else cause.file.as_posix(),
        "line": cause.line,
        "detail": cause.detail,
    }
