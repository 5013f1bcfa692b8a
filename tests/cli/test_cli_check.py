from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest
from click.testing import CliRunner, Result

from summarizer.cli.application import application
from tests.cli.running import Shell
from tests.cli.test_startup import imported
from tests.golden.suites import edit, suite

CI = ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY")


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of golden cases, all of which are ok; not to be written to."""
    return suite(tmp_path_factory.mktemp("recorded") / "golden")


@pytest.fixture
def golden(recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in the folder that the command runs in, where no CI does."""
    monkeypatch.chdir(tmp_path)
    for name in CI:
        monkeypatch.delenv(name, raising=False)
    return Path(shutil.copytree(recorded, tmp_path / "golden"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(application, ["-q", "check", "-j", "1", *arguments])


def drifted(golden: Path) -> None:
    edit(golden / "ferry" / "briefing.json", "Osmund", "Osmond")


def restyled(golden: Path) -> None:
    edit(golden / "library" / "briefing.md", "## Positions", "## Stands")


def outdated(golden: Path) -> None:
    edit(golden / "quarry" / "sources" / "story.txt", "12 nests", "13 nests")


def undone(golden: Path) -> None:
    (golden / "quarry" / "cassette.yaml").unlink()


def littered(golden: Path) -> None:
    (golden / "left").mkdir()


def broken(golden: Path) -> None:
    edit(golden / "minutes" / "case.toml", "model", "modle")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([], 0),
        ([drifted], 1),
        ([restyled], 1),
        ([littered], 1),
        ([outdated], 3),
        ([undone], 3),
        ([drifted, outdated], 1),
        ([broken], 2),
        ([broken, drifted, outdated], 2),
    ],
)
def test_the_worst_finding_decides_how_it_ends(golden: Path, changes: list, code: int) -> None:  # type: ignore[type-arg]  # functions
    for change in changes:
        change(golden)
    assert run().exit_code == code


@pytest.mark.usefixtures("golden")
def test_all_fine_is_said_in_a_line() -> None:
    result = run()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "4 cases: 4 ok\n", "")


def test_the_worst_is_told_first_with_its_cause_and_the_next_step(golden: Path) -> None:
    outdated(golden)
    drifted(golden)
    lines = run().stdout.splitlines()
    assert lines[0].startswith("ferry: briefing changed: the same replies give another briefing: ")
    assert lines[1] == "  golden/ferry/briefing.json:6"
    assert "  → if readers should get that: summarizer check --update ferry" in lines
    assert "quarry: stale: the source sources/story.txt was edited since it was recorded" in lines
    assert "  → to ask again what moved: summarizer record quarry" in lines
    assert lines[-1] == "4 cases: 1 briefing changed, 1 stale, 2 ok"


def test_what_is_advised_puts_it_right(golden: Path) -> None:
    drifted(golden)
    restyled(golden)
    outdated(golden)
    result = run("--update", "ferry")
    assert "changed golden/ferry/briefing.json" in result.stderr
    assert (result.exit_code, result.stdout) == (0, "1 case: 1 ok\n")
    assert run("--update").exit_code == 3
    assert run().stdout.splitlines()[-1] == "4 cases: 1 stale, 3 ok"


def test_a_value_of_update_stands_behind_the_sign_of_equality(golden: Path) -> None:
    littered(golden)
    (golden / "left" / "briefing.md").write_text("", "utf-8")
    assert "no case of golden is called so" in run("--update", "all").stderr
    result = run("--update=all")
    assert "removed golden/left/briefing.md" in result.stderr
    assert result.exit_code == 0
    assert "'some' is not one of 'changed', 'missing', 'stale', 'all'" in run("--update=some").stderr


def test_nothing_is_updated_where_ci_runs_it(golden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drifted(golden)
    before = (golden / "ferry" / "briefing.json").read_bytes()
    monkeypatch.setenv("CI", "true")
    result = run("--update")
    assert result.exit_code == 2
    assert "check --update: writes golden files, and CI=true is set" in result.stderr
    assert (golden / "ferry" / "briefing.json").read_bytes() == before
    assert run().exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "checked"),
    [
        (["ferry", "quarry"], ["ferry", "quarry"]),
        (["golden/ferry"], ["ferry"]),
        (["-k", "ar"], ["library", "quarry"]),
        (["golden", "library", "-k", "r"], ["library"]),
    ],
)
def test_some_of_the_cases_are_checked(golden: Path, arguments: list[str], checked: list[str]) -> None:
    told = json.loads(run(*arguments, "--json").stdout)
    assert [case["case"] for case in told["cases"]] == checked
    assert golden.is_dir()


def test_several_processes_find_the_same(golden: Path) -> None:
    drifted(golden)
    outdated(golden)
    assert Shell(golden.parent).run("check", "-j", "3", variables=dict.fromkeys(CI, "")).out == run().stdout


def test_the_report_goes_to_a_file_as_junit(golden: Path) -> None:
    broken(golden)
    outdated(golden)
    result = run("--json", "--junit", "report.xml")
    suite = xml.parse(golden.parent / "report.xml").getroot()[0]
    assert (suite.attrib["tests"], suite.attrib["failures"], suite.attrib["errors"]) == ("4", "1", "1")
    assert json.loads(result.stdout)["counts"] == {"error": 1, "stale": 1, "ok": 2}
    assert run("--junit", "none/report.xml").exit_code == 2


def test_github_is_told_of_each_finding_and_gets_a_summary(
    golden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drifted(golden)
    outdated(golden)
    summary = golden.parent / "summary.md"
    summary.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    result = run()
    first, second = result.stderr.splitlines()
    assert first.startswith(
        "::error file=golden/ferry/briefing.json,line=6,title=ferry%3A briefing changed::"
    )
    assert second.startswith("::error file=golden/quarry/sources/story.txt,line=1,title=quarry%3A stale::")
    opening, *_, closing = result.stdout.splitlines()
    assert opening.startswith("::stop-commands::")
    assert closing == f"::{opening.removeprefix('::stop-commands::')}::"
    assert summary.read_text("utf-8").startswith("before\n## summarizer check\n\n4 cases: 1 briefing changed")


def test_elsewhere_nothing_is_annotated(golden: Path) -> None:
    drifted(golden)
    result = run()
    assert (result.exit_code, result.stderr) == (1, "")
    assert "::" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["silver"], "silver: no case of golden is called so; there are: ferry, library, minutes, quarry"),
        (["-k", "zoo"], "golden: no case is called like 'zoo'"),
        (["golden/ferry/sources"], "golden/ferry/sources: no case in it"),
        (["-j", "0"], "0 is not in the range x>=1"),
    ],
)
def test_a_mistake_is_named(golden: Path, arguments: list[str], complaint: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert complaint in result.stderr
    assert golden.is_dir()


def test_without_a_folder_of_cases_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "golden: no such folder" in run().stderr


def test_rules_alone_load_no_model(golden: Path) -> None:
    loaded = imported(Shell(golden.parent), "check", "minutes", "-q")
    assert not loaded & {"openai", "instructor", "xllamacpp", "scipy"}
