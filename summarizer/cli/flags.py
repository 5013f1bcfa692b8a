"""The flags that every command takes, before and after the subcommand's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import wraps
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


def gathered(
    name: str, kind: type[Any], options: Sequence[Callable[..., Any]]
) -> Callable[[Command], Command]:  # Any: whatever dataclass has the options' names for fields
    """A decorator that gives a command these options, and their values as one `kind` called `name`."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def asked(**flags: Any) -> object:  # Any: click hands each flag over as its own type
            own = {field.name: flags.pop(field.name) for field in fields(kind)}
            return command(**flags, **{name: kind(**own)})

        decorated: Callable[..., Any] = asked  # Any: as click decorates functions of every shape
        for option in reversed(options):
            decorated = option(decorated)
        return decorated  # type: ignore[return-value]  # the flags are the decorator's to take

    return decorate


def given(name: str) -> bool:
    """Whether the flag of that name was given to the command that runs, or to a group around it."""
    return f"{__name__}.{name}" in click.get_current_context().meta


def _keep(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    # A context's `meta` is the one thing that it shares with the contexts around it.
    if value:
        ctx.meta[f"{__name__}.{param.name}"] = True
