"""`summarizer prompts`: what the models are told."""

from __future__ import annotations

import click

from summarizer.cli.flags import common
from summarizer.cli.output import write


@click.group()
@common
def prompts() -> None:
    """What the models are told.

    A prompt is called by its task, for its newest version, or by task and version: shorten@2.
    """


@prompts.command("list")
@common
def list_prompts() -> None:
    """List the prompts, with the models that each was written for."""
    from summarizer import prompting

    known = prompting.known()
    width = max((len(prompt.name) for prompt in known), default=0)
    write("".join(f"{prompt.name:{width}}  {prompt.written_for}\n" for prompt in known), None)


@prompts.command("show")
@click.argument("name")
@common
def show(name: str) -> None:
    """Print a prompt as it stands in its file."""
    from summarizer import prompting

    write(prompting.find(name).source, None)


@prompts.command("path")
@click.argument("name", required=False)
@common
def path(name: str | None) -> None:
    """Print where a prompt's file is; without a name, where the prompts are."""
    from summarizer import prompting

    home = prompting.home()
    found = prompting.find(name) if name else None
    write(f"{home / found.task / f'{found.version}.jinja' if found else home}\n", None)
