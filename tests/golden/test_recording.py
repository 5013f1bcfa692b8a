from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.chat.base import ChatModel
from summarizer.chat.cassette import Mode
from summarizer.errors import ServerError
from summarizer.golden import Live, check, find, record
from summarizer.golden.case import Case
from summarizer.golden.running import identity
from summarizer.progress import Progress, Report
from summarizer.testing import ScriptedModel
from tests.golden.suites import RULES, STORIES, connect, edit, reply, verdicts

ALL = [*STORIES, RULES]


def held(root: Path) -> dict[str, bytes]:
    """Every file under the folder, hidden ones as well."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def nobody(case: Case, _report: Report) -> ChatModel:
    raise AssertionError(f"the model of {case.name} was asked for")


def breaking(error: BaseException) -> Callable[[Case, Report], ChatModel]:
    """Models that break off with the first request."""

    def connected(case: Case, _report: Report) -> ChatModel:
        def breaks(_: object) -> str:
            raise error

        now = identity(case)
        return ScriptedModel(breaks, name=now.name, drafter=now.drafter, context=now.context)

    return connected


def test_a_case_is_recorded_with_all_that_is_compared(golden: Path) -> None:
    for path in [*golden.rglob("cassette.yaml"), *golden.rglob("briefing.*")]:
        path.unlink()
    told: list[Progress] = []
    recorded = record(find(golden), live=Live(connect=connect, report=told.append))
    assert {path.name for path in recorded.written.created} == {
        "cassette.yaml",
        "briefing.json",
        "briefing.md",
    }
    assert (recorded.failures, recorded.written.changed) == ({}, ())
    assert [each.detail for each in told if each.step == "recording"] == sorted(ALL)
    assert verdicts(golden) == {}


def test_recording_what_is_recorded_asks_nobody_and_writes_nothing(golden: Path) -> None:
    before = held(golden)
    recorded = record(find(golden), mode=Mode.NEW_EPISODES, live=Live(connect=nobody))
    assert not recorded.written
    assert held(golden) == before


def test_what_moved_is_asked_again_and_nothing_else(golden: Path) -> None:
    edit(golden / "library" / "sources" / "story.txt", "300", "500")
    asked: list[str] = []

    def counting(case: Case, report: Report) -> ChatModel:
        asked.append(case.name)
        return connect(case, report)

    recorded = record(find(golden), live=Live(connect=counting))
    assert asked == ["library"]
    assert {path.parent.name for path in recorded.written.changed} == {"library"}
    assert verdicts(golden) == {}


def test_a_recording_is_played_where_nothing_may_be_asked(golden: Path) -> None:
    edit(golden / "library" / "briefing.md", "## Positions", "## Stands")
    recorded = record(find(golden), mode=Mode.NONE, live=Live(connect=nobody))
    assert [path.name for path in recorded.written.changed] == ["briefing.md"]
    assert verdicts(golden) == {}


def test_asking_for_everything_is_the_way_out_of_a_broken_recording(golden: Path) -> None:
    before = held(golden)
    (golden / "library" / "cassette.yaml").write_text("format: [", "utf-8")
    assert list(record(find(golden), live=Live(connect=connect)).failures) == ["library"]
    assert not record(find(golden, names=["library"]), mode=Mode.ALL, live=Live(connect=connect)).failures
    assert held(golden) == before


@pytest.mark.parametrize("mode", [Mode.ALL, Mode.NEW_EPISODES])
def test_an_interruption_leaves_the_old_files_whole(golden: Path, mode: Mode) -> None:
    edit(golden / "ferry" / "sources" / "story.txt", "14 million", "16 million")
    before = held(golden)
    with pytest.raises(KeyboardInterrupt):
        record(find(golden), mode=mode, live=Live(connect=breaking(KeyboardInterrupt())))
    assert held(golden) == before


def test_a_case_that_cannot_be_recorded_is_as_it_was_and_stops_no_other(golden: Path) -> None:
    for name in ("ferry", "library"):
        edit(golden / name / "sources" / "story.txt", "said on", "told us on")
    before = held(golden / "ferry")

    def down(case: Case, report: Report) -> ChatModel:
        return (breaking(ServerError("down")) if case.name == "ferry" else connect)(case, report)

    recorded = record(find(golden), live=Live(connect=down))
    assert recorded.failures == {"ferry": "down"}
    assert held(golden / "ferry") == before
    assert verdicts(golden) == {"ferry": "stale"}


def test_a_strict_case_keeps_no_briefing_that_holds_what_is_not_supported(golden: Path) -> None:
    edit(golden / "ferry" / "case.toml", "about", "strict = true\nabout")
    before = held(golden)
    recorded = record(find(golden), mode=Mode.ALL, live=Live(connect=connect))
    assert recorded.failures == {
        "ferry": "the sources do not support 1 of the items, and the case is strict; "
        "leave that out of its case.toml to have them listed in the note"
    }
    assert held(golden) == before


def test_what_nobody_asks_for_is_not_recorded_again(golden: Path) -> None:
    before = held(golden)
    with (golden / "library" / "cassette.yaml").open("a", encoding="utf-8") as stream:
        stream.write('- step: shorten 7\n  by: hand\n  reply: "{}"\n')
    record(find(golden), live=Live(connect=nobody))
    assert held(golden) == before


def test_a_recording_is_the_same_wherever_the_folder_is(
    golden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(golden)
    monkeypatch.chdir(golden)
    assert not record(find("."), mode=Mode.ALL, live=Live(connect=connect)).failures
    assert held(golden) == before
    assert not check(".").findings


def test_the_scripted_reply_fits_its_story() -> None:
    assert all(reply(name).key_points for name in STORIES)
