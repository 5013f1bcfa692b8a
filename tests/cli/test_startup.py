"""What a start may cost: a command pays for what it does, and for nothing else."""

from __future__ import annotations

import math
import subprocess
import sys
import time

import pytest

from tests.cli.running import Shell

START = "from summarizer.cli import main; main()"
LIST_MODULES = """
import sys
from summarizer.cli import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
LIBRARIES = """
import click, jinja2, pydantic
class Value(pydantic.BaseModel):
    text: str
"""
MODELS = {"openai", "instructor", "spacy", "xllamacpp", "llama_cpp"}
ROUNDS = range(60)
FEWEST = 5


def imported(shell: Shell, *arguments: str) -> set[str]:
    """The modules that a run of `summarizer` has imported when it ends."""
    command = [sys.executable, "-c", LIST_MODULES, *arguments]
    done = subprocess.run(
        command, cwd=shell.folder, env=shell.environment({}), capture_output=True, check=True
    )
    return set(done.stderr.decode().split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["models", "-h"], ["brief", "-h"]])
def test_a_start_imports_nothing_that_it_does_not_need(shell: Shell, arguments: list[str]) -> None:
    unneeded = {"pydantic", "jinja2", "rich", "tomllib", "importlib.metadata", "asyncio"}
    assert not imported(shell, *arguments) & (MODELS | unneeded)


@pytest.mark.parametrize("arguments", [["models", "list"], ["prompts", "list"], ["render", "briefing.json"]])
@pytest.mark.usefixtures("briefing_json")
def test_what_asks_no_model_imports_none(shell: Shell, arguments: list[str]) -> None:
    assert not imported(shell, *arguments) & (MODELS | {"rich"})


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_a_start_costs_at_most_five_times_what_python_costs(shell: Shell, argument: str) -> None:
    assert ratio(shell, ["-c", START, argument], ["-c", "pass"], enough=5.0) <= 5.0


@pytest.mark.usefixtures("briefing_json")
def test_printing_a_note_costs_little_more_than_the_libraries_that_do_it(shell: Shell) -> None:
    """Measured: the libraries take 14 to 15 times what Python takes to start, and the note 16 to 18."""
    command = ["-c", START, "render", "briefing.json"]
    assert ratio(shell, command, ["-c", LIBRARIES], enough=1.25) <= 1.25


def ratio(shell: Shell, command: list[str], measure: list[str], *, enough: float) -> float:
    """How many times the `measure` the `command` takes, both at their best, on a machine that is busy."""
    longer = shorter = math.inf
    for played in ROUNDS:
        longer = min(longer, seconds(shell, *command))
        shorter = min(shorter, seconds(shell, *measure))
        if played >= FEWEST and longer <= enough * shorter:
            break
    return longer / shorter


def seconds(shell: Shell, *arguments: str) -> float:
    """How long Python takes over `arguments`, with its bytecode cached as an installed package has it."""
    env = {**shell.environment({}), "PYTHONPYCACHEPREFIX": str(shell.folder / "bytecode")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=shell.folder, env=env, stdout=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - begun
