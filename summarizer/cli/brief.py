"""`summarizer brief`: from documents to a briefing note."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.account import Account, Asked
from summarizer.cli.application import FINDINGS
from summarizer.cli.asking import Asking, asking
from summarizer.cli.destination import Destination, destination, destined, spoken, templated
from summarizer.cli.flags import common
from summarizer.cli.forecast import forecast
from summarizer.cli.kept import kept
from summarizer.cli.output import write
from summarizer.cli.reading import Reading, reading
from summarizer.cli.settings import setting
from summarizer.cli.spending import Spending, spending
from summarizer.cli.tape import Tape, tape, taped
from summarizer.cli.telling import counted, tell
from summarizer.cli.watching import watching
from summarizer.errors import SummarizerError

EMBEDDED, EXTRACTIVE = "embedded", "extractive"
"""Those of `summarizer.pipeline`, named here because importing it costs more than `-h` may."""

if TYPE_CHECKING:
    from summarizer.briefing import Briefing
    from summarizer.chat import ChatModel
    from summarizer.loaders import Loaded
    from summarizer.progress import Report


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for, under the names of its flags."""

    sources: tuple[str, ...]
    output: Path | None
    format: str | None
    template: Path | None
    model: str | None
    prompt: str | None
    profile: str | None
    lang: str | None
    strict: bool
    balance: bool | None
    jobs: int | None
    record: Path | None
    replay: Path | None
    since: str | None
    reading: Reading
    asking: Asking
    spending: Spending

    @property
    def inputs(self) -> tuple[str, ...]:
        """All that is read, and must not be written over."""
        return (*self.sources, self.since) if self.since else self.sources

    def account(self, loaded: Loaded) -> Account:
        """What becomes of the money, and of the replies, of a run on these documents."""
        about = ", ".join(document.name or document.id for document in loaded.documents)
        return Account(self.spending, Asked(self.model or EMBEDDED, self.asking, about))


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@destined
@templated
@spoken
@setting(
    "model",
    "-m",
    "--model",
    metavar="MODEL",
    help="A name of `summarizer models list`, a .gguf file, a hosted model, or extractive: rules alone. "
    "By default the embedded model.",
)
@setting("prompt", "--prompt", metavar="NAME[@N]", help="A prompt of `summarizer prompts list`.")
@setting(
    "profile",
    "--profile",
    metavar="NAME|FILE.toml",
    help="Sections of the note: a profile of `summarizer profiles list`, or one's own file.",
)
@setting(
    "strict", "--strict/--no-strict", help="Exit with 1 if the briefing holds what could not be supported."
)
@setting(
    "balance",
    "--balance/--no-balance",
    help="Say of several sources whose words they have, and who is not heard. By default it is said.",
)
@setting(
    "jobs",
    "-j",
    "--jobs",
    metavar="N",
    help="How many passages a hosted model reads at a time, of documents too long for one request. "
    "By default 4.",
)
@reading
@asking
@taped
@click.option(
    "--since",
    metavar="OLD.json",
    help="Print what has changed since that briefing, and no full note; -f json prints the diff.",
)
@spending
@common
def brief(**flags: Any) -> None:  # Any: click hands each flag over as its own type
    """Make a briefing note of documents.

    SOURCE is a file, a directory, a pattern ('papers/**/*.pdf'), an address of the web, a feed's included,
    a list of such (@list.txt), or "-" for standard input.
    """
    wanted = Wanted(**flags)
    if wanted.asking.base_url and not wanted.model:
        raise click.UsageError("--base-url: name the model that is asked there with -m.")
    printed = destination(format=wanted.format, output=wanted.output, template=wanted.template)
    printed.check(sources=wanted.inputs)
    if wanted.since and wanted.template:
        raise click.UsageError("--since: what has changed is laid out by no template; leave -t out.")
    if wanted.since == "-" and "-" in wanted.sources:
        raise click.UsageError("standard input: can be a source or the earlier briefing, not both.")
    earlier = kept(wanted.since) if wanted.since else None
    played = _tape(wanted)
    loaded = wanted.reading.loaded(wanted.sources, output=printed.target)
    if wanted.spending.dry_run:
        write(_forecast(wanted, loaded), None)
        return
    account = wanted.account(loaded)
    try:
        briefing, moved = _briefed(wanted, loaded, played, account)
    except (SummarizerError, KeyboardInterrupt):
        if wanted.spending.usage:
            tell(account.spent())
        raise
    finally:
        account.warn()
    briefing = _with_left_out(briefing, loaded)
    shown = briefing if wanted.balance is not False else briefing.model_copy(update={"balance": None})
    if earlier is not None:
        _write_since(earlier, shown, printed)
    else:
        printed.write(shown, loaded.documents)
    if wanted.spending.usage:
        for line in account.told(briefing.provenance):
            tell(line)
    _conclude(briefing, loaded, wanted, moved=moved, stopped=account.stopped)


def _tape(wanted: Wanted) -> Tape | None:
    """The run's cassette, if it has one, and a file that can be written where it is to be recorded."""
    if wanted.record and wanted.record == wanted.output:
        raise click.UsageError(f"{wanted.record}: is where the note goes; record into another file.")
    found = tape(record=wanted.record, replay=wanted.replay, model=wanted.model, asking=wanted.asking)
    if found:
        found.check(sources=wanted.inputs)
    return found


def _write_since(earlier: Briefing, briefing: Briefing, printed: Destination) -> None:
    """What has changed since an earlier briefing, in place of the note."""
    from summarizer.diffing import since

    write(since(earlier, briefing, printed.format), printed.target)


def _briefed(wanted: Wanted, loaded: Loaded, played: Tape | None, account: Account) -> tuple[Briefing, bool]:
    """The briefing, and whether a cassette is old: which is told whatever becomes of the run."""
    from summarizer import pipeline
    from summarizer.drafting.threads import JOBS

    deck = None
    try:
        with watching(account.tally) as report:
            deck = played.deck(report, account.live) if played else None
            model = deck or _model(wanted, account, report)
            briefing = pipeline.brief(
                *loaded.documents,
                model=model,
                prompt=wanted.prompt,
                profile=wanted.profile,
                language=wanted.lang,
                jobs=wanted.jobs or JOBS,
                report=report,
            )
    finally:
        moved = bool(played and deck and played.compare(deck, loaded.documents))
    if played and deck:
        played.keep(deck, loaded.documents)
    return briefing, moved


def _model(wanted: Wanted, account: Account, report: Report) -> ChatModel | str:
    """The model that answers, with what stands before it; rules alone go by their name."""
    if wanted.model == EXTRACTIVE:
        return EXTRACTIVE
    name = wanted.model or EMBEDDED
    return account.model(wanted.asking.connect(name, report), wanted.asking.describe(name))


def _forecast(wanted: Wanted, loaded: Loaded) -> str:
    """What the run would send; the briefing that comes of it means nothing."""
    if wanted.model == EXTRACTIVE or wanted.replay:
        raise click.UsageError("--dry-run: nothing would be sent, since no model is asked.")
    from summarizer import pipeline
    from summarizer.chat.meter import Meter

    identity = wanted.asking.describe(wanted.model or EMBEDDED)
    account = wanted.account(loaded)
    model, rehearsal = account.rehearsal(identity)
    metered = Meter(model)
    with watching() as report:
        pipeline.brief(
            *loaded.documents,
            model=metered,
            prompt=wanted.prompt,
            profile=wanted.profile,
            language=wanted.lang,
            report=report,
        )
    asked = sum(expected.requests for expected in rehearsal.expected.values())
    kept = metered.usage.requests - asked
    return forecast(rehearsal.expected, model=identity.name, kept=kept, price=account.price)


def _with_left_out(briefing: Briefing, loaded: Loaded) -> Briefing:
    """The briefing, which names each source that could not be read: its readers do not see standard error."""
    left_out = (f"Left out: {failure.reason}." for failure in loaded.failures)
    return briefing.model_copy(update={"notices": (*briefing.notices, *left_out)})


def _conclude(briefing: Briefing, loaded: Loaded, wanted: Wanted, *, moved: bool, stopped: str) -> None:
    """Tell what the note itself does not, and exit with 1 if there are findings."""
    if stopped:
        tell(f"summarizer: {stopped}")
    unsupported = len(briefing.unsupported) if wanted.strict else 0
    if unsupported:
        tell(f"summarizer: {counted(unsupported, 'item')} could not be supported; the note lists them apart")
    if briefing.gaps:
        tell(f"summarizer: {counted(len(briefing.gaps), 'part')} could not be read; the note says which")
    if loaded.failures or briefing.gaps or unsupported or moved or stopped:
        click.get_current_context().exit(FINDINGS)
