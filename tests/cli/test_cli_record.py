from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer.cli.application import application
from summarizer.draft import BriefingDraft, KeyPointDraft
from summarizer.testing import completion
from tests.chat.loopback import Answer, chat_server

SETUP = 'sources = ["story.txt"]\nmodel = "extractive"\n'
STORY = "The berth closes in June, the port said. The works cost 4 million euros.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the commands run in: it holds a folder of cases, of which none is recorded."""
    for name in ("berth", "works"):
        (tmp_path / "golden" / name).mkdir(parents=True)
        (tmp_path / "golden" / name / "story.txt").write_text(STORY, "utf-8")
        (tmp_path / "golden" / name / "case.toml").write_text(SETUP, "utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(application, ["-q", "record", *arguments])


def recorded(folder: Path) -> list[str]:
    return sorted(path.parent.name for path in folder.rglob("briefing.json"))


@pytest.mark.parametrize(
    ("arguments", "cases"),
    [
        (["berth"], ["berth"]),
        (["golden/works"], ["works"]),
        (["golden/works/"], ["works"]),
        (["golden"], ["berth", "works"]),
        (["golden", "works"], ["works"]),
        (["berth", "golden/works"], ["berth", "works"]),
    ],
)
def test_cases_are_named_by_name_or_by_folder(folder: Path, arguments: list[str], cases: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (0, "")
    assert recorded(folder) == cases
    assert f"created golden/{cases[0]}/briefing.json" in result.stderr


def test_a_case_is_recorded_from_within(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "golden" / "berth")
    assert run(".").exit_code == 0
    assert recorded(folder) == ["berth"]


def test_recording_again_writes_nothing_and_says_so(folder: Path) -> None:
    run("berth")
    before = (folder / "golden" / "berth" / "briefing.md").read_bytes()
    result = run("berth")
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert (folder / "golden" / "berth" / "briefing.md").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "Missing argument 'CASE...'"),
        (["bert"], "bert: no case of golden is called so; did you mean berth?"),
        (["golden", "other"], "no case of golden is called so"),
        (["golden", "."], "name one folder of cases"),
        (["berth", "--record-mode", "sometimes"], "'sometimes' is not one of"),
    ],
)
def test_a_mistake_is_named(folder: Path, arguments: list[str], complaint: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert complaint in result.stderr
    assert recorded(folder) == []


def test_a_case_that_cannot_be_recorded_ends_with_2_and_stops_no_other(folder: Path) -> None:
    (folder / "golden" / "berth" / "story.txt").unlink()
    result = run("golden")
    assert result.exit_code == 2
    assert "summarizer: berth: not recorded: " in result.stderr
    assert "story.txt: no such file" in result.stderr
    assert recorded(folder) == ["works"]


def test_nothing_is_recorded_where_ci_runs_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = run("golden")
    assert result.exit_code == 2
    assert "record: writes golden files, and CI=true is set; run it where somebody reads" in result.stderr
    assert recorded(folder) == []


@pytest.mark.parametrize(("flags", "logged"), [(("-u",), True), (("-u", "--no-log"), False)])
def test_what_recording_takes_is_told_and_logged(folder: Path, flags: tuple[str, ...], logged: bool) -> None:
    (folder / "prices.toml").write_text(
        'as_of = 2026-11-01\nsource = "made up"\n[[servers]]\nhost = "127.0.0.1"\n'
        "[servers.models]\nscripted = { input = 10.0, output = 100.0 }\n",
        "utf-8",
    )
    point = KeyPointDraft(text="The works cost 4 million euros.", sentences=(2,))
    draft = BriefingDraft(title="The berth", key_points=(point,)).model_dump_json()
    took = {"usage": {"prompt_tokens": 1000, "completion_tokens": 200}}
    with chat_server([Answer(json.dumps(completion(draft) | took))]) as server:
        setup = f'sources = ["story.txt"]\nmodel = "scripted"\nbase_url = "{server.url}"\n'
        (folder / "golden" / "berth" / "case.toml").write_text(setup, "utf-8")
        result = run("berth", "--prices", "prices.toml", *flags)
    assert result.exit_code == 0
    assert "berth: usage: 1 request to scripted, 1,000 tokens in, 200 out, " in result.stderr
    assert "$0.0300" in result.stderr
    log = CliRunner().invoke(application, ["log"]).stdout
    assert ("scripted at http://127.0.0.1" in log) == logged
