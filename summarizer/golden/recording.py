"""Cases asked of their models, and what came of it kept: replies, briefing and notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from summarizer.briefing import Briefing
from summarizer.chat.cassette import Deck, Mode, dump
from summarizer.errors import SummarizerError, UnsupportedError
from summarizer.golden import tape as tapes
from summarizer.golden.case import Case, read
from summarizer.golden.running import Live, briefed, documents_of, identity
from summarizer.golden.staging import Written, put
from summarizer.golden.suite import Suite
from summarizer.progress import Progress
from summarizer.rendering import render

_LIVE = Live()


@dataclass(frozen=True)
class Recorded:
    """The files that were written, and by case why one was not recorded, and is as it was."""

    written: Written
    failures: Mapping[str, str]


def record(suite: Suite, *, mode: Mode = Mode.NEW_EPISODES, live: Live = _LIVE) -> Recorded:
    """Record the cases of the suite, one after the other; one that cannot be leaves the others be.

    What a case's files hold is replaced when all of them are made. A model is connected to once there is
    something to ask of it.
    """
    written, failures = Written(), {}
    for done, folder in enumerate(suite.folders):
        live.report(Progress("recording", done, len(suite.folders), detail=folder.name))
        try:
            written += record_case(read(folder), mode=mode, live=live)
        except SummarizerError as error:
            failures[folder.name] = str(error)
    return Recorded(written, failures)


def record_case(case: Case, *, mode: Mode, live: Live = _LIVE) -> Written:
    """Record one case, whole or not at all: what was played and what was asked, nothing that is left over.

    Raises what loading, asking and writing raise, and `UnsupportedError` for a case that is strict.
    """
    documents = documents_of(case)
    deck = _deck(case, mode, live)
    results = _results(case, _sound(case, briefed(case, documents, deck, report=live.report)))
    if deck is None or case.cassette is None:
        return put(results)
    return put({case.cassette: dump(deck.recording(case.name, documents)), **results})


def approve(case: Case) -> Written:
    """Keep what comes of the recorded replies now as what is approved. Nothing is asked, nothing recorded.

    Raises `CassetteMissError` if a reply is not recorded, and what loading and writing raise.
    """
    documents = documents_of(case)
    return put(_results(case, _sound(case, briefed(case, documents, _deck(case, Mode.NONE)))))


def _deck(case: Case, mode: Mode, live: Live = _LIVE) -> Deck | None:
    """What plays and records the case's exchanges; None where rules alone answer."""
    if case.cassette is None:
        return None
    # Asking for everything is the way out of a cassette that cannot be read.
    kept = case.cassette.is_file() and mode is not Mode.ALL
    return Deck(
        tapes.read(case.cassette).cassette if kept else None,
        mode=mode,
        identity=identity(case),
        model=partial(live.connect, case, live.report),
        secrets=live.secrets,
    )


def _sound(case: Case, briefing: Briefing) -> Briefing:
    """The briefing, unless the case is strict and it holds what it may not."""
    if case.setup.strict and briefing.unsupported:
        raise UnsupportedError(
            f"the sources do not support {len(briefing.unsupported)} of the items, and the case is strict; "
            "leave that out of its case.toml to have them listed in the note",
            briefing=briefing,
        )
    return briefing


def _results(case: Case, briefing: Briefing) -> dict[Path, str]:
    notes = {path: render(briefing, form) for form, path in case.notes.items()}
    return {case.briefing: render(briefing, "json"), **notes}
