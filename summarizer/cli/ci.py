"""Where CI runs a command: what it may not do there, and whom it tells what it found."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.output import write
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.golden import CheckReport


class UpdateError(SummarizerError):
    """Golden files are not to be written here."""


def refuse_to_write(command: str) -> None:
    """Raise `UpdateError` where CI runs this: what would be approved there, nobody has seen."""
    if os.environ.get("CI", "").lower() in ("true", "1"):
        raise UpdateError(
            f"{command}: writes golden files, and CI=true is set; run it where somebody reads what changed, "
            "and commit that (or unset CI, in a job that proposes changes)"
        )


@contextmanager
def unheeded() -> Iterator[None]:
    """Keep GitHub from obeying what is printed meanwhile: a source's words may look like a command."""
    if not _on_github():
        yield
        return
    token = secrets.token_hex()
    write(f"::stop-commands::{token}\n", None)
    try:
        yield
    finally:
        write(f"::{token}::\n", None)


def publish(found: CheckReport) -> None:
    """Tell GitHub, where it runs this: by notes on lines, on standard error, and in the step's summary."""
    from summarizer.golden.reports import github, page

    if _on_github():
        click.echo(github.render(found), err=True, nl=False)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        path = Path(summary)
        room = page.LARGEST - (path.stat().st_size if path.is_file() else 0)
        with path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(page.render(found, largest=room))


def _on_github() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"
