"""Where a result goes: to standard output alone, or whole into a file."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from summarizer.errors import SummarizerError
from summarizer.files import replace_file


class OutputError(SummarizerError):
    """A result cannot be put where it is wanted."""


def check(target: Path, *, sources: Iterable[str] = ()) -> None:
    """Raise `OutputError` if `target` cannot be written or is a source: before the work, not after it."""
    if target.is_dir():
        raise OutputError(f"{target}: is a directory; name a file in it", path=str(target))
    if not target.parent.is_dir():
        raise OutputError(f"{target}: there is no directory {target.parent}; make it first", path=str(target))
    needed = (
        [target] if _is_device(target) else [target.resolve().parent, *([target] if target.exists() else [])]
    )
    if not all(os.access(path, os.W_OK) for path in needed):
        raise OutputError(f"{target}: not allowed to write there; choose another file", path=str(target))
    if target.exists() and any(Path(source).exists() and target.samefile(source) for source in sources):
        raise OutputError(f"{target}: is one of the sources; choose another file", path=str(target))


def write(made: str | bytes, target: Path | None) -> None:
    """Put `made` into `target`, whole or not at all, or on standard output where there is no target."""
    if target is None:
        _print(made)
        return
    try:
        if _is_device(target):
            target.write_bytes(_encoded(made))
        else:
            replace_file(target, _encoded(made))
    except OSError as error:
        raise OutputError(f"{target}: could not be written: {error.strerror}", path=str(target)) from error


def _print(made: str | bytes) -> None:
    if sys.stdout is None:
        raise OutputError("standard output: is closed; name a file with -o")
    try:
        click.echo(made, nl=False)
    except OSError as error:
        # What is still buffered would be written again, and complained of, when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno not in (errno.EPIPE, errno.EINVAL):  # Windows says EINVAL of a broken pipe
            raise OutputError(f"standard output: could not be written: {error.strerror}") from error


def _encoded(made: str | bytes) -> bytes:
    return made.encode("utf-8", "backslashreplace") if isinstance(made, str) else made


def _is_device(target: Path) -> bool:
    return target.exists() and not target.is_file()
