"""A case, replayed: all that is to be seen of it, each thing as what it would be the cause of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.briefing import Briefing
from summarizer.chat.cassette import Deck, Mode, found
from summarizer.chat.cassette.asked import moved_model
from summarizer.documents import Document
from summarizer.errors import SummarizerError
from summarizer.golden import tape as tapes
from summarizer.golden.case import Case
from summarizer.golden.comparing import Approved, Comparison, approved, compare
from summarizer.golden.deciding import Observation
from summarizer.golden.exchanges import exchanges_moved, misses, unplayed
from summarizer.golden.findings import Cause, Part
from summarizer.golden.origins import grammar_moved, model_moved, profile_moved, sources_moved
from summarizer.golden.running import documents_of, identity, replayed
from summarizer.golden.suite import unwanted
from summarizer.golden.tape import Tape


@dataclass(frozen=True)
class _Kept:
    """What there is of a case: its sources, its recording, and what was approved."""

    case: Case
    documents: tuple[Document, ...]
    tape: Tape | None
    golden: Approved | None


def observe(case: Case) -> Observation:
    """What is to be seen of the case.

    Raises what can be wrong with its files: `SourceError`, `CassetteError`, `BriefingFormatError`.
    """
    absent = tuple(_absent(case))
    if case.cassette is not None and not case.cassette.is_file():
        return Observation(case.name, absent=absent)
    tape = tapes.read(case.cassette) if case.cassette else None
    if tape and (secret := _secret(tape)):
        return Observation(case.name, failure=secret)
    if tape and (foreign := _foreign(case, tape)):
        return Observation(case.name, foreign=foreign)
    golden = approved(case) if case.briefing.is_file() else None
    return _run(_Kept(case, documents_of(case), tape, golden), absent)


def _run(kept: _Kept, absent: tuple[Cause, ...]) -> Observation:
    """What a run shows. Where another model is to be asked there is none: its requests would be others."""
    moved = tuple(_origins(kept))
    if any(cause.part is Part.MODEL for cause in moved):
        return Observation(kept.case.name, absent=absent, moved=moved)
    deck = Deck(kept.tape.cassette, mode=Mode.NONE, identity=identity(kept.case)) if kept.tape else None
    actual = _actual(kept, deck, moved)
    seen = Observation(kept.case.name, absent=absent, moved=moved, unwanted=tuple(_unwanted(kept.case)))
    if kept.tape and deck:
        seen = _with_exchanges(seen, kept.tape, deck)
    if actual and kept.golden:
        seen = replace(seen, moved=(*seen.moved, *grammar_moved(kept.golden, actual)))
        if not absent:
            seen = _with_results(seen, compare(kept.case, kept.golden, actual))
    return seen


def _actual(kept: _Kept, deck: Deck | None, moved: tuple[Cause, ...]) -> Briefing | None:
    """The briefing, if one comes of it; a run that something moved broke is told by what moved."""
    try:
        return replayed(kept.case, kept.documents, deck)
    except SummarizerError:
        if moved or (deck and deck.moved):
            return None
        raise


def _origins(kept: _Kept) -> Iterator[Cause]:
    """What moved before anything is asked."""
    yield from sources_moved(kept.case, kept.documents, kept.tape, kept.golden)
    yield from profile_moved(kept.case, kept.golden)
    if kept.tape:
        moved = moved_model(identity(kept.case), kept.tape.cassette.model)
        yield from model_moved(kept.case, kept.tape, tuple(moved))


def _with_exchanges(seen: Observation, tape: Tape, deck: Deck) -> Observation:
    # What the exchanges share has no step, and was looked at before.
    single = [moved for moved in deck.moved if moved.step]
    return replace(
        seen,
        moved=(*seen.moved, *exchanges_moved(tape, single)),
        misses=tuple(misses(tape, deck.misses)),
        unplayed=tuple(unplayed(tape, deck.unplayed)),
    )


def _with_results(seen: Observation, found: Comparison) -> Observation:
    return replace(seen, briefing=found.briefing, notes=found.notes, changes=found.changes)


def _absent(case: Case) -> Iterator[Cause]:
    """That files are not there yet, as one cause."""
    lacking = [path for path in case.written if not path.is_file()]
    if lacking:
        names = " and ".join(filter(None, (", ".join(path.name for path in lacking[:-1]), lacking[-1].name)))
        part = Part.CASSETTE if lacking[0] == case.cassette else Part.BRIEFING
        verb = "is" if len(lacking) == 1 else "are"
        yield Cause(part, f"{names} {verb} not there yet", case.setup_path)


def _secret(tape: Tape) -> Cause | None:
    """What looks like a key, and must not be committed."""
    for secret in found(tape.text):
        text = f"holds what looks like a secret ({secret.kind}); take it out, and have it revoked"
        return Cause(Part.CASSETTE, text, tape.path, secret.line)
    return None


def _foreign(case: Case, tape: Tape) -> Cause | None:
    """That the cassette says it is of another case."""
    if tape.cassette.case == case.name:
        return None
    text = (
        f"is the recording of the case {tape.cassette.case}; put it back there, and this case's own here, "
        f"or, if the case was renamed, say `case: {case.name}` in it"
    )
    return Cause(Part.CASSETTE, text, tape.path, tape.line("case:"))


def _unwanted(case: Case) -> Iterator[Cause]:
    for path in unwanted(case):
        yield Cause(Part.FILE, f"{path.relative_to(case.folder)} is no part of the case", path)
