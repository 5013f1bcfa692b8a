"""A word to the user, on standard error: standard output holds the result alone."""

from __future__ import annotations

import click


def tell(message: str) -> None:
    """Put a line on standard error, if anybody is there to read it."""
    try:
        click.echo(message, err=True)
    except OSError:
        return  # the reader of standard error has gone, and the result still matters


def counted(number: int, noun: str) -> str:
    """The number with its noun: `1 item`, `1,200 items`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
