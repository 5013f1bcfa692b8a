"""`summarizer record`: golden cases asked of their models, and what was replied kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.account import Account, Asked
from summarizer.cli.application import FAILED
from summarizer.cli.asking import Asking
from summarizer.cli.ci import refuse_to_write
from summarizer.cli.flags import common
from summarizer.cli.golden import live, named, tell_written
from summarizer.cli.spending import LOG, PRICES, USAGE, Spending
from summarizer.cli.telling import tell
from summarizer.cli.watching import watching

if TYPE_CHECKING:
    from summarizer.chat import ChatModel
    from summarizer.golden import Case, Recorded
    from summarizer.progress import Report

_MODES = ("none", "once", "new_episodes", "all")


class Accounts:
    """What is billed and logged of recording, a case at a time; what runs in this process is neither."""

    def __init__(self, spending: Spending) -> None:
        self._spending = spending
        self._by_case: dict[str, Account] = {}

    def connect(self, case: Case, report: Report) -> ChatModel:
        """The case's model, with the account of its exchanges before it."""
        from summarizer.golden.running import connected

        setup = case.setup
        asked = Asked(setup.model, Asking(base_url=setup.base_url), case.folder.name)
        model = connected(case, report)
        if asked.is_local:
            return model
        account = self._by_case[case.folder.name] = Account(self._spending, asked)
        return account.live(model)

    def tell(self) -> None:
        """Tell of what could not be logged, and where it is asked for what each case took."""
        for case, account in self._by_case.items():
            account.warn()
            if self._spending.usage:
                tell(f"{case}: {account.told_sent()}")


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
@USAGE
@PRICES
@LOG
@common
def record(cases: tuple[str, ...], mode: str, usage: bool, prices: Path | None, log: bool | None) -> None:
    """Ask the model of golden cases, and keep its replies and the briefing made of them.

    CASE is the name of a case in golden/, the folder of one, or a folder of cases. A case whose recording
    breaks off is left as it was.
    """
    from summarizer import golden

    refuse_to_write("record")
    where = named(cases)
    accounts = Accounts(Spending(usage=usage, prices=prices, log=log))
    with watching() as report:
        suite = golden.find(where.root, names=where.names)
        asking = replace(live(report), connect=accounts.connect)
        recorded = golden.record(suite, mode=golden.Mode(mode), live=asking)
    accounts.tell()
    _tell(recorded)


def _tell(recorded: Recorded) -> None:
    tell_written(recorded.written)
    for case, reason in recorded.failures.items():
        tell(f"summarizer: {case}: not recorded: {reason}")
    if recorded.failures:
        click.get_current_context().exit(FAILED)
