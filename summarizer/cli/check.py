"""`summarizer check`: golden cases replayed, and compared with what was approved."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.application import FAILED, FINDINGS
from summarizer.cli.ci import publish, refuse_to_write, unheeded
from summarizer.cli.flags import common
from summarizer.cli.golden import live, named, tell_written
from summarizer.cli.output import check as check_target
from summarizer.cli.output import write
from summarizer.cli.watching import watching

if TYPE_CHECKING:
    from summarizer.golden import CheckReport

OUTDATED = 3
"""The exit code where a recording is stale or missing, and nothing worse."""

_WIDEST = 100
_UPDATES = ("changed", "missing", "stale", "all")


class Checking(click.Command):
    """A command whose `--update` may stand alone: what follows it, after a space, is a case and no value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does, with the value that a bare `--update` stands for."""
        return super().parse_args(ctx, ["--update=changed" if arg == "--update" else arg for arg in args])


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for, under the names of its flags."""

    targets: tuple[str, ...]
    containing: str
    jobs: int | None
    update: str | None
    json: bool
    junit: Path | None


@click.command(cls=Checking)
@click.argument("targets", nargs=-1, metavar="[GOLDEN] [CASE...]")
@click.option("-k", "containing", metavar="NAME", default="", help="Only the cases whose name contains this.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="By default one a processor.")
@click.option(
    "--update",
    type=click.Choice(_UPDATES),
    metavar="[=missing|stale|all]",
    help="Approve what changed: write the briefings and notes that came out otherwise. With =missing or "
    "=stale, record what is so, which asks the model; with =all, both, and remove what is nobody's.",
)
@click.option("--json", is_flag=True, help="Print the report as JSON.")
@click.option("--junit", metavar="FILE", type=click.Path(path_type=Path), help="Write JUnit's XML there too.")
@common
def check(**flags: Any) -> None:  # Any: click hands each flag over as its own type
    """Replay golden cases, and say what changed.

    GOLDEN is the folder of the cases, by default golden; CASE is the name of one, or its folder. No model is
    asked, and nothing written, without --update. The exit code is 0 if all is as it was approved, 1 if
    something changed, 2 if a case cannot be read or run, and 3 if a case has to be recorded again.
    """
    wanted, begun = Wanted(**flags), datetime.now(UTC)
    if wanted.junit is not None:
        check_target(wanted.junit)
    if wanted.update is not None:
        refuse_to_write("check --update")
    found = _found(wanted)
    _print(found, wanted, begun)
    publish(found)
    click.get_current_context().exit(_exit_code(found))


def _found(wanted: Wanted) -> CheckReport:
    """What a check finds, after the update, if one is wanted."""
    from summarizer import golden

    where = named(wanted.targets)
    suite = golden.find(where.root, names=where.names, containing=wanted.containing)
    with watching() as report:
        found = golden.check_suite(suite, jobs=wanted.jobs or _processors(), report=report)
        if wanted.update is None:
            return found.relative_to(Path.cwd())
        updated = golden.update(suite, found, which=golden.Update(wanted.update), live=live(report))
    tell_written(updated.written)
    return updated.report.relative_to(Path.cwd())


def _processors() -> int:
    """How many processors this process may use; a container or `taskset` may allow it fewer than exist."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _print(found: CheckReport, wanted: Wanted, begun: datetime) -> None:
    from summarizer.golden.reports import junit, machine

    if wanted.junit is not None:
        write(junit.render(found, begun=begun), wanted.junit)
    if wanted.json:
        write(machine.render(found), None)
        return
    from summarizer.golden.reports import terminal

    colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else _WIDEST
    with unheeded():
        write(terminal.render(found, width=width, colours=colours), None)


def _exit_code(found: CheckReport) -> int:
    from summarizer.golden import Verdict

    if Verdict.ERROR in found.counts:
        return FAILED
    if any(verdict.is_drift for verdict in found.counts):
        return FINDINGS
    return OUTDATED if found.findings else 0
