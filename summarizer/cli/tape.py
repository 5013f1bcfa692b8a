"""`--record` and `--replay`: what a run asks of its model, kept in a file or played from one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.asking import Asking
from summarizer.cli.flags import Command
from summarizer.cli.keys import secrets
from summarizer.cli.output import check
from summarizer.cli.telling import counted, tell

if TYPE_CHECKING:
    from summarizer.chat import ChatModel
    from summarizer.chat.cassette import Deck
    from summarizer.documents import Document
    from summarizer.progress import Report

# What follows from a source that moved, and would only hide it.
_FOLLOWING = ("schema", "request")
# Names in a line.
_SHOWN = 3


def taped(command: Command) -> Command:
    """The command with `--record` and `--replay`, of which `tape` makes one value."""
    record = click.option(
        "--record",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Keep what the model was asked and what it replied there, in YAML; whole, or not at all.",
    )
    replay = click.option(
        "--replay",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Take the replies from there; no model is asked. Exit with 1 if what it was asked has moved.",
    )
    return record(replay(command))


@dataclass(frozen=True)
class Tape:
    """The file of a cassette, whether it is recorded, and the model whose replies it holds."""

    path: Path
    records: bool
    model: str | None
    asking: Asking

    def check(self, *, sources: Sequence[str]) -> None:
        """Raise `OutputError` if the file is to be recorded and cannot be written, or is a source."""
        if self.records:
            check(self.path, sources=sources)

    def deck(self, report: Report, live: Callable[[ChatModel], ChatModel]) -> Deck:
        """What stands for the model; a recording asks it, as `live` would have it asked.

        Whoever fetches the model tells `report`.
        """
        from summarizer.chat.cassette import Deck, Mode, read

        if self.records:
            name = self.model or "embedded"
            identity = self.asking.describe(name)

            def model() -> ChatModel:
                return live(self.asking.connect(name, report))

            return Deck(
                None, mode=Mode.ALL, identity=identity, model=model, secrets=secrets(self.asking.base_url)
            )
        cassette = read(self.path)
        identity = self.asking.describe(self.model) if self.model else cassette.model
        return Deck(cassette, mode=Mode.NONE, identity=identity, secrets=secrets(self.asking.base_url))

    def keep(self, deck: Deck, documents: Sequence[Document]) -> None:
        """Put what was recorded into the file."""
        from summarizer.chat.cassette import write

        if self.records:
            write(deck.recording(self.path.stem, documents), self.path)

    def compare(self, deck: Deck, documents: Sequence[Document]) -> bool:
        """Tell what has moved since it was recorded, and say whether anything has."""
        told = [] if self.records else list(_findings(deck, documents))
        for finding in told:
            tell(f"summarizer: {self.path}: {finding}")
        return bool(told)


def tape(*, record: Path | None, replay: Path | None, model: str | None, asking: Asking) -> Tape | None:
    """The cassette of a run, if it has one."""
    if record and replay:
        raise click.UsageError("--record and --replay: name one of them.")
    path = record or replay
    if path and model == "extractive":
        raise click.UsageError(f"{path}: extractive asks no model; leave the cassette out.")
    return Tape(path, record is not None, model, asking) if path else None


def _findings(deck: Deck, documents: Sequence[Document]) -> Iterator[str]:
    """How the run differs from the recording; what follows from another source is not told beside it."""
    from summarizer.chat.cassette import Part, source_marks

    recorded = deck.cassette.sources if deck.cassette else ()
    marks = source_marks(documents)
    other = bool(recorded) and marks != recorded
    if other:
        changed = [mark.name for mark in marks if mark not in recorded]
        yield f"recorded of other sources; they are new, or have moved: {_listed(changed)}"
    for part in Part:
        steps = [moved.step for moved in deck.moved if moved.part is part]
        if steps and not (other and part in _FOLLOWING):
            yield f"the {part} has moved since it was recorded{_of(steps)}"
    if deck.unplayed and not deck.misses:
        yield f"recorded, and not asked for: {_listed([exchange.step for exchange in deck.unplayed])}"


def _of(steps: Sequence[str]) -> str:
    return f", of {_listed(steps)}" if any(steps) else ""


def _listed(names: Sequence[str]) -> str:
    unlike = list(dict.fromkeys(names))
    more = len(unlike) - _SHOWN
    return ", ".join(unlike[:_SHOWN]) + (f" and {counted(more, 'other')}" if more > 0 else "")
