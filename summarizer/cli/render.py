"""`summarizer render`: a briefing kept as JSON, in another format."""

from __future__ import annotations

from pathlib import Path

import click

from summarizer.cli.destination import destination, destined
from summarizer.cli.flags import common
from summarizer.cli.kept import kept


@click.command()
@click.argument("briefing", metavar="BRIEFING.json")
@destined
@common
def render(briefing: str, format: str | None, output: Path | None) -> None:
    """Print a briefing kept as JSON in another format.

    BRIEFING.json is what `summarizer brief -f json` made; "-" reads it from standard input.
    """
    printed = destination(format=format, output=output)
    printed.check(sources=[briefing])
    printed.write(kept(briefing))
