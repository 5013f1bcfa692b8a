"""`summarizer models`: the models that run on this machine, and where their weights are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summarizer.cli.flags import common
from summarizer.cli.output import write
from summarizer.cli.watching import watching
from summarizer.errors import WeightsError

if TYPE_CHECKING:
    from summarizer.chat.weights import Weights


@click.group()
@common
def models() -> None:
    """The models that run on this machine.

    "embedded", the model that answers by default, is one of them. They are kept under SUMMARIZER_HOME,
    or else where your system keeps the data of programs.
    """


@models.command("list")
@common
def list_models() -> None:
    """List the models, with size, licence, and whether they are here."""
    from summarizer.chat import weights

    rows = [_row(known) for known in weights.known()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    write("".join(f"{line}\n" for line in lines), None)


@models.command("pull")
@click.argument("name", default="embedded")
@common
def pull(name: str) -> None:
    """Fetch a model's weights, check them, and print where they are.

    What is already here is not fetched again, and what was broken off goes on where it stopped.
    """
    from summarizer.chat import weights

    wanted = weights.find(name)
    with watching() as report:
        pulled = weights.pull(wanted, home=weights.home(), report=report)
    write(f"{pulled}\n", None)


@models.command("path")
@click.argument("name", default="embedded")
@common
def path(name: str) -> None:
    """Print where a model's weights are."""
    from summarizer.chat import weights

    wanted = weights.find(name)
    found = weights.path(wanted)
    if found is None:
        raise WeightsError(
            f"{wanted.name}: not here yet; run `summarizer models pull {name}`", name=wanted.name
        )
    write(f"{found}\n", None)


def _row(known: Weights) -> tuple[str, ...]:
    from summarizer.chat import weights

    state = "here" if weights.path(known) else "not fetched"
    return (
        " ".join((known.name, *(f"({alias})" for alias in known.aliases))),
        known.gigabytes,
        known.licence,
        state,
    )
