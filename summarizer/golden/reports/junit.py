"""A check as JUnit's XML, the form in which CI servers take the results of tests.

There is no one standard. This keeps to the two schemas that are used most: that of Ant's reports
(“JUnit.xsd”), which wants a host and a time of day, and that of Jenkins (“junit-10.xsd”).
"""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree import ElementTree as xml

from summarizer.golden.findings import CheckReport, Outcome, Verdict
from summarizer.golden.reports.telling import advice, place

# What XML 1.0 cannot hold, not even as a character reference.
_UNSPEAKABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: CheckReport, *, begun: datetime) -> str:
    """The report as one document, with a newline at its end; `begun` is when the check was, in UTC."""
    suites = xml.Element("testsuites")
    suite = xml.SubElement(suites, "testsuite", _totals(report, begun))
    xml.SubElement(suite, "properties")
    for outcome in sorted(report.outcomes, key=_by_name):
        _test(suite, outcome, report)
    xml.SubElement(suite, "system-out")
    xml.SubElement(suite, "system-err")
    xml.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + xml.tostring(suites, encoding="unicode") + "\n"


def _totals(report: CheckReport, begun: datetime) -> dict[str, str]:
    errors = report.counts.get(Verdict.ERROR, 0)
    return {
        "id": "0",
        "package": "summarizer",
        "name": _clean(str(report.root)),
        "hostname": "localhost",
        "timestamp": begun.strftime("%Y-%m-%dT%H:%M:%S"),
        "time": _time(sum(outcome.seconds for outcome in report.outcomes)),
        "tests": str(len(report.outcomes)),
        "failures": str(len(report.findings) - errors),
        "errors": str(errors),
    }


def _test(suite: xml.Element, outcome: Outcome, report: CheckReport) -> None:
    names = {"classname": _clean(str(report.root)), "name": _clean(outcome.case)}
    test = xml.SubElement(suite, "testcase", {**names, "time": _time(outcome.seconds)})
    if outcome.verdict is Verdict.OK:
        return
    kind = "error" if outcome.verdict is Verdict.ERROR else "failure"
    told = {"type": outcome.verdict.value, "message": _clean(outcome.headline)}
    xml.SubElement(test, kind, told).text = _clean(_whole(outcome, report))


def _whole(outcome: Outcome, report: CheckReport) -> str:
    parts = [f"{place(cause)}: {cause.text}\n{cause.detail}".rstrip() for cause in outcome.causes]
    return "\n".join([*parts, advice(outcome, report.root)]).rstrip()


def _clean(text: str) -> str:
    return _UNSPEAKABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _by_name(outcome: Outcome) -> str:
    return outcome.case


def _time(seconds: float) -> str:
    return f"{seconds:.3f}"
