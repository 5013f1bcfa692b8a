"""A case, briefed: by the replies that were recorded, by its model, or by rules alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarizer import pipeline
from summarizer.briefing import Briefing
from summarizer.chat import connect, describe
from summarizer.chat.base import ChatModel
from summarizer.chat.cassette import Deck, Forgiving
from summarizer.chat.identity import Identity
from summarizer.documents import Document
from summarizer.errors import ReplyError, SourceError
from summarizer.golden.case import Case
from summarizer.loaders import load_all
from summarizer.progress import Report, unwatched

Connect = Callable[[Case, Report], ChatModel]
"""What gives a case its model; asked at the first request that is not played."""


def connected(case: Case, report: Report) -> ChatModel:
    """The model that the case names."""
    setup = case.setup
    return connect(setup.model, base_url=setup.base_url, parameters=setup.parameters, report=report)


@dataclass(frozen=True)
class Live:
    """How models are asked: who gives them, and who is told of it. `secrets` are kept out of recordings."""

    connect: Connect = connected
    secrets: tuple[str, ...] = ()
    report: Report = unwatched


def identity(case: Case) -> Identity:
    """What that model says of itself, told without it."""
    setup = case.setup
    return describe(setup.model, base_url=setup.base_url, parameters=setup.parameters)


def documents_of(case: Case) -> tuple[Document, ...]:
    """The case's sources, named by their paths in it, so that a briefing of them is the same everywhere.

    Raises `SourceError` that names all that cannot be read.
    """
    loaded = load_all(case.sources)
    if loaded.failures:
        reasons = "\n".join(failure.reason for failure in loaded.failures)
        raise SourceError(reasons, source=loaded.failures[0].source)
    return tuple(replace(document, name=_within(case, document.name)) for document in loaded.documents)


def replayed(case: Case, documents: Sequence[Document], deck: Deck | None) -> Briefing | None:
    """The briefing that comes of the recorded replies; None where one was wanted that is not there.

    The run goes on after such a miss, so that the deck then knows of all that is asked for.
    """
    if deck is None:
        return briefed(case, documents, None)
    try:
        briefing = briefed(case, documents, Forgiving(deck))
    except ReplyError:
        if not deck.misses:
            raise
        return None
    return None if deck.misses else briefing


def briefed(
    case: Case, documents: Sequence[Document], model: ChatModel | None, *, report: Report = unwatched
) -> Briefing:
    """The briefing that the model makes of the documents; None stands for rules alone."""
    return pipeline.brief(
        *documents,
        model=model or pipeline.EXTRACTIVE,
        prompt=case.setup.prompt,
        profile=case.profile,
        report=report,
    )


def _within(case: Case, name: str) -> str:
    """The path of a source as `case.toml` gives it, or would."""
    path = Path(name)
    return (path.relative_to(case.folder) if path.is_relative_to(case.folder) else path).as_posix()
