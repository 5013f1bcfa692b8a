"""Golden cases as tests of pytest: `pytest --summarizer golden/`.

Every pytest of an environment loads this module. Until `--summarizer` is given it collects nothing, and
imports nothing but pytest. Like a command, it reads the environment, and makes outcomes of findings.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

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
    if _updates(config) and os.environ.get("CI") == "true":
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


class SuiteFolder(pytest.Dir):
    """A folder of cases; collected whole, it yields its strays after them."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """The cases, then what belongs to none."""
        from summarizer import golden

        yield from super().collect()
        for path in golden.find(self.path).strays:
            suite = golden.Suite(self.path, folders=(), strays=(path,))
            yield GoldenItem.from_parent(self, name=path.name, suite=suite)


class CaseFile(pytest.File):
    """A `case.toml`: one test, with the name of the case."""

    def collect(self) -> Iterator[GoldenItem]:
        """The one test."""
        from summarizer import golden

        folder = self.path.parent
        suite = golden.Suite(folder.parent, folders=(folder,), partial=True)
        yield GoldenItem.from_parent(self, name=folder.name, suite=suite)


class GoldenItem(pytest.Item):
    """The test that `suite`, one case or one stray, comes out as it was approved."""

    def __init__(self, *, suite: Suite, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]  # what pytest gives to every node
        self._suite = suite

    def runtest(self) -> None:
        """Replay, compare, and fail with the verdict, its causes and what changed."""
        report = self._report()
        self.user_properties += [(_VERDICT, outcome.verdict.value) for outcome in report.outcomes]
        if report.findings:
            pytest.fail(_told(report), pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test is: pytest prints it, and JUnit's XML names it."""
        return self.path, None, self.name

    def _report(self) -> CheckReport:
        from summarizer import golden

        report = golden.check_suite(self._suite)
        if not _updates(self.config):
            return report
        updated = golden.update(self._suite, report, which=golden.Update.CHANGED)
        for what in ("created", "changed", "removed"):
            paths: tuple[Path, ...] = getattr(updated.written, what)
            self.user_properties += [(_WRITTEN, f"{what} {path}") for path in paths]
        return updated.report


def _told(report: CheckReport) -> str:
    """The finding in a line, which pytest repeats at its end, and below that all that is known of it."""
    from summarizer.golden.reports import terminal

    worst = report.findings[0]
    return f"{worst.verdict.value}: {worst.headline}\n\n{terminal.render(report, width=100)}"


def _is_wanted(config: pytest.Config) -> bool:
    return bool(config.getoption("summarizer")) or _updates(config)


def _updates(config: pytest.Config) -> bool:
    return bool(config.getoption("summarizer_update"))
