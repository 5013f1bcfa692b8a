"""The hook, run by pre-commit itself in a repository of somebody else.

pre-commit clones the hook's repository, builds an environment and installs the package there. Only the
index is missed out: what the package depends on is lent by this environment.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.outside import ROOT, Project, environment, without_an_index

pytest.importorskip("pre_commit", reason="pre-commit comes with the extra `dev`")

SHIPPED = (
    "LICENSE",
    "NOTICE",
    "README.md",
    "pyproject.toml",
    ".pre-commit-hooks.yaml",
    "prompts",
    "summarizer",
)
CONFIGURATION = """repos:
- repo: {}
  rev: {}
  hooks:
  - id: summarizer-check
"""


@dataclass(frozen=True)
class Committer:
    """Somebody who commits to `project`, with a home without settings in `home`."""

    project: Project
    home: Path

    def run(self, *command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command in `folder`, by default the project's."""
        named = {
            f"GIT_{role}_{field}": "a@b.example"
            for role in ("AUTHOR", "COMMITTER")
            for field in ("NAME", "EMAIL")
        }
        own = {
            "HOME": str(self.home),
            "PRE_COMMIT_HOME": str(self.home / "cache"),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        return subprocess.run(
            command,
            cwd=folder or self.project.folder,
            env={**environment(), **without_an_index(), **named, **own},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        """Run git, and give what it prints."""
        done = self.run("git", *arguments, folder=folder)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@pytest.fixture
def committer(project: Project, tmp_path: Path) -> Committer:
    """Somebody whose project has the hook installed; its repository holds what is in this folder now."""
    committer = Committer(project, tmp_path / "home")
    committer.home.mkdir()
    published = tmp_path / "summarizer"
    published.mkdir()
    for name in SHIPPED:
        source, ignored = ROOT / name, shutil.ignore_patterns("__pycache__")
        if source.is_dir():
            shutil.copytree(source, published / name, ignore=ignored)
        else:
            shutil.copy(source, published / name)
    for folder in (published, project.folder):
        committer.git("init", "--quiet", folder=folder)
        committer.git("add", "--all", folder=folder)
        committer.git("commit", "--quiet", "--message", "Begin", folder=folder)
    revision = committer.git("rev-parse", "HEAD", folder=published)
    configuration = project.folder / ".pre-commit-config.yaml"
    configuration.write_text(CONFIGURATION.format(published, revision), "utf-8")
    assert committer.run(sys.executable, "-m", "pre_commit", "install").returncode == 0
    return committer


def test_the_hook_lets_a_commit_pass_or_stops_it_and_leaves_others_alone(committer: Committer) -> None:
    committer.git("add", "--all")
    elsewhere = committer.run("git", "commit", "--message", "Add the hook")
    assert elsewhere.returncode == 0, elsewhere.stderr
    assert "(no files to check)Skipped" in elsewhere.stderr
    about = committer.project.golden / "ferry" / "case.toml"
    about.write_text(about.read_text("utf-8").replace('"ferry"', '"The ferry."'), "utf-8")
    committer.git("add", "--all")
    harmless = committer.run("git", "commit", "--message", "Say what the case is for")
    assert harmless.returncode == 0, harmless.stderr
    assert "Passed" in harmless.stderr
    committer.project.drift()
    committer.git("add", "--all")
    drifted = committer.run("git", "commit", "--message", "Change what was approved")
    assert drifted.returncode == 1
    assert "bridge: rendering changed" in drifted.stderr


def test_the_manifest_is_valid() -> None:
    manifest = ROOT / ".pre-commit-hooks.yaml"
    validate = [sys.executable, "-m", "pre_commit", "validate-manifest", str(manifest)]
    assert subprocess.run(validate, check=False).returncode == 0
