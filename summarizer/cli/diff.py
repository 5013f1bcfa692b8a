"""`summarizer diff`: what changed from one kept briefing to another."""

from __future__ import annotations

from pathlib import Path

import click

from summarizer.cli.application import FINDINGS
from summarizer.cli.destination import destination, destined
from summarizer.cli.flags import common
from summarizer.cli.kept import kept
from summarizer.cli.output import write


@click.command()
@click.argument("old", metavar="OLD.json")
@click.argument("new", metavar="NEW.json")
@click.option(
    "--note", is_flag=True, help="Print the note of `brief --since`, with the evidence of NEW.json."
)
@destined
@common
def diff(old: str, new: str, note: bool, format: str | None, output: Path | None) -> None:
    """Tell what changed from one briefing to another, changed facts first.

    OLD.json and NEW.json are what `summarizer brief -f json` made; "-" reads one of them from standard
    input. The exit code is 0 if nothing changed, and 1 if anything did.
    """
    if old == new == "-":
        raise click.UsageError("standard input: can be one of the briefings, not both.")
    printed = destination(format=format, output=output)
    printed.check(sources=[old, new])
    from summarizer import diffing

    found = diffing.diff(kept(old), kept(new))
    tell = diffing.render_note if note else diffing.render
    write(tell(found, printed.format), printed.target)
    if not found.is_empty:
        click.get_current_context().exit(FINDINGS)
