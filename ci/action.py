"""What `action.yml` runs: installs the package of this checkout, checks the golden cases, writes the outputs.

It runs in the caller's repository, on any Python that the caller has, before anything is installed: so it
uses the standard library alone. The package gets an environment of its own, and the caller's is left alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as xml

CHECKOUT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
FAILED = 2
"""The exit code of `summarizer check` where it could not do it."""


@dataclass(frozen=True)
class Inputs:
    """The inputs of `action.yml`, and where the runner wants temporary files and outputs."""

    path: str
    args: tuple[str, ...]
    junit: Path
    extras: str
    scratch: Path
    outputs: Path

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Inputs:
        """The inputs from the variables that `action.yml` and the runner set."""
        scratch = Path(environment["RUNNER_TEMP"]) / "summarizer-check"
        return cls(
            path=environment["INPUT_PATH"],
            args=tuple(environment["INPUT_ARGS"].split()),
            junit=Path(environment["INPUT_JUNIT"] or scratch / "junit.xml"),
            extras="".join(environment["INPUT_EXTRAS"].split()),
            scratch=scratch,
            outputs=Path(environment["GITHUB_OUTPUT"]),
        )


def main() -> int:
    """Check as the variables say, and return the exit code of `summarizer check`."""
    if sys.version_info < OLDEST:
        return failed(f"Python {sys.version.split()[0]} is too old; give python-version 3.11 or newer")
    inputs = Inputs.read(os.environ)
    python = environment(inputs.scratch / "environment")
    print("::group::Install summarizer", flush=True)
    installed = install(python, inputs.extras)
    print("::endgroup::", flush=True)
    if not installed:
        return failed("the package could not be installed; what pip says stands in the group above")
    return check(python, inputs)


def failed(problem: str) -> int:
    """Tell the workflow what is wrong."""
    print(f"::error title=summarizer check::{problem}", flush=True)
    return FAILED


def environment(folder: Path) -> Path:
    """The interpreter of a new environment in `folder`."""
    venv.create(folder, clear=True)
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(python: Path, extras: str) -> bool:
    """Install the package of this checkout by this Python's pip, and say whether it worked."""
    wanted = f"{CHECKOUT}[{extras}]" if extras else str(CHECKOUT)
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    return subprocess.run([*pip, "install", "--quiet", wanted], check=False).returncode == 0


def check(python: Path, inputs: Inputs) -> int:
    """Run the check, whose words and annotations go straight to the log, and write the outputs."""
    inputs.junit.unlink(missing_ok=True)
    inputs.junit.parent.mkdir(parents=True, exist_ok=True)
    options = ("--junit", str(inputs.junit), *inputs.args)
    command = [str(python), "-m", "summarizer.cli", "check", inputs.path, *options]
    code = subprocess.run(command, check=False).returncode
    counts = counted(inputs.junit)
    with inputs.outputs.open("a", encoding="utf-8") as stream:
        stream.write(f"exit-code={code}\ncases={sum(counts.values())}\ncounts={json.dumps(counts)}\n")
    return code


def counted(junit: Path) -> Mapping[str, int]:
    """How many there are of each verdict; nothing where the check broke off before it wrote its result."""
    if not junit.is_file():
        return {}
    return Counter(verdict(test) for test in xml.parse(junit).iter("testcase"))


def verdict(test: xml.Element) -> str:
    """The verdict on a case, as JUnit's XML has it: the type of what failed."""
    return next((failure.get("type", "") for failure in test), "ok")


if __name__ == "__main__":
    sys.exit(main())
