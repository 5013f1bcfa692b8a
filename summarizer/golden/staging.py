"""Files that belong together, put in place together: all of them, or none."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import SummarizerError


class StagingError(SummarizerError):
    """A file of a case cannot be written; nothing of the case was changed."""


@dataclass(frozen=True)
class Written:
    """What was done to the files, each by its path; what stays as it was is in none of them."""

    created: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.created or self.changed or self.removed)

    def __add__(self, other: Written) -> Written:
        return Written(
            self.created + other.created, self.changed + other.changed, self.removed + other.removed
        )


def put(files: Mapping[Path, str] | Mapping[Path, str | None]) -> Written:
    """Write the texts, and remove what is None; whatever interrupts it, the old files are there whole.

    The new files are written, and the old ones copied, beside their places first: what can fail fails then.
    Only after that are they moved into place, one by one; an exception in between brings the old ones back.
    Raises `StagingError` if a file cannot be written.
    """
    differing = {path: text for path, text in files.items() if _kept(path) != text}
    there = {path for path in differing if path.exists()}
    try:
        with _beside(differing, "new") as new, _beside(there, "old") as old:
            for path, text in differing.items():
                _stage(path, text, new[path])
                if path in there:
                    shutil.copy2(path, old[path])
            _place(differing, new, old)
    except OSError as error:
        where = error.filename2 or error.filename
        raise StagingError(f"{where}: could not be written: {error.strerror}", path=str(where)) from error
    wanted = {path for path, text in differing.items() if text is not None}
    return Written(
        created=tuple(sorted(wanted - there)),
        changed=tuple(sorted(wanted & there)),
        removed=tuple(sorted(there - wanted)),
    )


def _kept(path: Path) -> str | None:
    """What a file holds; None where there is none, and "\0" for what is no text of ours."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        return "\0"


@contextmanager
def _beside(paths: Iterable[Path], what: str) -> Iterator[Mapping[Path, Path]]:
    """A hidden place beside each path, of which nothing is left at the end."""
    places = {path: path.with_name(f".{path.name}.{os.getpid()}.{what}") for path in paths}
    try:
        yield places
    finally:
        for place in places.values():
            place.unlink(missing_ok=True)


def _stage(path: Path, text: str | None, place: Path) -> None:
    if text is None:
        return
    place.write_bytes(text.encode("utf-8", "backslashreplace"))
    if path.is_file():
        place.chmod(stat.S_IMODE(path.stat().st_mode))


def _place(paths: Iterable[Path], new: Mapping[Path, Path], old: Mapping[Path, Path]) -> None:
    touched: list[Path] = []
    try:
        for path in paths:
            touched.append(path)
            if new[path].exists():
                new[path].replace(path)
            else:
                path.unlink()
    except BaseException:
        for path in touched:
            if path in old:
                old[path].replace(path)
            else:
                path.unlink(missing_ok=True)
        raise
