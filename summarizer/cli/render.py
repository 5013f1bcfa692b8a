"""`summarizer render`: a briefing kept as JSON, in another format."""

from __future__ import annotations

from pathlib import Path

import click

from summarizer.cli import standard_input
from summarizer.cli.destination import destination, destined
from summarizer.cli.flags import common
from summarizer.errors import SourceError


@click.command()
@click.argument("briefing", metavar="BRIEFING.json")
@destined
@common
def render(briefing: str, format: str | None, output: Path | None) -> None:
    """Print a briefing kept as JSON in another format.

    BRIEFING.json is what `summarizer brief -f json` made; "-" reads it from standard input.
    """
    from summarizer.rendering import parse

    printed = destination(format=format, output=output)
    printed.check(sources=[briefing])
    printed.write(parse(_text(briefing), briefing))


def _text(source: str) -> str:
    try:
        data = standard_input.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise SourceError(
            f"{source}: could not be read: {error.strerror}; check the path", source=source
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{source}: not UTF-8; give a briefing made with -f json", source=source) from error
