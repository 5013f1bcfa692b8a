"""A project outside this repository, with golden cases of its own, as who uses the package has it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizer import golden

ROOT = Path(__file__).parents[2]
# German is read without a grammar, so that a run costs half a second.
BRIDGE = """Die Brücke bleibt gesperrt

Die Brücke über die Lenne bleibt bis zum 4. Mai gesperrt, teilte die Stadt Hallberg mit. Die Sanierung
kostet 2,4 Millionen Euro.

„Wir öffnen sie erst, wenn die Statik geprüft ist“, sagte Bürgermeisterin Carla Wendt.
"""
FERRY = """Die Fähre fährt wieder

Die Fähre nach Norderau fährt seit dem 12. Juni wieder täglich. Sie befördert 310 Menschen am Tag.
"""
CASE = 'about = "{}"\nsources = ["sources/artikel.txt"]\nmodel = "extractive"\n'


@dataclass(frozen=True)
class Project:
    """A folder with `golden/bridge` and `golden/ferry`."""

    folder: Path

    @property
    def golden(self) -> Path:
        return self.folder / "golden"

    def begin(self) -> None:
        """Write the cases, and approve what comes out."""
        for name, text in (("bridge", BRIDGE), ("ferry", FERRY)):
            sources = self.golden / name / "sources"
            sources.mkdir(parents=True)
            (sources / "artikel.txt").write_text(text, "utf-8")
            (sources.parent / "case.toml").write_text(CASE.format(name), "utf-8")
        assert not golden.record(golden.find(self.golden)).failures

    def drift(self) -> None:
        """Let the bridge's approved note differ from what comes out."""
        note = self.golden / "bridge" / "briefing.md"
        note.write_text(note.read_text("utf-8").replace("## Key points", "## Main points"), "utf-8")

    def move_source(self) -> None:
        """Change a figure in what the ferry's briefing was made of."""
        source = self.golden / "ferry" / "sources" / "artikel.txt"
        source.write_text(FERRY.replace("310", "340"), "utf-8")

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the project; it finds the package, and is not in CI unless `variables` say so."""
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**environment(), "PYTHONPATH": str(ROOT), **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )


def environment() -> dict[str, str]:
    """This process's environment, without what says that CI runs it."""
    ours = ("CI", "GITHUB_", "PYTEST_", "SUMMARIZER_", "RUNNER_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def without_an_index() -> Mapping[str, str]:
    """What lets pip install this package offline: this environment lends what it depends on."""
    pip = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    return {**pip, "PYTHONPATH": sysconfig.get_path("purelib")}
