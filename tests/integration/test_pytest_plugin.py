"""Golden cases as tests of pytest, in a project of somebody else."""

from __future__ import annotations

import shutil
import tomllib
from importlib.metadata import entry_points
from xml.etree import ElementTree as xml

import pytest

from tests.integration.outside import ROOT, Project

pytest_plugins = ("pytester",)

LOADED = ("-p", "summarizer.pytest_plugin")
IS_INSTALLED = any(point.name == "summarizer" for point in entry_points(group="pytest11"))
GOLDEN = ("--summarizer", "golden")
OURS = {"summarizer", "summarizer.pytest_plugin"}
LIST_MODULES = "import sys\ndef pytest_unconfigure():\n    print(*sys.modules)\n"


@pytest.fixture
def outside(pytester: pytest.Pytester, project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The project, in the folder that `pytester` runs in, not in CI, with no plugin but ours."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makepyfile(test_own="def test_something_of_their_own(): pass")
    shutil.copytree(project.golden, pytester.path / "golden")
    return Project(pytester.path)


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess(*LOADED, "-p", "no:cacheprovider", *arguments)


def result_of(done: pytest.RunResult) -> str:
    return done.stdout.str()


@pytest.mark.usefixtures("outside")
def test_each_case_is_a_test_by_its_name(pytester: pytest.Pytester) -> None:
    done = run(pytester, *GOLDEN, "-v")
    done.assert_outcomes(passed=2)
    done.stdout.fnmatch_lines(
        ["golden/bridge/case.toml::bridge PASSED*", "golden/ferry/case.toml::ferry PASSED*"]
    )


@pytest.mark.usefixtures("outside")
def test_nothing_is_collected_until_it_is_asked_for(pytester: pytest.Pytester) -> None:
    run(pytester).assert_outcomes(passed=1)
    run(pytester, "--summarizer").assert_outcomes(passed=3)


def test_a_pytest_that_does_not_ask_for_cases_imports_nothing_of_the_package(outside: Project) -> None:
    (outside.folder / "conftest.py").write_text(LIST_MODULES, "utf-8")
    done = outside.run("-m", "pytest", "-q", *LOADED, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    assert done.returncode == 0, done.stdout + done.stderr
    modules = done.stdout.splitlines()[-1].split()
    assert {name for name in modules if name.startswith("summarizer")} == OURS
    assert not {"click", "pydantic", "rich", "yaml"} & set(modules)


@pytest.mark.skipif(not IS_INSTALLED, reason="the package is on the path, and not installed")
def test_an_installed_package_brings_the_plugin_along(outside: Project) -> None:
    done = outside.run("-m", "pytest", "-p", "no:hypothesispytest", "--collect-only", "-q", *GOLDEN)
    assert done.stdout.splitlines()[:2] == [
        "golden/bridge/case.toml::bridge",
        "golden/ferry/case.toml::ferry",
    ]


def test_a_case_that_drifted_fails_with_its_verdict_and_what_changed(
    outside: Project, pytester: pytest.Pytester
) -> None:
    outside.drift()
    done = run(pytester, *GOLDEN)
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(
        [
            "bridge: rendering changed: *",
            "*golden/bridge/briefing.md:*",
            "*-## Main points",
            "*+## Key points",
            "FAILED *bridge - *rendering changed: *",
        ]
    )
    assert "Traceback" not in result_of(done)
    assert "pytest_plugin.py" not in result_of(done)


def test_a_case_that_is_stale_fails_and_names_what_moved(outside: Project, pytester: pytest.Pytester) -> None:
    outside.move_source()
    done = run(pytester, *GOLDEN, "-rf")
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["FAILED *golden/ferry/case.toml::ferry - *stale: the source *"])


def test_a_case_that_cannot_be_read_fails_alone(outside: Project, pytester: pytest.Pytester) -> None:
    (outside.golden / "bridge" / "case.toml").write_text("sources = [", "utf-8")
    done = run(pytester, *GOLDEN)
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["bridge: error: not TOML*"])


def test_what_belongs_to_no_case_is_a_finding_of_the_whole_folder(
    outside: Project, pytester: pytest.Pytester
) -> None:
    (outside.golden / "left-over").mkdir()
    done = run(pytester, *GOLDEN)
    done.assert_outcomes(passed=2, failed=1)
    done.stdout.fnmatch_lines(["golden/left-over: orphan: belongs to no case*"])
    run(pytester, "--summarizer", "golden/ferry").assert_outcomes(passed=1)


def test_cases_are_chosen_as_tests_are(outside: Project, pytester: pytest.Pytester) -> None:
    outside.drift()
    outside.move_source()
    run(pytester, *GOLDEN, "-k", "ferry").assert_outcomes(failed=1, deselected=1)
    run(pytester, *GOLDEN, "-x").assert_outcomes(failed=1)
    run(pytester, "--summarizer", "golden/bridge/case.toml::bridge").assert_outcomes(failed=1)


def test_junits_xml_names_cases_and_verdicts(outside: Project, pytester: pytest.Pytester) -> None:
    outside.drift()
    run(pytester, *GOLDEN, "--junitxml=out.xml", "-o", "junit_family=xunit1")
    tests = xml.parse(pytester.path / "out.xml").iter("testcase")
    verdicts = {test.get("name"): [found.get("value") for found in test.iter("property")] for test in tests}
    assert verdicts == {"bridge": ["rendering changed"], "ferry": ["ok"]}


def test_an_update_approves_what_changed_and_says_so(outside: Project, pytester: pytest.Pytester) -> None:
    approved = (outside.golden / "bridge" / "briefing.md").read_bytes()
    outside.drift()
    done = run(pytester, "--summarizer-update", "golden")
    done.assert_outcomes(passed=2)
    done.stdout.fnmatch_lines(["*golden files written*", "changed golden/bridge/briefing.md"])
    assert (outside.golden / "bridge" / "briefing.md").read_bytes() == approved
    run(pytester, *GOLDEN).assert_outcomes(passed=2)


def test_an_update_leaves_what_has_to_be_recorded(outside: Project, pytester: pytest.Pytester) -> None:
    outside.move_source()
    before = {path: path.read_bytes() for path in outside.golden.rglob("*") if path.is_file()}
    run(pytester, "--summarizer-update", "golden").assert_outcomes(passed=1, failed=1)
    assert {path: path.read_bytes() for path in outside.golden.rglob("*") if path.is_file()} == before


def test_an_update_is_refused_in_ci(
    outside: Project, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside.drift()
    monkeypatch.setenv("CI", "true")
    done = run(pytester, "--summarizer-update", "golden")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["*writes nothing where CI=true*"])


def test_several_processes_share_the_cases(outside: Project) -> None:
    pytest.importorskip("xdist", reason="pytest-xdist comes with the extra `dev`")
    outside.drift()
    arguments = (*LOADED, "-p", "xdist.plugin", "-n", "2", "--summarizer-update", "golden")
    done = outside.run("-m", "pytest", *arguments, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout
    assert "changed golden/bridge/briefing.md" in done.stdout


def test_the_project_registers_the_plugin_with_pytest() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"summarizer": "summarizer.pytest_plugin"}
