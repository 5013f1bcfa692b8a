"""The page about regression checks, followed from top to bottom by somebody who has no golden cases yet."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from summarizer.cli.application import application
from summarizer.golden import Verdict
from tests.integration.outside import ROOT, environment

PAGE = (ROOT / "docs" / "regression-checks.md").read_text("utf-8")
STEP = re.compile(
    r"^<!-- (?P<how>run|asks the embedded model) -->\n"
    r"```sh\n(?P<shell>.*?)^```\n(?:```text\n(?P<printed>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)
RECORDED = ("cassette.yaml", "briefing.json", "briefing.md")


@dataclass(frozen=True)
class Reader:
    """Somebody in a repository of their own, with a checkout of this one beside it."""

    folder: Path

    def follow(self, step: re.Match[str]) -> str:
        """Do what a step says, and give what it prints."""
        if step["how"] == "run":
            return "".join(self._do(command) for command in commands(step["shell"]))
        return self._record(*shlex.split(step["shell"]))

    def _do(self, command: str) -> str:
        program, *arguments = shlex.split(command) if "<<" not in command else [""]
        if program == "summarizer":
            return CliRunner().invoke(application, arguments, prog_name="summarizer").output
        if program == "pytest":
            own = (sys.executable, "-m", "pytest", "-p", "summarizer.pytest_plugin")
            return self._run(*own, *arguments)
        return self._run("bash", "-euo", "pipefail", "-c", command)

    def _record(self, *command: str) -> str:
        """Put what the embedded model replied to this repository's own case where it would be written."""
        *told, case = command
        assert told == ["summarizer", "record"]
        for name in RECORDED:
            shutil.copy(ROOT / "golden" / case / name, self.folder / "golden" / case)
        return ""

    def _run(self, *command: str) -> str:
        git = {
            f"GIT_{who}_{what}": "a@b.example"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        own = {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**environment(), **git, **own},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout


def commands(shell: str) -> Iterator[str]:
    """The commands of a block: a line each, or up to the end of what stands in it for a file."""
    yield from re.findall(r".+<<'END'[^\n]*\n(?:.*\n)*?END$|^.+$", shell, re.MULTILINE)


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    (tmp_path / "summarizer").symlink_to(ROOT)
    folder = tmp_path / "own"
    folder.mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    for name in ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    return Reader(folder)


def test_each_step_prints_what_the_page_shows(reader: Reader) -> None:
    steps = list(STEP.finditer(PAGE))
    assert len(steps) > 10
    for step in steps:
        printed, shown = reader.follow(step), step["printed"] or ""
        missing = [part for part in shown.strip("\n").split("\n…\n") if part not in printed]
        assert missing == [], f"{step['shell']}\nprinted:\n{printed}"


def test_the_exchange_that_is_shown_stands_in_the_cassette() -> None:
    (name, shown), *others = re.findall(
        r"^<!-- from (\S+) -->\n```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL
    )
    assert others == []
    assert shown in (ROOT / name).read_text("utf-8")


def test_the_scripted_example_passes() -> None:
    found = re.search(r"^<!-- the scripted example -->\n```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    names: dict[str, object] = {}
    exec(found[1], names)
    tests = [test for name, test in names.items() if name.startswith("test_") and callable(test)]
    assert len(tests) == 1
    tests[0]()


def test_every_verdict_has_a_row_with_its_exit_code() -> None:
    section = PAGE.partition("## What the verdicts mean")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([a-z ]+)` \|.*\| (\d) \|$", section, re.MULTILINE)
    assert dict(rows) == {verdict.value: str(exit_code(verdict)) for verdict in Verdict}


def exit_code(verdict: Verdict) -> int:
    if verdict is Verdict.ERROR:
        return 2
    return 1 if verdict.is_drift else 3 if verdict.is_outdated else 0
