"""`summarizer render`: a briefing kept as JSON, in another format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from summarizer.cli.destination import destination, destined, spoken, templated
from summarizer.cli.flags import common
from summarizer.cli.kept import kept
from summarizer.cli.originals import SHOWN_IN, originals


@click.command()
@click.argument("briefing", metavar="BRIEFING.json")
@destined
@templated
@spoken
@click.option(
    "--source",
    "sources",
    metavar="PATH",
    multiple=True,
    help="A source, or a directory of them, for a format that shows them (html). By default, the files of "
    "the names in the briefing, if they are unchanged.",
)
@common
def render(
    briefing: str,
    format: str | None,
    output: Path | None,
    template: Path | None,
    lang: str | None,
    sources: tuple[str, ...],
) -> None:
    """Print a briefing kept as JSON in another format.

    BRIEFING.json is what `summarizer brief -f json` made; "-" reads it from standard input.
    """
    printed = replace(destination(format=format, output=output, template=template), language=lang)
    printed.check(sources=[briefing, *sources])
    made = kept(briefing)
    shown = printed.format in SHOWN_IN
    printed.write(made, originals(made, given=sources, folder=Path(briefing).parent) if shown else ())
