"""What is read of files that people approve: nothing that a reviewer would read otherwise."""

from __future__ import annotations

from pathlib import Path

from summarizer.golden import check
from tests.golden.suites import edit, verdicts


def test_a_field_that_stands_twice_in_a_briefing_is_an_error(golden: Path) -> None:
    edit(golden / "ferry" / "briefing.json", '  "title": ', '  "title": "Another title",\n  "title": ')
    assert verdicts(golden)["ferry"] == "error"
    (cause, *_) = next(each for each in check(golden).outcomes if each.case == "ferry").causes
    assert "“title” stands twice" in cause.text


def test_a_field_that_stands_twice_in_a_cassette_is_an_error(golden: Path) -> None:
    edit(golden / "ferry" / "cassette.yaml", "format: 1\n", "format: 1\nformat: 1\n")
    assert verdicts(golden) == {"ferry": "error"}
