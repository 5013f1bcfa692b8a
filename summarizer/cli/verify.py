"""`summarizer verify`: any note's quotes and statements, judged against its sources."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli import standard_input
from summarizer.cli.application import FINDINGS
from summarizer.cli.flags import common
from summarizer.cli.output import check, write
from summarizer.cli.reading import Reading, reading
from summarizer.cli.telling import tell
from summarizer.errors import SourceError

if TYPE_CHECKING:
    from summarizer.documents import Document
    from summarizer.verification import Note, Verification

_SUFFIXES = {
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
}
_WIDEST = 100


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for, under the names of its flags."""

    note: str
    sources: tuple[str, ...]
    output: Path | None
    format: str | None
    json: bool
    judge: bool
    reading: Reading

    @property
    def target(self) -> Path | None:
        """The file that is written; None for standard output."""
        return None if self.output == Path("-") else self.output

    def form(self) -> str:
        """The format: what is named, else what the suffix of the file says, else text."""
        if self.json and self.format not in (None, "json"):
            raise click.UsageError(f"--json and -f {self.format}: name one format.")
        if named := "json" if self.json else self.format:
            return named
        suffix = self.target.suffix.lower() if self.target else ""
        if suffix and suffix not in _SUFFIXES:
            raise click.UsageError(f"{self.target}: no report goes by {suffix}; name a format with -f.")
        return _SUFFIXES.get(suffix, "txt")


@click.command()
@click.argument("note", metavar="NOTE")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-f",
    "--format",
    type=click.Choice(("txt", "md", "html", "json")),
    help="By default what the suffix of -o says, else txt.",
)
@click.option("--json", is_flag=True, help="The same as -f json.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Write there instead of to standard output; whole, or not at all.",
)
@click.option(
    "--judge", is_flag=True, help="Ask the embedded model, too, of reworded statements. Seconds each."
)
@reading
@common
def verify(**flags: Any) -> None:  # Any: click hands each flag over as its own type
    """Judge any note's quotes and statements against its sources.

    NOTE is Markdown, text, HTML, DOCX, a briefing's JSON, or "-" for standard input. SOURCE is what
    `summarizer brief` takes: a file, a directory, a pattern, an address of the web, a list of such. No model
    is asked, unless --judge is given. The exit code is 0 if all stands, and 1 if there are findings.
    """
    from summarizer.verification import read_note

    wanted = Wanted(**flags)
    form = wanted.form()
    if "-" in wanted.sources and wanted.note == "-":
        raise click.UsageError("standard input: can be the note or a source, not both.")
    if wanted.target is not None:
        check(wanted.target, sources=[wanted.note, *wanted.sources])
    note = read_note(wanted.note, standard_input=standard_input.read() if wanted.note == "-" else None)
    loaded = wanted.reading.loaded(wanted.sources)
    verification = _judged(note, _without(note, loaded.documents), second_opinion=wanted.judge)
    write(_report(verification, form, to_screen=wanted.target is None), wanted.target)
    if verification.findings or loaded.failures:
        click.get_current_context().exit(FINDINGS)


def _judged(note: Note, documents: tuple[Document, ...], *, second_opinion: bool) -> Verification:
    from summarizer.verification import verify as judge

    if not second_opinion:
        return judge(note, documents)
    from summarizer.cli.watching import watching
    from summarizer.verification.opinion import embedded

    with watching() as report:
        return judge(note, documents, opinion=embedded(report=report))


def _without(note: Note, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The documents but for the note itself, which would prove all that it says."""
    others = tuple(document for document in documents if not _is_same_file(document.name, note.name))
    if not others:
        raise SourceError(f"{note.name}: is the note itself; name the sources that it was made from")
    if len(others) < len(documents):
        tell(f"summarizer: left out: {note.name}: is the note itself")
    return others


def _is_same_file(first: str, second: str) -> bool:
    return os.path.exists(first) and os.path.exists(second) and os.path.samefile(first, second)


def _report(verification: Verification, form: str, *, to_screen: bool) -> str:
    if form == "txt" and to_screen:
        from summarizer.verification.reports.terminal import Screen, render

        colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        width = min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else 80
        return render(verification, Screen(width, colours))
    from summarizer.verification import reports

    return reports.render(verification, form)
