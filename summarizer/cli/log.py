"""`summarizer log`: what was asked of models in the past, and what it cost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from summarizer.cli.flags import common
from summarizer.cli.output import write
from summarizer.cli.telling import moment, used
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.chat.store import Exchange, Run


class NotLoggedError(SummarizerError):
    """No run, or no exchange, of that number is in the log."""


@click.command()
@click.argument("number", required=False, metavar="[RUN[.EXCHANGE]]")
@click.option("-n", "most", type=click.IntRange(min=1), default=20, show_default=True, help="List so many.")
@common
def log(number: str | None, most: int) -> None:
    """List what was asked of models, and what it cost.

    Without a number, the last runs, the newest first. With the number of a run, its exchanges; with 12.3,
    the third exchange of run 12 in full: what was sent, what came back, and what was counted.
    """
    write("".join(f"{line}\n" for line in _lines(number, most)), None)


def _lines(number: str | None, most: int) -> Iterator[str]:
    from summarizer.chat import store

    file = store.path()
    if not file.exists():
        if number is not None:
            raise _missing(number)
        yield "nothing is logged"
        return
    logged = store.Log(store.Database(file))
    if number is None:
        yield from map(_run, logged.runs(most=most))
        return
    run, _, exchange = number.partition(".")
    chosen = logged.find(int(run)) if run.isdigit() else None
    if chosen is None:
        raise _missing(number)
    exchanges = logged.exchanges(chosen.id)
    if not exchange:
        yield _run(chosen)
        yield from map(_exchange, exchanges)
        return
    found = next((each for each in exchanges if str(each.number) == exchange), None)
    if found is None:
        raise _missing(number)
    yield from _shown(found)


def _missing(number: str) -> NotLoggedError:
    return NotLoggedError(f"{number}: not in the log; `summarizer log` lists what is", number=number)


def _run(run: Run) -> str:
    server = f" at {run.server}" if run.server else ""
    return f"{run.id}  {moment(run.at)}  {run.model}{server}: {used(run.usage)}  {run.about}"


def _exchange(exchange: Exchange) -> str:
    again = f", attempt {exchange.attempt}" if exchange.attempt > 1 else ""
    failed = f"  failed: {exchange.error}" if exchange.error else ""
    return (
        f"  .{exchange.number}  {moment(exchange.at)}  {exchange.step}{again}: {used(exchange.usage)}{failed}"
    )


def _shown(exchange: Exchange) -> Iterator[str]:
    """The exchange in full: messages as they read, and the rest of the request as JSON."""
    yield _exchange(exchange).strip().removeprefix(".")
    request = json.loads(exchange.request)
    for message in request.pop("messages"):
        yield f"== {message.get('role')} =="
        yield str(message.get("content"))
    yield "== request =="
    yield json.dumps(request, ensure_ascii=False, indent=2)
    yield "== reply =="
    yield exchange.error or json.dumps(json.loads(exchange.reply), ensure_ascii=False, indent=2)
