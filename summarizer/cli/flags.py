"""The flags that every command takes, before and after the subcommand's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])  # Any: click decorates functions of every shape

_FLAGS = {
    "verbose": ("-v", "Tell each piece of work on standard error."),
    "quiet": ("-q", "Tell no progress."),
    "debug": (None, "Show the traceback of an error."),
}


def common(command: Command) -> Command:
    """The command with `-v`, `-q` and `--debug`; `given` says whether they stood anywhere on the line."""
    for name, (short, help) in reversed(_FLAGS.items()):
        names = [f"--{name}", *([short] if short else [])]
        command = click.option(*names, is_flag=True, expose_value=False, callback=_keep, help=help)(command)
    return command


def given(name: str) -> bool:
    """Whether the flag of that name was given to the command that runs, or to a group around it."""
    return f"{__name__}.{name}" in click.get_current_context().meta


def _keep(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    # A context's `meta` is the one thing that it shares with the contexts around it.
    if value:
        ctx.meta[f"{__name__}.{param.name}"] = True
