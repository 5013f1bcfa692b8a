"""`summarizer schema`: the JSON Schema of what is written for programs."""

from __future__ import annotations

import click

from summarizer.cli.flags import common
from summarizer.cli.output import write


@click.command()
@click.argument("document", type=click.Choice(["briefing"]), default="briefing")
@common
def schema(document: str) -> None:  # noqa: ARG001 - there is one so far
    """Print the JSON Schema of a briefing as JSON."""
    from summarizer.schemas import briefing_schema, written

    write(written(briefing_schema()), None)
