from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.golden.findings import Cause, Changes, CheckReport, Outcome, Part, Verdict, ordered
from summarizer.golden.reports import github, junit, machine, page, terminal

ROOT = Path("golden")
BEGUN = datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC)
CHANGES = Changes(txt="± 4 → 5 million", md="- **4 → 5** million", json='{"facts": 1}')


def outcome(case: str, verdict: Verdict, part: Part, text: str = "It changed.", **fields: object) -> Outcome:
    cause = Cause(part, text, ROOT / case / "briefing.md", 7, "@@ -1 +1 @@\n-was\n+now\n same")
    return Outcome(case, verdict, (cause,), **fields)  # type: ignore[arg-type]  # fields of a test


def report(*outcomes: Outcome) -> CheckReport:
    return CheckReport(ROOT, ordered([*outcomes]))


DRIFT = outcome("harbour", Verdict.BRIEFING, Part.BRIEFING, changes=CHANGES, seconds=1.25)
NOTE = outcome("quarry", Verdict.RENDERING, Part.RENDERING)
BROKEN = outcome("bridge", Verdict.ERROR, Part.CASSETTE, "100% broken: a,b\nsecond line")
FINE = Outcome("orchard", Verdict.OK)
ALL = report(FINE, NOTE, DRIFT, BROKEN)


def test_the_terminal_shows_the_worst_first_with_its_cause_and_the_next_step() -> None:
    shown = terminal.render(ALL)
    first, *_ = shown.splitlines()
    assert first == "bridge: error: 100% broken: a,b"
    assert [shown.index(case) for case in ("bridge", "harbour", "quarry")] == sorted(
        shown.index(case) for case in ("bridge", "harbour", "quarry")
    )
    assert "harbour: briefing changed: It changed.\n  golden/harbour/briefing.md:7\n" in shown
    assert "± 4 → 5 million" in shown
    assert "→ if readers should get that: summarizer check --update harbour" in shown
    assert "\x1b" not in shown
    assert shown.splitlines()[-1] == "4 cases: 1 error, 1 briefing changed, 1 rendering changed, 1 ok"


def test_the_terminal_has_colours_where_they_are_wanted_and_no_sequences_of_the_text() -> None:
    sly = report(outcome("sly", Verdict.STALE, Part.REPLY, "reply \x1b[2J\x07 edited"))
    assert "\x1b[" in terminal.render(ALL, colours=True)
    assert "\x1b" not in terminal.render(sly)
    assert "\x1b[2J" not in terminal.render(sly, colours=True)


def test_a_long_detail_is_cut_and_says_so() -> None:
    cause = Cause(Part.RENDERING, "other", detail="\n".join(f"+{line}" for line in range(100)))
    shown = terminal.render(report(Outcome("long", Verdict.RENDERING, (cause,))))
    assert "+29" in shown
    assert "+30" not in shown
    assert "… and 70 more lines" in shown


def test_all_fine_is_one_line() -> None:
    assert terminal.render(report(FINE)) == "1 case: 1 ok\n"
    assert github.render(report(FINE)) == ""


def test_the_machine_gets_everything_in_a_fixed_order() -> None:
    told = json.loads(machine.render(ALL))
    assert [*told] == ["format", "golden", "cases", "counts"]
    assert [case["verdict"] for case in told["cases"]] == [
        "error",
        "briefing changed",
        "rendering changed",
        "ok",
    ]
    assert told["cases"][1]["changes"] == {"facts": 1}
    assert told["cases"][2]["causes"][0] == {
        "part": "rendering",
        "text": "It changed.",
        "file": "golden/quarry/briefing.md",
        "line": 7,
        "detail": "@@ -1 +1 @@\n-was\n+now\n same",
    }
    assert told["counts"] == {"error": 1, "briefing changed": 1, "rendering changed": 1, "ok": 1}


def test_junit_has_a_test_a_case_and_tells_errors_from_failures() -> None:
    (suite,) = xml.fromstring(junit.render(ALL, begun=BEGUN).encode())
    assert suite.attrib == {
        "id": "0",
        "package": "summarizer",
        "name": "golden",
        "hostname": "localhost",
        "timestamp": "2026-05-04T03:02:01",
        "time": "1.250",
        "tests": "4",
        "failures": "2",
        "errors": "1",
    }
    assert [child.tag for child in suite] == ["properties", *["testcase"] * 4, "system-out", "system-err"]
    told = {test.attrib["name"]: [(each.tag, each.attrib["type"]) for each in test] for test in suite[1:5]}
    assert told == {
        "bridge": [("error", "error")],
        "harbour": [("failure", "briefing changed")],
        "orchard": [],
        "quarry": [("failure", "rendering changed")],
    }
    assert {*suite[1].attrib} == {"classname", "name", "time"}


@given(st.text())
def test_junit_is_xml_whatever_the_texts_hold(text: str) -> None:
    made = junit.render(report(outcome("any", Verdict.STALE, Part.REPLY, text)), begun=BEGUN)
    assert xml.fromstring(made.encode())[0][1][0].tag == "failure"


def test_an_annotation_points_at_the_line_and_escapes_what_would_end_it() -> None:
    first, second, third = github.render(ALL).splitlines()
    assert first == (
        "::error file=golden/bridge/briefing.md,line=7,title=bridge%3A error::"
        "100%25 broken: a,b%0Asecond line"
    )
    assert second.startswith(
        "::error file=golden/harbour/briefing.md,line=7,title=harbour%3A briefing changed::"
    )
    assert second.endswith("%0Aif readers should get that: summarizer check --update harbour")
    assert third.startswith("::error file=golden/quarry/")


@given(st.text())
def test_an_annotation_is_one_line_whatever_the_texts_hold(text: str) -> None:
    made = github.render(report(Outcome(text, Verdict.STALE, (Cause(Part.REPLY, text, Path(text), 1),))))
    assert made.count("\n") == 1
    assert "\r" not in made
    assert made.split("::")[1].count(",") == 2


@pytest.mark.parametrize(("findings", "last"), [(9, "::error "), (10, "::error "), (13, "::notice ")])
def test_ten_annotations_are_made_and_the_rest_counted(findings: int, last: str) -> None:
    made = github.render(
        report(*(outcome(f"case-{n:02}", Verdict.STALE, Part.PROMPT) for n in range(findings)))
    )
    lines = made.splitlines()
    assert sum(line.startswith("::error ") for line in lines) == min(findings, 10)
    assert lines[-1].startswith(last)
    if findings > 10:
        assert lines[-1].endswith("::and 3 more findings")


def test_the_page_shows_the_findings_as_markdown() -> None:
    made = page.render(ALL)
    assert made.startswith("## summarizer check\n\n4 cases: 1 error")
    assert "### `harbour`: briefing changed" in made
    assert "- It changed. (`golden/quarry/briefing.md:7`)" in made
    assert "  ```diff\n  @@ -1 +1 @@\n  -was\n  +now\n   same\n  ```" in made
    assert "- **4 → 5** million" in made
    assert "`summarizer check --update harbour`" in made


def test_a_fence_is_longer_than_those_in_what_it_holds() -> None:
    cause = Cause(Part.RENDERING, "other", detail="+````\n+code\n+````")
    assert "  `````diff" in page.render(report(Outcome("fenced", Verdict.RENDERING, (cause,))))


@pytest.mark.parametrize("largest", [0, 50, 300, 2_000, 10_000, 1_000_000])
def test_the_page_keeps_to_its_size_and_counts_what_it_leaves_out(largest: int) -> None:
    many = report(*(outcome(f"ärger-{n:03}", Verdict.STALE, Part.PROMPT) for n in range(200)))
    made = page.render(many, largest=largest)
    assert len(made.encode()) <= largest
    shown = made.count("### ")
    assert (f"… and {200 - shown} more findings" in made) == (bool(made) and shown < 200)
