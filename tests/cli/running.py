"""The command line as a user's shell starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE
from types import MappingProxyType

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "summarizer.cli")


@dataclass(frozen=True)
class Ended:
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Shell:
    """Runs `summarizer` in `folder`, with a home and no settings but those that are named."""

    folder: Path

    def environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        """This process's environment, with `variables`, and with the package to be found."""
        here = {"PYTHONPATH": str(ROOT), "SUMMARIZER_HOME": str(self.folder / "home")}
        return {**os.environ, **here, **variables}

    def run(
        self,
        *arguments: str,
        stdin: bytes = b"",
        stdout: int = PIPE,
        variables: Mapping[str, str] = MappingProxyType({}),
    ) -> Ended:
        """Run `summarizer` to its end; what it prints must be UTF-8."""
        done = subprocess.run(
            [*COMMAND, *arguments],
            check=False,
            input=stdin,
            stdout=stdout,
            stderr=PIPE,
            cwd=self.folder,
            env=self.environment(variables),
            timeout=60,
        )
        return Ended(done.returncode, (done.stdout or b"").decode("utf-8"), done.stderr.decode("utf-8"))
