"""The action: its description, and the script that it runs, in a repository of somebody else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.outside import ROOT, Project, environment, without_an_index

SCRIPT = ROOT / "ci" / "action.py"
CHECK = """
import os, sys
from pathlib import Path
from ci.action import Inputs, check
sys.exit(check(Path(sys.executable), Inputs.read(os.environ)))
"""


@dataclass(frozen=True)
class Job:
    """A job of a workflow of `project`; `folder` is where the runner keeps its own files."""

    project: Project
    folder: Path

    def use_action(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the action's script as GitHub does, with what the job gives and the defaults of the rest."""
        return self._run([str(SCRIPT)], inputs, without_an_index())

    def use_check(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run what the script does after installing, with the package that is here."""
        return self._run(["-c", CHECK], inputs, {"PYTHONPATH": str(ROOT)})

    @property
    def outputs(self) -> Mapping[str, str]:
        """The outputs of the last step."""
        lines = (self.folder / "output").read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    @property
    def summary(self) -> str:
        """The page that GitHub shows of the job."""
        return (self.folder / "summary.md").read_text("utf-8")

    def _run(
        self, arguments: list[str], inputs: Mapping[str, str], variables: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        runner = {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "RUNNER_TEMP": str(self.folder),
        }
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.project.folder,
            env={**environment(), **variables, **runner, **as_variables(inputs)},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )


def described() -> Any:  # Any: YAML
    return yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def as_variables(inputs: Mapping[str, str]) -> Mapping[str, str]:
    """The inputs as `action.yml` hands them on; no extras, unless they are given."""
    defaults = {name: spec["default"] for name, spec in described()["inputs"].items()}
    return {f"INPUT_{name.upper()}": value for name, value in {**defaults, "extras": "", **inputs}.items()}


@pytest.fixture
def job(project: Project, tmp_path: Path) -> Job:
    folder = tmp_path / "runner"
    folder.mkdir()
    return Job(project, folder)


def test_the_action_installs_the_package_and_passes_where_all_is_ok(job: Job) -> None:
    done = job.use_action(junit="results/golden.xml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert job.outputs == {"exit-code": "0", "cases": "2", "counts": '{"ok": 2}'}
    assert (job.project.folder / "results" / "golden.xml").is_file()
    assert "2 ok" in job.summary


def test_the_action_fails_as_the_check_does_and_says_what_changed(job: Job) -> None:
    job.project.drift()
    job.project.move_source()
    done = job.use_check()
    assert done.returncode == 1
    assert "::error file=golden/bridge/briefing.md,line=" in done.stderr
    assert json.loads(job.outputs["counts"]) == {"rendering changed": 1, "stale": 1}
    assert job.outputs["exit-code"] == "1"
    assert "## Main points" in job.summary


def test_options_that_a_job_gives_reach_the_check(job: Job) -> None:
    job.project.drift()
    assert job.use_check(args="-k ferry").returncode == 0
    assert job.outputs["cases"] == "1"


def test_what_a_job_gives_reaches_no_shell(job: Job) -> None:
    assert job.use_check(path="golden; touch planted", args="$(touch planted)").returncode == 2
    assert job.outputs == {"exit-code": "2", "cases": "0", "counts": "{}"}
    assert not (job.project.folder / "planted").exists()


def test_an_installation_that_fails_is_told_as_such(job: Job) -> None:
    done = job.use_action(extras="local]")
    assert done.returncode == 2
    assert "::error title=summarizer check::the package could not be installed" in done.stdout


def test_every_input_reaches_the_script_as_a_variable_and_none_reaches_its_text() -> None:
    action = described()
    *_, last = action["runs"]["steps"]
    inputs = set(action["inputs"]) - {"python-version"}
    assert last["env"] == {f"INPUT_{name.upper()}": f"${{{{ inputs.{name} }}}}" for name in inputs}
    assert last["run"] == 'python "$GITHUB_ACTION_PATH/ci/action.py"'


def test_every_output_is_one_that_the_script_writes(job: Job) -> None:
    job.use_check(path="nowhere")
    outputs = {name: f"${{{{ steps.check.outputs.{name} }}}}" for name in job.outputs}
    assert {name: spec["value"] for name, spec in described()["outputs"].items()} == outputs


def test_the_script_needs_the_standard_library_alone(tmp_path: Path) -> None:
    alone = shutil.copy(SCRIPT, tmp_path)
    run = [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({str(alone)!r})"]
    assert subprocess.run(run, check=False).returncode == 0
