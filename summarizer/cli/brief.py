"""`summarizer brief`: from documents to a briefing note."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli import standard_input
from summarizer.cli.application import FINDINGS
from summarizer.cli.destination import Destination, destination, destined
from summarizer.cli.flags import common
from summarizer.cli.kept import kept
from summarizer.cli.output import write
from summarizer.cli.settings import setting
from summarizer.cli.tape import Tape, tape, taped
from summarizer.cli.telling import counted, tell
from summarizer.cli.watching import watching
from summarizer.errors import SourceError

if TYPE_CHECKING:
    from summarizer.briefing import Briefing, Provenance
    from summarizer.loaders import Loaded


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for, under the names of its flags."""

    sources: tuple[str, ...]
    output: Path | None
    format: str | None
    model: str | None
    base_url: str | None
    prompt: str | None
    strict: bool
    usage: bool
    record: Path | None
    replay: Path | None
    since: str | None

    @property
    def inputs(self) -> tuple[str, ...]:
        """All that is read, and must not be written over."""
        return (*self.sources, self.since) if self.since else self.sources


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@destined
@setting(
    "model",
    "-m",
    "--model",
    metavar="MODEL",
    help="A name of `summarizer models list`, a .gguf file, a hosted model, or extractive: rules alone. "
    "By default the embedded model.",
)
@setting("base-url", "--base-url", metavar="URL", help="The OpenAI-compatible server that has the model.")
@setting("prompt", "--prompt", metavar="NAME[@N]", help="A prompt of `summarizer prompts list`.")
@setting(
    "strict", "--strict/--no-strict", help="Exit with 1 if the briefing holds what could not be supported."
)
@taped
@click.option(
    "--since",
    metavar="OLD.json",
    help="Print what has changed since that briefing, and no full note; -f json prints the diff.",
)
@click.option("-u", "--usage", is_flag=True, help="Tell what the models were asked for on standard error.")
@common
def brief(**flags: Any) -> None:  # Any: click hands each flag over as its own type
    """Make a briefing note of documents.

    SOURCE is a file, a directory, or "-" for standard input.
    """
    wanted = Wanted(**flags)
    if wanted.base_url and not wanted.model:
        raise click.UsageError(f"{wanted.base_url}: name the model that is asked there with -m.")
    printed = destination(format=wanted.format, output=wanted.output)
    printed.check(sources=wanted.inputs)
    if wanted.since == "-" and "-" in wanted.sources:
        raise click.UsageError("standard input: can be a source or the earlier briefing, not both.")
    earlier = kept(wanted.since) if wanted.since else None
    played = _tape(wanted)
    loaded = _loaded(wanted.sources)
    briefing, moved = _briefed(wanted, loaded, played)
    if earlier is None:
        printed.write(briefing)
    else:
        _write_news(earlier, briefing, printed)
    _conclude(briefing, loaded, wanted, moved=moved)


def _tape(wanted: Wanted) -> Tape | None:
    """The run's cassette, if it has one, and a file that can be written where it is to be recorded."""
    if wanted.record and wanted.record == wanted.output:
        raise click.UsageError(f"{wanted.record}: is where the note goes; record into another file.")
    found = tape(record=wanted.record, replay=wanted.replay, model=wanted.model, base_url=wanted.base_url)
    if found:
        found.check(sources=wanted.inputs)
    return found


def _write_news(earlier: Briefing, briefing: Briefing, printed: Destination) -> None:
    """What has changed since the earlier briefing, in place of the note."""
    from summarizer.diffing import since

    write(since(earlier, briefing, printed.format), printed.target)


def _briefed(wanted: Wanted, loaded: Loaded, played: Tape | None) -> tuple[Briefing, bool]:
    """The briefing, and whether a cassette is old: which is told whatever becomes of the run."""
    from summarizer import pipeline

    deck = None
    try:
        with watching() as report:
            deck = played.deck(report) if played else None
            briefing = pipeline.brief(
                *loaded.documents,
                model=deck or wanted.model,
                base_url=wanted.base_url,
                prompt=wanted.prompt,
                report=report,
            )
    finally:
        moved = bool(played and deck and played.compare(deck, loaded.documents))
    if played and deck:
        played.keep(deck, loaded.documents)
    return briefing, moved


def _loaded(sources: tuple[str, ...]) -> Loaded:
    """The documents; what cannot be read is told before the model works on the rest."""
    from summarizer.loaders import load_all

    loaded = load_all(sources, standard_input=standard_input.read() if "-" in sources else None)
    reasons = [failure.reason for failure in loaded.failures]
    if not loaded.documents:
        raise SourceError("\n".join(reasons))
    for reason in reasons:
        tell(f"summarizer: left out: {reason}")
    return loaded


def _conclude(briefing: Briefing, loaded: Loaded, wanted: Wanted, *, moved: bool) -> None:
    """Tell what the note itself does not, and exit with 1 if there are findings."""
    provenance, unsupported = briefing.provenance, len(briefing.unsupported) if wanted.strict else 0
    if wanted.usage:
        tell(_used(provenance))
    if unsupported:
        tell(f"summarizer: {counted(unsupported, 'item')} could not be supported; the note lists them apart")
    if loaded.failures or unsupported or moved:
        click.get_current_context().exit(FINDINGS)


def _used(provenance: Provenance) -> str:
    usage = provenance.usage
    return (
        f"usage: {counted(usage.requests, 'request')} to {provenance.model}, "
        f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out"
    )
