from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import ServerError
from summarizer.golden import CheckReport, Live, Suite, Update, Updated, check_suite, find, update
from tests.golden.suites import connect, edit, verdicts
from tests.golden.test_recording import breaking, held, nobody


def checked(golden: Path, *names: str) -> tuple[Suite, CheckReport]:
    suite = find(golden, names=names)
    return suite, check_suite(suite)


@pytest.fixture
def broken(golden: Path) -> Path:
    """A suite of which each case is something else: changed, stale, missing, an orphan; with a stray."""
    edit(golden / "ferry" / "briefing.json", "Osmund", "Osmond")
    edit(golden / "library" / "sources" / "story.txt", "300", "500")
    (golden / "quarry" / "cassette.yaml").unlink()
    (golden / "minutes" / "briefing.md").write_text("from when it was compared", "utf-8")
    (golden / "gone").mkdir()
    (golden / "gone" / "briefing.json").write_text("{}", "utf-8")
    return golden


def updated(golden: Path, which: Update, *names: str) -> Updated:
    suite, found = checked(golden, *names)
    model = nobody if which is Update.CHANGED else connect
    return update(suite, found, which=which, live=Live(connect=model))


def files(golden: Path, paths: tuple[Path, ...]) -> list[str]:
    return [path.relative_to(golden).as_posix() for path in paths]


def test_each_case_of_the_suite_is_something_else(broken: Path) -> None:
    assert verdicts(broken) == {
        "ferry": "briefing changed",
        str(broken / "gone"): "orphan",
        "minutes": "orphan",
        "library": "stale",
        "quarry": "missing",
    }


def test_an_update_writes_what_changed_and_asks_nobody(broken: Path) -> None:
    before = held(broken)
    result = updated(broken, Update.CHANGED)
    assert files(broken, result.written.changed) == ["ferry/briefing.json"]
    assert (result.written.created, result.written.removed) == ((), ())
    now = held(broken)
    assert [name for name in before if now[name] != before[name]] == ["ferry/briefing.json"]
    assert "ferry" not in verdicts(broken)


@pytest.mark.parametrize(
    ("which", "right", "written"),
    [
        (Update.MISSING, "quarry", ["quarry/cassette.yaml"]),
        (
            Update.STALE,
            "library",
            ["library/briefing.json", "library/briefing.md", "library/cassette.yaml"],
        ),
    ],
)
def test_only_what_is_named_is_recorded(broken: Path, which: Update, right: str, written: list[str]) -> None:
    before = verdicts(broken)
    result = updated(broken, which)
    assert files(broken, (*result.written.created, *result.written.changed)) == written
    assert {outcome.case for outcome in result.report.findings} == {*before} - {right}
    assert verdicts(broken) == {name: verdict for name, verdict in before.items() if name != right}


def test_everything_is_put_right_and_what_recording_left_behind_is_removed(broken: Path) -> None:
    result = updated(broken, Update.ALL)
    assert {*files(broken, result.written.removed)} == {"minutes/briefing.md", "gone/briefing.json"}
    assert not (broken / "gone").exists()
    assert result.report.findings == ()
    assert verdicts(broken) == {}


def test_nothing_is_removed_where_only_some_cases_are_looked_at(broken: Path) -> None:
    result = updated(broken, Update.ALL, "minutes", "ferry")
    assert result.written.removed == ()
    assert {outcome.case for outcome in result.report.findings} == {"minutes"}
    assert {*verdicts(broken)} == {"minutes", "library", "quarry", str(broken / "gone")}


def test_what_somebody_else_wrote_is_never_removed(golden: Path) -> None:
    (golden / "gone").mkdir()
    (golden / "gone" / "briefing.json").write_text("{}", "utf-8")
    (golden / "gone" / "thoughts.txt").write_text("mine", "utf-8")
    (golden / "ferry" / "thoughts.txt").write_text("mine", "utf-8")
    result = updated(golden, Update.ALL)
    assert not result.written
    assert {outcome.case for outcome in result.report.findings} == {"ferry", str(golden / "gone")}


def test_what_nobody_asks_for_is_taken_out_of_a_recording(golden: Path) -> None:
    before = held(golden)
    with (golden / "library" / "cassette.yaml").open("a", encoding="utf-8") as stream:
        stream.write('- step: shorten 7\n  by: hand\n  reply: "{}"\n')
    result = updated(golden, Update.ALL)
    assert files(golden, result.written.changed) == ["library/cassette.yaml"]
    assert held(golden) == before


def test_a_case_that_cannot_be_updated_is_an_error_and_stops_no_other(broken: Path) -> None:
    suite, found = checked(broken)
    before = held(broken / "library")
    result = update(suite, found, which=Update.STALE, live=Live(connect=breaking(ServerError("down"))))
    assert held(broken / "library") == before
    (failed,) = [outcome for outcome in result.report.findings if outcome.case == "library"]
    assert (failed.verdict.value, failed.headline) == ("error", "down")
    assert failed.causes[1].text.startswith("the source sources/story.txt was edited")


def test_an_interrupted_update_leaves_the_old_files_whole(broken: Path) -> None:
    suite, found = checked(broken)
    before = held(broken)
    with pytest.raises(KeyboardInterrupt):
        update(suite, found, which=Update.STALE, live=Live(connect=breaking(KeyboardInterrupt())))
    assert held(broken) == before


def test_an_error_is_not_put_right(golden: Path) -> None:
    (golden / "ferry" / "briefing.json").write_text("{", "utf-8")
    assert not updated(golden, Update.ALL).written
    assert verdicts(golden) == {"ferry": "error"}
