"""How golden cases are found, run and reported, once pytest is asked to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer import golden
from summarizer.golden import CheckReport, Suite
from summarizer.golden.case import SETUP
from summarizer.golden.reports import terminal

_VERDICT, _WRITTEN = "summarizer verdict", "summarizer wrote"
_WIDTH = 100


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CaseFile | None:
    """A case, wherever its `case.toml` is met."""
    return CaseFile.from_parent(parent, path=file_path) if file_path.name == SETUP else None


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> SuiteFolder | None:
    """A folder of cases, in which what belongs to no case is a finding."""
    is_package = (path / "__init__.py").exists()
    if not is_package and any(path.glob(f"*/{SETUP}")):
        return SuiteFolder.from_parent(parent, path=path)
    return None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the files that were written, by whichever process."""
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
        yield from pytest.Dir.from_parent(self.parent or self.session, path=self.path).collect()
        for path in golden.find(self.path).strays:
            suite = Suite(self.path, folders=(), strays=(path,))
            yield GoldenItem.from_parent(self, name=path.name, suite=suite)


class CaseFile(pytest.File):
    """A `case.toml`: one test, with the name of the case."""

    def collect(self) -> Iterator[GoldenItem]:
        """The one test."""
        folder = self.path.parent
        suite = Suite(folder.parent, folders=(folder,), partial=True)
        yield GoldenItem.from_parent(self, name=folder.name, suite=suite)


class GoldenItem(pytest.Item):
    """The test that `suite`, which is one case or one stray, comes out as it was approved."""

    def __init__(self, *, suite: Suite, **rest: Any) -> None:  # Any: what pytest gives to every node
        super().__init__(**rest)
        self._suite = suite

    def runtest(self) -> None:
        """Replay, compare, and fail with the verdict, its causes and what changed."""
        report = self._report(_from_here(self._suite))
        self.user_properties += [(_VERDICT, outcome.verdict.value) for outcome in report.outcomes]
        if report.findings:
            # pytest repeats the first line, which has the verdict and the cause, at its end.
            pytest.fail(terminal.render(report, width=_WIDTH), pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test is: pytest prints it, and JUnit's XML names it."""
        return self.path, None, self.name

    def _report(self, suite: Suite) -> CheckReport:
        """What is found, after what changed was approved, if that is asked for."""
        report = golden.check_suite(suite)
        if not self.config.getoption("summarizer_update"):
            return report
        updated = golden.update(suite, report, which=golden.Update.CHANGED)
        written = updated.written
        done = (("created", written.created), ("changed", written.changed), ("removed", written.removed))
        self.user_properties += [(_WRITTEN, f"{what} {path}") for what, paths in done for path in paths]
        return updated.report


def _from_here(suite: Suite) -> Suite:
    """The suite with its paths as one would type them where pytest runs."""
    here = Path.cwd()

    def near(path: Path) -> Path:
        return path.relative_to(here) if path.is_relative_to(here) else path

    folders, strays = tuple(map(near, suite.folders)), tuple(map(near, suite.strays))
    return replace(suite, root=near(suite.root), folders=folders, strays=strays)
