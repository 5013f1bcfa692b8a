"""Golden cases as tests of pytest: `pytest --summarizer golden/`.

Every pytest of an environment loads this module. Until `--summarizer` is given it collects nothing, and
imports nothing but pytest. Like a command, it reads the environment, and makes outcomes of findings.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from summarizer.golden import CheckReport, Suite

_SETUP = "case.toml"
_VERDICT, _WRITTEN = "summarizer verdict", "summarizer wrote"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--summarizer` and `--summarizer-update`."""
    group = parser.getgroup("summarizer", "golden briefings")
    group.addoption(
        "--summarizer",
        action="store_true",
        help="Collect golden cases, too: each folder with a case.toml is a test.",
    )
    group.addoption(
        "--summarizer-update",
        action="store_true",
        help="The same, and approve what changed: write the briefings and notes that came out otherwise.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to approve anything where nobody looks."""
    if _updates(config) and os.environ.get("CI", "").lower() in ("true", "1"):
        raise pytest.UsageError(
            "--summarizer-update: writes nothing where CI=true; run it where you can look at what changes"
        )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CaseFile | None:
    """A case, wherever its `case.toml` is met."""
    if file_path.name == _SETUP and _is_wanted(parent.config):
        return CaseFile.from_parent(parent, path=file_path)
    return None


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> SuiteFolder | None:
    """A folder of cases, in which what belongs to no case is a finding."""
    is_package = (path / "__init__.py").exists()
    if _is_wanted(parent.config) and not is_package and any(path.glob(f"*/{_SETUP}")):
        return SuiteFolder.from_parent(parent, path=path)
    return None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the files that were written."""
    reports = [report for group in terminalreporter.stats.values() for report in group]
    tests = [report for report in reports if isinstance(report, pytest.TestReport) and report.when == "call"]
    written = [value for test in tests for name, value in test.user_properties if name == _WRITTEN]
    if written:
        terminalreporter.section("golden files written")
        for line in written:
            terminalreporter.line(str(line))


class SuiteFolder(pytest.Directory):
    """A folder of cases, collected as any other folder; after that come its strays."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """The cases, then what belongs to none."""
        from summarizer import golden

        yield from pytest.Dir.from_parent(self.parent or self.session, path=self.path).collect()
        for path in golden.find(self.path).strays:
            yield StrayItem.from_parent(self, name=path.name, place=path)


class CaseFile(pytest.File):
    """A `case.toml`: one test, with the name of the case."""

    def collect(self) -> Iterator[CaseItem]:
        """The one test."""
        folder = self.path.parent
        yield CaseItem.from_parent(self, name=folder.name, place=folder)


class GoldenItem(pytest.Item):
    """The test that what is at `place` comes out as it was approved."""

    def __init__(self, *, place: Path, **rest: Any) -> None:  # Any: what pytest gives to every node
        super().__init__(**rest)
        self._place = place

    def runtest(self) -> None:
        """Replay, compare, and fail with the verdict, its causes and what changed."""
        report = self._report(self._suite(_from_here(self._place)))
        self.user_properties += [(_VERDICT, outcome.verdict.value) for outcome in report.outcomes]
        if report.findings:
            pytest.fail(_told(report), pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test is: pytest prints it, and JUnit's XML names it."""
        return self.path, None, self.name

    def _suite(self, place: Path) -> Suite:
        """What is checked, as a suite of its own."""
        raise NotImplementedError

    def _report(self, suite: Suite) -> CheckReport:
        from summarizer import golden

        report = golden.check_suite(suite)
        if not _updates(self.config):
            return report
        updated = golden.update(suite, report, which=golden.Update.CHANGED)
        written = updated.written
        done = (("created", written.created), ("changed", written.changed), ("removed", written.removed))
        self.user_properties += [(_WRITTEN, f"{what} {path}") for what, paths in done for path in paths]
        return updated.report


class CaseItem(GoldenItem):
    """A case."""

    def _suite(self, place: Path) -> Suite:
        from summarizer import golden

        return golden.Suite(place.parent, folders=(place,), partial=True)


class StrayItem(GoldenItem):
    """A file or folder among the cases that belongs to none."""

    def _suite(self, place: Path) -> Suite:
        from summarizer import golden

        return golden.Suite(place.parent, folders=(), strays=(place,))


def _from_here(path: Path) -> Path:
    """The path as one would type it now."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _told(report: CheckReport) -> str:
    """All that is known of the finding; pytest repeats its first line at the end."""
    from summarizer.golden.reports import terminal

    return terminal.render(report, width=100)


def _is_wanted(config: pytest.Config) -> bool:
    return bool(config.getoption("summarizer")) or _updates(config)


def _updates(config: pytest.Config) -> bool:
    return bool(config.getoption("summarizer_update"))
