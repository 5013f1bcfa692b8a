"""What the commands about golden cases share: which cases are meant, and what was written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from summarizer.cli.keys import secrets
from summarizer.cli.telling import tell

if TYPE_CHECKING:
    from summarizer.golden import Live, Written
    from summarizer.progress import Report

DEFAULT = "golden"
_SETUP = "case.toml"


class Named(NamedTuple):
    """The folder of the cases, and the names of those that are meant; none for all."""

    root: Path
    names: tuple[str, ...]


def named(targets: Iterable[str]) -> Named:
    """What is meant by the words on the command line: a folder of cases, folders of cases, names of cases."""
    roots: dict[Path, None] = {}
    names: dict[str, None] = {}
    for target in targets:
        path = Path(target)
        if not path.is_dir():
            names[target] = None
        elif (path / _SETUP).is_file():
            path = path if path.name else path.resolve()
            roots[path.parent] = names[path.name] = None
        else:
            roots[path] = None
    if len(roots) > 1:
        raise click.UsageError(f"{', '.join(map(str, roots))}: name one folder of cases.")
    return Named(next(iter(roots), Path(DEFAULT)), tuple(names))


def live(report: Report) -> Live:
    """How models are asked from here: their key must not get into a recording."""
    from summarizer.golden import Live

    return Live(secrets=secrets(), report=report)


def tell_written(written: Written) -> None:
    """List the files that were created, changed and removed."""
    done = (("created", written.created), ("changed", written.changed), ("removed", written.removed))
    for what, paths in done:
        for path in paths:
            tell(f"{what} {path}")
    if not written:
        tell("nothing was written")
