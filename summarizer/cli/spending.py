"""What a run may cost, what is kept of it, what it took: `--max-cost`, `--no-cache`, `-u` and the like."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import click

from summarizer.cli.flags import gathered
from summarizer.cli.settings import setting

USAGE = click.option(
    "-u", "--usage", is_flag=True, help="Tell what the models were asked for on standard error."
)
PRICES = setting(
    "prices", "--prices", metavar="FILE", help="Your own prices, in TOML; they come before those shipped."
)
LOG = setting(
    "log", "--log/--no-log", help="Log exchanges for `summarizer log`. By default with hosted models."
)
_ACCOUNT = (
    USAGE,
    click.option(
        "--dry-run",
        is_flag=True,
        help="Send nothing: tell how many requests and tokens to expect, and what they would cost.",
    ),
    setting(
        "max-cost", "--max-cost", metavar="USD", help="Send no request that could take the run past that."
    ),
    setting(
        "max-tokens", "--max-tokens", metavar="N", help="The same, in tokens read and written by the model."
    ),
    PRICES,
)
_KEEPING = (
    setting(
        "cache",
        "--cache/--no-cache",
        help="Keep replies, and pay nothing twice. By default those of hosted models.",
    ),
    LOG,
    setting(
        "keep-days", "--keep-days", metavar="N", help="Keep and log nothing for longer. By default 90 days."
    ),
    setting(
        "keep-megabytes",
        "--keep-megabytes",
        metavar="N",
        help="Keep no more replies than that, nor a longer log. By default 500 MB of each.",
    ),
)


@dataclass(frozen=True)
class Spending:
    """What the command line says of money, cache and log; None where it says nothing."""

    usage: bool = False
    dry_run: bool = False
    max_cost: Decimal | None = None
    max_tokens: int | None = None
    prices: Path | None = None
    cache: bool | None = None
    log: bool | None = None
    keep_days: float | None = None
    keep_megabytes: float | None = None


spending = gathered("spending", Spending, (*_ACCOUNT, *_KEEPING))
"""The command with these flags, which it gets as one value, `spending`."""
