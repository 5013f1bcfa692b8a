"""A word to the user, on standard error: standard output holds the result alone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from summarizer.briefing import Usage


def tell(message: str) -> None:
    """Put a line on standard error, if anybody is there to read it."""
    try:
        click.echo(message, err=True)
    except OSError:
        return  # the reader of standard error has gone, and the result still matters


def counted(number: int, noun: str) -> str:
    """The number with its noun: `1 item`, `1,200 items`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def used(usage: Usage, *, to: str = "") -> str:
    """A usage in words, `to` whom the requests went, without what there was none of.

    Where the server did not count every request, tokens and cost are the least that it can be.
    """
    model = f" to {to}" if to else ""
    notes = [f"{n} {what}" for n, what in ((usage.failed, "failed"), (usage.uncounted, "uncounted")) if n]
    failed = f" ({', '.join(notes)})" if notes else ""
    cached = f" ({usage.cached_tokens:,} of them cached)" if usage.cached_tokens else ""
    thought = f" ({usage.reasoning_tokens:,} of them thought)" if usage.reasoning_tokens else ""
    seconds = f", {usage.seconds:,.1f} s" if usage.seconds else ""
    least = "at least " if usage.uncounted else ""
    cost = f", {least}${usage.cost:.4f}" if usage.cost else ""
    requests = f"{counted(usage.requests, 'request')}{model}{failed}"
    read = f"{least}{usage.input_tokens:,} tokens in{cached}"
    return f"{requests}, {read}, {usage.output_tokens:,} out{thought}{seconds}{cost}"


def moment(at: float) -> str:
    """A Unix time, as clocks show it here."""
    return datetime.fromtimestamp(at).isoformat(" ", "seconds")


def day(at: float) -> str:
    """The day of a Unix time, here."""
    return datetime.fromtimestamp(at).date().isoformat()
