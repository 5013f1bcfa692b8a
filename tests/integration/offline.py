"""No network for a program and all that it starts: what tries to use one fails, and is written down.

An audit hook sees every socket that Python opens to somewhere, whatever library opens it, and nothing that
runs later can take it away. What a library in C opens by itself, it does not see.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LOG = "TESTS_OFFLINE_LOG"
_BLOCKED = frozenset(
    f"socket.{event}"
    for event in ("bind", "connect", "getaddrinfo", "gethostbyaddr", "gethostbyname", "sendmsg", "sendto")
)


class OfflineError(OSError):
    """Something wanted to use the network."""


@dataclass(frozen=True)
class Offline:
    """Where a program runs without a network; `folder` holds what makes it so, and the log."""

    folder: Path

    @classmethod
    def prepare(cls, folder: Path) -> Offline:
        """Put what a starting Python reads into `folder`."""
        start = "from tests.integration.offline import block\nblock()\n"
        (folder / "sitecustomize.py").write_text(start, "utf-8")
        return cls(folder)

    @property
    def variables(self) -> Mapping[str, str]:
        """What to set in the environment of the program."""
        path = os.pathsep.join((str(self.folder), str(ROOT)))
        return {"PYTHONPATH": path, _LOG: str(self.folder / "attempts")}

    @property
    def attempts(self) -> tuple[str, ...]:
        """What was tried and with which address, whether or not somebody caught the error."""
        log = self.folder / "attempts"
        return tuple(log.read_text("utf-8").splitlines()) if log.exists() else ()


def block() -> None:
    """Let this process, and those that it forks, use no network from now on."""
    log = os.open(os.environ[_LOG], os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event in _BLOCKED:
            os.write(log, f"{event} {arguments[-1]}\n".encode())
            raise OfflineError(f"{event}: there is no network here")

    sys.addaudithook(refuse)
