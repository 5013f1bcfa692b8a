"""The golden cases of this repository, as CI checks them: offline, and within seconds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.integration.offline import ROOT, Offline

T = TypeVar("T")

SECONDS = 5.0
ROUNDS = 4
LOOP, LOOP_SECONDS = "total = 0\nfor number in range(12_000_000): total += number", 0.8
# urllib3, which spaCy imports, asks for this address to learn whether there is IPv6, and sends nothing.
IPV6_PROBE = "socket.bind ('::1', 0)"
CONNECT = "import socket; socket.create_connection(('127.0.0.1', 9))"
ATTEMPTS = {
    "a connection": CONNECT,
    "a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "a server": "import socket; socket.socket().bind(('127.0.0.1', 0))",
    "a child": f"code = {CONNECT!r}; import subprocess, sys; "
    "sys.exit(subprocess.run([sys.executable, '-c', code]).returncode)",
    "a fork": "import os, sys; child = os.fork(); "
    "sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])) if child else None; " + CONNECT,
}


@pytest.fixture
def offline(tmp_path: Path) -> Offline:
    return Offline.prepare(tmp_path)


def run(offline: Offline, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **offline.variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_a_program_that_is_offline_cannot_use_the_network(offline: Offline, attempt: str) -> None:
    done = run(offline, "-c", attempt)
    assert done.returncode == 1
    assert "OfflineError" in done.stderr
    assert offline.attempts


@dataclass(frozen=True)
class Checked:
    """What a check found, how long it took at its best, and how much longer all takes now."""

    cases: Set[str]
    findings: tuple[str, ...]
    attempts: tuple[str, ...]
    seconds: float
    slowdown: float

    @property
    def is_quick(self) -> bool:
        return self.seconds <= SECONDS * self.slowdown


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """All cases, checked until that was quick, or a few times."""
    offline = Offline.prepare(tmp_path_factory.mktemp("offline"))
    check = loops = float("inf")
    for _ in range(ROUNDS):
        taken, done = timed(lambda: run(offline, "-m", "summarizer.cli", "check", "golden", "--json"))
        assert done.stdout, done.stderr
        check, loops = min(check, taken), min(loops, timed(lambda: looped(offline))[0])
        found = json.loads(done.stdout)["cases"]
        cases, told = (
            {case["case"] for case in found},
            tuple(finding(c) for c in found if c["verdict"] != "ok"),
        )
        result = Checked(cases, told, offline.attempts, check, max(1.0, loops / LOOP_SECONDS))
        if result.is_quick:
            break
    return result


def finding(case: Any) -> str:  # Any: JSON
    return ": ".join((case["case"], case["verdict"], *(cause["text"] for cause in case["causes"][:1])))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    done = work()
    return time.perf_counter() - begun, done


def looped(offline: Offline) -> None:
    """Keep two processors busy with what takes each of them `LOOP_SECONDS`, if nobody else uses them."""
    with ThreadPoolExecutor(2) as pool:
        assert [done.returncode for done in pool.map(run, [offline] * 2, ["-c"] * 2, [LOOP] * 2)] == [0, 0]


def test_all_golden_cases_are_ok_without_a_network(checked: Checked) -> None:
    assert checked.findings == ()
    assert checked.cases == {path.parent.name for path in ROOT.glob("golden/*/case.toml")}
    assert len(checked.cases) >= 8
    assert set(checked.attempts) <= {IPV6_PROBE}


def test_all_golden_cases_are_checked_within_five_seconds(checked: Checked) -> None:
    """From the start of the process to its end, on two processors; more, as far as others use them."""
    assert checked.is_quick, f"{checked.seconds:.1f} s, where loops take {checked.slowdown:.1f} times as long"
