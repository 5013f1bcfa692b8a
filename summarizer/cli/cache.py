"""`summarizer cache`: the replies that are kept, so that nothing is paid twice."""

from __future__ import annotations

import click

from summarizer.cli.flags import common
from summarizer.cli.output import write
from summarizer.cli.telling import day


@click.group()
@common
def cache() -> None:
    """The replies that are kept, so that nothing is paid twice.

    They lie, with the log of `summarizer log`, in one file under SUMMARIZER_HOME, or else where your system
    keeps what programs can do without.
    """


@cache.command("path")
@common
def path() -> None:
    """Print where they are kept."""
    from summarizer.chat import store

    write(f"{store.path()}\n", None)


@cache.command("stats")
@common
def stats() -> None:
    """Tell how many replies are kept, and how much room they and the log take."""
    from summarizer.chat import store

    file = store.path()
    if not file.exists():
        write("nothing is kept\n", None)
        return
    database = store.Database(file)
    kept, logged = store.Cache(database).stats(), store.Log(database).runs()
    since = f", the oldest of {day(kept.oldest)}" if kept.oldest else ""
    told = (
        f"replies: {kept.replies:,}, {_megabytes(kept.size)}{since}",
        f"logged runs: {len(logged):,}",
        f"file: {_megabytes(file.stat().st_size)}",
    )
    write("".join(f"{line}\n" for line in told), None)


@cache.command("clear")
@click.option("--all", "everything", is_flag=True, help="Delete the file, the log and all, even if damaged.")
@common
def clear(everything: bool) -> None:
    """Forget the replies; the log of what they cost stays."""
    from summarizer.chat import store

    file = store.path()
    if everything:
        store.delete(file)
        write(f"deleted: {file}\n", None)
        return
    cleared = 0
    if file.exists():
        database = store.Database(file)
        cleared = store.Cache(database).clear()
        database.compact()
    write(f"replies forgotten: {cleared:,}\n", None)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.2f} MB"
