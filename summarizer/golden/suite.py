"""A folder of golden cases, and what lies in it that belongs to none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from summarizer.errors import SummarizerError
from summarizer.golden.case import BRIEFING, CASSETTE, SETUP, Case

_NOTES = frozenset(("briefing.md", "briefing.txt"))
_WRITTEN = frozenset((CASSETTE, BRIEFING)) | _NOTES
_DOCUMENTATION = frozenset(("README.md", "README.txt", "README"))


class SuiteError(SummarizerError):
    """There is no such folder of cases, or no such case in it."""


@dataclass(frozen=True)
class Suite:
    """The cases under `root`, by name, those asked for; `strays` are paths that belong to no case.

    A suite is `partial` if only some of the cases were asked for: then nothing is known of strays.
    """

    root: Path
    folders: tuple[Path, ...]
    strays: tuple[Path, ...] = ()
    partial: bool = False


def find(root: str | Path, *, names: Sequence[str] = (), containing: str = "") -> Suite:
    """The suite in `root`, with the cases of those names (all, where none is named) that contain a word.

    Raises `SuiteError` where there is no such folder, no case in it, or none of that name.
    """
    folder = Path(root)
    if not folder.is_dir():
        raise SuiteError(f"{folder}: no such folder; name the one that holds the cases", path=str(folder))
    entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    there = {entry.name: entry for entry in entries if (entry / SETUP).is_file()}
    if not there:
        raise SuiteError(
            f"{folder}: no case in it; a case is a folder with a {SETUP} that names its sources",
            path=str(folder),
        )
    chosen = tuple(there[name] for name in _known(names, there, folder) if containing in name)
    if not chosen:
        raise SuiteError(
            f"{folder}: no case is called like {containing!r}; there are: {', '.join(there)}",
            path=str(folder),
        )
    partial = bool(names or containing)
    strays = () if partial else tuple(_strays(entries, there))
    return Suite(folder, chosen, strays, partial)


def unwanted(case: Case) -> tuple[Path, ...]:
    """The files in the case's folder that are no part of it: neither source, nor recorded, nor a README."""
    known = {case.folder / name for name in (SETUP, *_DOCUMENTATION)} | {*case.written, *case.sources}
    if isinstance(case.profile, Path):
        known.add(case.profile)
    files = (path for path in sorted(case.folder.rglob("*")) if path.is_file())
    return tuple(
        path
        for path in files
        if not known & {path, *path.parents}
        and not any(part.startswith(".") for part in path.relative_to(case.folder).parts)
    )


def left_over(case: Case) -> tuple[Path, ...]:
    """Those of them that recording once wrote, so that removing them loses nobody's work."""
    return tuple(path for path in unwanted(case) if path.parent == case.folder and path.name in _WRITTEN)


def remains(stray: Path) -> tuple[Path, ...]:
    """The files of a folder in which recording wrote all that is there; none of any other path."""
    inside = sorted(stray.iterdir()) if stray.is_dir() else []
    ours = all(entry.is_file() and entry.name in _WRITTEN for entry in inside)
    return tuple(inside) if ours else ()


def _known(names: Sequence[str], there: Iterable[str], root: Path) -> Sequence[str]:
    known = list(there)
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            advice = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
            raise SuiteError(f"{name}: no case of {root} is called so; {advice}", case=name)
    return list(dict.fromkeys(names)) or known


def _strays(entries: Iterable[Path], cases: Iterable[str]) -> Iterator[Path]:
    known = set(cases)
    for entry in entries:
        if entry.name not in known and entry.name not in _DOCUMENTATION:
            yield entry
