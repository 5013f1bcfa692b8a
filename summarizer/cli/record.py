"""`summarizer record`: golden cases asked of their models, and what was replied kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summarizer.cli.application import FAILED
from summarizer.cli.ci import refuse_to_write
from summarizer.cli.flags import common
from summarizer.cli.golden import live, named, tell_written
from summarizer.cli.telling import tell
from summarizer.cli.watching import watching

if TYPE_CHECKING:
    from summarizer.golden import Recorded

_MODES = ("none", "once", "new_episodes", "all")


@click.command()
@click.argument("cases", nargs=-1, required=True, metavar="CASE...")
@click.option(
    "--record-mode",
    "mode",
    type=click.Choice(_MODES),
    default="new_episodes",
    show_default=True,
    help="What the model is asked: nothing; what a case without a recording asks; what is new or has moved; "
    "or everything anew.",
)
@common
def record(cases: tuple[str, ...], mode: str) -> None:
    """Ask the model of golden cases, and keep its replies and the briefing made of them.

    CASE is the name of a case in golden/, the folder of one, or a folder of cases. A case whose recording
    breaks off is left as it was.
    """
    from summarizer import golden

    refuse_to_write("record")
    where = named(cases)
    with watching() as report:
        suite = golden.find(where.root, names=where.names)
        recorded = golden.record(suite, mode=golden.Mode(mode), live=live(report))
    _tell(recorded)


def _tell(recorded: Recorded) -> None:
    tell_written(recorded.written)
    for case, reason in recorded.failures.items():
        tell(f"summarizer: {case}: not recorded: {reason}")
    if recorded.failures:
        click.get_current_context().exit(FAILED)
