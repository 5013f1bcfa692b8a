"""From sources to a briefing: each line of `brief` is a step that a user could name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from typing_extensions import TypeVar

from summarizer import __version__
from summarizer.briefing import Briefing, Provenance, Usage
from summarizer.chat import ChatModel, connect, is_local, prices
from summarizer.chat.billing import Billed
from summarizer.chat.meter import Meter
from summarizer.declaration import profile_of
from summarizer.documents import Document, Passage
from summarizer.drafting import extractive, hosted, sentences
from summarizer.drafting.assembly import Drafted
from summarizer.drafting.threads import JOBS, Pace
from summarizer.drafting.titles import entitled
from summarizer.errors import NothingToSummarizeError, PromptError, SourceError, UnsupportedError
from summarizer.grounding.ground import ground
from summarizer.grounding.proving import CHECKS, DETAILS, Prover
from summarizer.grounding.reading import Reading, read
from summarizer.grounding.surroundings import with_surroundings
from summarizer.language.parse import grammar
from summarizer.loaders import load_all
from summarizer.profiles import files as profiles
from summarizer.profiles.profile import PLAIN, Profile
from summarizer.progress import Progress, Report, unwatched
from summarizer.prompting import SECTIONS, Prompt, find
from summarizer.rendering.words import known
from summarizer.segmentation import number
from summarizer.stories import compared, one_cast

EMBEDDED = "embedded"
EXTRACTIVE = "extractive"


BriefingT = TypeVar("BriefingT", bound=Briefing, default=Briefing)


@dataclass(frozen=True)
class Wanted:
    """Which sections a note is to have, and what a model is asked for them with, by task."""

    profile: Profile
    prompts: Mapping[str, Prompt]

    @property
    def told(self) -> Mapping[str, Prompt]:
        """The prompts, in which the profile's sections are told of."""
        return {task: prompt.of(self.profile) for task, prompt in self.prompts.items()}

    def sectioned(self, used: Sequence[str]) -> tuple[str, ...]:
        """The prompt that told of the sections, if one of those `used` did."""
        told = [prompt for prompt in self.told.values() if prompt.name in used and prompt.opening]
        return (find(SECTIONS).name,) if told else ()


def brief(
    *sources: str | Path | Document,
    model: str | ChatModel | None = None,
    base_url: str | None = None,
    prompt: str | None = None,
    profile: str | Path | Profile | type[BriefingT] | None = None,
    language: str | None = None,
    strict: bool = False,
    jobs: int = JOBS,
    report: Report = unwatched,
) -> BriefingT:
    """A briefing of the sources: paths, directories, addresses, or documents (see `summarizer.load`).

    `model` is the name of a model (see `summarizer.chat.connect`), a chat model of your own, or
    "extractive" for rules alone; without one, the embedded model answers. `base_url` names an
    OpenAI-compatible server that has it. `prompt` chooses a version of a prompt ("brief@1"). `profile`
    gives the note other sections: the name of one that is shipped, the path of a TOML file, or a subclass of
    `Briefing`, which is what is returned then. `language` is that of the note, by its ISO 639-1 code: of its
    headings, and of what a model writes; quotes, and items in the sources' own words, stay in theirs. Without
    one, headings are English, and a model writes in the language of the sources. Of documents that are too
    long for one request, `jobs` passages are read at a time.

    Raises `SourceError` (a source cannot be read), `NothingToSummarizeError`, `LanguageError`,
    `ProfileError`, `PromptError` (no such prompt, or none that the model is asked with), `ModelError`, and
    with `strict` `UnsupportedError`, which holds the briefing, if an item could not be supported.
    """
    asked, given, spoken = None if prompt is None else find(prompt), _profile(profile), known(language)
    passage = numbered(_documents(sources, report), report)
    chosen = _connected(model, base_url, report)
    wanted = Wanted(given, _prompts(chosen, asked))
    reading = replace(_read(passage, report), asked=spoken)
    metered, prover = Meter(chosen) if chosen else None, Prover(reading)
    drafted = _drafted(reading, metered, wanted, prover, Pace(jobs, report))
    if drafted.reading.attributions is not reading.attributions:  # the model has named parties
        prover = Prover(drafted.reading)
    grounded = _grounded(drafted, metered, wanted, prover)
    told = with_surroundings(compared(grounded, drafted.reading, prover), passage.documents)
    briefing: BriefingT = _as(profile, told)
    if strict and briefing.unsupported:
        raise UnsupportedError(
            f"the sources do not support {len(briefing.unsupported)} of the items; "
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


def _profile(given: str | Path | Profile | type[Briefing] | None) -> Profile:
    if isinstance(given, type):
        return profile_of(given)
    if given is None or isinstance(given, Profile):
        return given or PLAIN
    return profiles.find(given)


def _as(given: object, briefing: Briefing) -> Any:  # Any: the class that was given, or `Briefing`
    """The briefing as the class that declares its profile."""
    if isinstance(given, type) and issubclass(given, Briefing):
        return given.model_validate(dict(briefing))
    return briefing


def _documents(sources: Sequence[str | Path | Document], report: Report) -> tuple[Document, ...]:
    """The documents of the sources, in order; what cannot be read is an error that names all of it."""
    if not sources:
        raise SourceError("nothing to brief; name at least one source")
    report(Progress("reading", 0, len(sources)))
    loaded = load_all(sources, report=report)
    if loaded.failures:
        reasons = "\n".join(failure.reason for failure in loaded.failures)
        raise SourceError(reasons, source=loaded.failures[0].source)
    return loaded.documents


def _read(passage: Passage, report: Report) -> Reading:
    report(Progress("finding who said what", 0, 0))
    return one_cast(read(passage))


def _connected(model: str | ChatModel | None, base_url: str | None, report: Report) -> ChatModel | None:
    """The model that was asked for; `None` for rules alone."""
    if model == EXTRACTIVE:
        return None
    if model is not None and not isinstance(model, str):
        return model
    name = model or EMBEDDED
    cost = prices.FREE if is_local(name, base_url=base_url) else prices.price(name, base_url=base_url)
    return Billed(connect(name, base_url=base_url, report=report), cost)


def _prompts(model: ChatModel | None, asked: Prompt | None) -> Mapping[str, Prompt]:
    """The prompts that the model is asked with, by task: the newest of each, but for the one asked for.

    Raises `PromptError` if that one is of a task that the model is not given.
    """
    prompts = {task: find(task) for task in _tasks(model)}
    if asked is None:
        return prompts
    if asked.task not in prompts:
        advice = f"choose of {', '.join(prompts)}" if prompts else "leave the prompt out"
        raise PromptError(
            f"{asked.name}: not what {model.name if model else EXTRACTIVE} is asked with; {advice}",
            prompt=asked.name,
        )
    return {**prompts, asked.task: asked}


def _tasks(model: ChatModel | None) -> tuple[str, ...]:
    if model is None:
        return ()
    return hosted.TASKS if model.drafter == "whole" else sentences.TASKS


def _drafted(reading: Reading, model: Meter | None, wanted: Wanted, prover: Prover, pace: Pace) -> Drafted:
    """The draft by the drafter that the model needs."""
    if model is None:
        pace.report(Progress("drafting", 0, 0))
        return extractive.draft(reading, wanted.profile)
    if model.drafter == "whole":
        pace.report(Progress("drafting", 0, 1))
        return hosted.draft(reading, model, wanted.told, prover=prover, pace=pace)
    prompts = sentences.Prompts(**wanted.prompts)
    return sentences.draft(reading, model, prompts, profile=wanted.profile, report=pace.report)


def _grounded(drafted: Drafted, model: Meter | None, wanted: Wanted, prover: Prover) -> Briefing:
    """What the sources support of a draft, with what was lost on the way to it."""
    grounded = ground(
        drafted.draft,
        drafted.reading,
        _provenance(drafted, model, wanted),
        prover=prover,
        profile=wanted.profile,
        entitle=lambda: entitled(drafted.reading),
    )
    unsupported = (*grounded.unsupported, *drafted.lost)
    return grounded.model_copy(update={"unsupported": unsupported, "gaps": drafted.gaps})


def _provenance(drafted: Drafted, model: Meter | None, wanted: Wanted) -> Provenance:
    """Where a briefing comes from."""
    reading, profile = drafted.reading, wanted.profile
    return Provenance(
        version=__version__,
        drafter=drafted.drafter,
        model=model.name if model else "none",
        prompts=(*drafted.prompts, *wanted.sectioned(drafted.prompts)),
        profile=profile.name,
        profile_sha256=profile.sha256,
        checks=CHECKS if not profile.details else (*CHECKS, DETAILS),
        grammar=grammar(reading.language) if reading.docs else "",
        usage=model.usage if model else Usage(),
    )
