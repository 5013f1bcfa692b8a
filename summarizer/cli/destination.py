"""`-f` and `-o`: in which format a briefing is printed, and where to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from summarizer.cli.flags import Command
from summarizer.cli.output import check, write
from summarizer.cli.settings import FORMATS, setting

if TYPE_CHECKING:
    from summarizer.briefing import Briefing
    from summarizer.documents import Document

_SUFFIXES = {".md": "md", ".markdown": "md", ".txt": "txt", ".text": "txt", ".json": "json"}


@dataclass(frozen=True)
class Destination:
    """A format, and the file that a briefing goes to in it; standard output where `target` is None."""

    format: str
    target: Path | None

    def check(self, *, sources: Iterable[str]) -> None:
        """Raise `OutputError` if the file cannot be written, or is one of the sources."""
        if self.target is not None:
            check(self.target, sources=sources)

    def write(self, briefing: Briefing, documents: Sequence[Document] = ()) -> None:
        """Print the briefing there; `documents` are its sources, for a format that shows them."""
        from summarizer.rendering import rendered

        write(rendered(briefing, self.format, documents=documents), self.target)


def destined(command: Command) -> Command:
    """The command with `-f` and `-o`, of which `destination` makes one value."""
    output = click.option(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(path_type=Path, allow_dash=True),
        help="Write there instead of to standard output; whole, or not at all.",
    )
    format = setting(
        "format",
        "-f",
        "--format",
        help="By default what the suffix of -o says, else md.",
    )
    return format(output(command))


def destination(*, format: str | None, output: Path | None) -> Destination:
    """Where a command prints: its `-f` before the suffix of its `-o`, and that before the settings."""
    target = None if output == Path("-") else output
    source = click.get_current_context().get_parameter_source("format")
    if target is None or not target.suffix or source is ParameterSource.COMMANDLINE:
        return Destination(format or "md", target)
    if target.suffix.lower() not in _SUFFIXES:
        known = ", ".join(FORMATS)
        raise click.UsageError(f"{target}: no format goes by {target.suffix}; name one with -f: {known}.")
    return Destination(_SUFFIXES[target.suffix.lower()], target)
