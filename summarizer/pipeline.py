"""From sources to a briefing: each line of `brief` is a step that a user could name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer import __version__
from summarizer.briefing import Briefing, Provenance, Usage
from summarizer.documents import Document, Passage
from summarizer.drafting import extractive
from summarizer.drafting.assembly import Drafted
from summarizer.errors import NothingToSummarizeError, SourceError, UnsupportedError
from summarizer.grounding.ground import CHECKS, ground
from summarizer.grounding.reading import Reading, read
from summarizer.loaders import identified, load_all
from summarizer.progress import Progress, Report, unwatched
from summarizer.prompting import Prompt, find
from summarizer.segmentation import number

if TYPE_CHECKING:
    from summarizer.chat.base import ChatModel

EMBEDDED = "embedded"
EXTRACTIVE = "extractive"


def brief(
    *sources: str | Path | Document,
    model: str | ChatModel | None = None,
    base_url: str | None = None,
    prompt: str | None = None,
    strict: bool = False,
    report: Report = unwatched,
) -> Briefing:
    """A briefing of the sources: paths, directories, or documents.

    `model` is the name of a model (see `summarizer.chat.connect`), a chat model of your own, or
    "extractive" for rules alone; without one, the embedded model answers. `base_url` names an
    OpenAI-compatible server that has it. `prompt` chooses a version of a prompt ("brief@1").

    Raises `SourceError` (a source cannot be read), `NothingToSummarizeError`, `ModelError`, and with
    `strict` `UnsupportedError`, which holds the briefing, if an item could not be supported.
    """
    passage = numbered(_documents(sources, report), report)
    reading = _read(passage, report)
    chosen = _connected(model, base_url, report)
    drafted, provenance = _drafted(reading, chosen, prompt, report)
    briefing = ground(drafted.draft, drafted.reading, provenance)
    if strict and briefing.unsupported:
        raise UnsupportedError(
            f"{len(briefing.unsupported)} items could not be supported by the sources; "
            "leave out strict to have them listed in the note",
            briefing=briefing,
        )
    return briefing


def numbered(documents: Sequence[Document], report: Report = unwatched) -> Passage:
    """The documents as one passage; `NothingToSummarizeError` if no sentence of it could be evidence."""
    report(Progress("numbering", len(documents), len(documents)))
    passage = number(documents)
    if not passage.statements:
        names = ", ".join(document.name or document.id for document in documents)
        raise NothingToSummarizeError(
            f"{names}: no sentence that could be evidence, only headings, lists or marks; "
            "give a document with running text"
        )
    return passage


def _documents(sources: Sequence[str | Path | Document], report: Report) -> tuple[Document, ...]:
    """The documents of the sources, in order; the first source that cannot be read is an error."""
    if not sources:
        raise SourceError("nothing to brief; name at least one source")
    found: list[Document] = []
    for done, source in enumerate(sources, 1):
        report(Progress("reading", done, len(sources)))
        if isinstance(source, Document):
            found.append(source)
            continue
        loaded = load_all([source])
        if loaded.failures:
            raise SourceError("\n".join(failure.reason for failure in loaded.failures), source=str(source))
        found += loaded.documents
    return identified(found)


def _read(passage: Passage, report: Report) -> Reading:
    report(Progress("finding who said what", 0, 0))
    return read(passage)


def _connected(model: str | ChatModel | None, base_url: str | None, report: Report) -> ChatModel | None:
    """The model that was asked for; `None` for rules alone."""
    if model == EXTRACTIVE:
        return None
    if model is not None and not isinstance(model, str):
        return model
    from summarizer.chat import connect

    return connect(model or EMBEDDED, base_url=base_url, report=report)


def _drafted(
    reading: Reading, model: ChatModel | None, prompt: str | None, report: Report
) -> tuple[Drafted, Provenance]:
    """The draft by the drafter that the model needs, and where it comes from."""
    if model is None:
        report(Progress("drafting", 0, 0))
        return extractive.draft(reading), Provenance(
            version=__version__, drafter=EXTRACTIVE, model="none", checks=CHECKS
        )
    from summarizer.chat.meter import Meter

    metered = Meter(model)
    if model.drafter == "whole":
        from summarizer.drafting import whole

        chosen = _prompt("brief", prompt)
        report(Progress("drafting", 0, 1))
        drafted, names = whole.draft(reading, metered, chosen), (chosen.name,)
    else:
        from summarizer.drafting import sentences

        prompts = sentences.Prompts(**{task: _prompt(task, prompt) for task in sentences.TASKS})
        drafted, names = sentences.draft(reading, metered, prompts, report=report), prompts.names
    return drafted, _provenance(model, names, metered.usage)


def _provenance(model: ChatModel, prompts: tuple[str, ...], usage: Usage) -> Provenance:
    return Provenance(
        version=__version__,
        drafter=model.drafter,
        model=model.name,
        prompts=prompts,
        checks=CHECKS,
        usage=usage,
    )


def _prompt(task: str, wanted: str | None) -> Prompt:
    """The newest prompt of a task, or the version that was asked for by name."""
    return find(wanted if wanted is not None and wanted.partition("@")[0] == task else task)
