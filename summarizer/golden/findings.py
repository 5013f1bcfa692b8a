"""What a check finds: a verdict for each case, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path


class Verdict(StrEnum):
    """How a case came off, the worst first.

    `ERROR`: it could not be read or run. `BRIEFING`: from the same replies came another briefing.
    `RENDERING`: of the same briefing another note was made. `ORPHAN`: something recorded is nobody's.
    `STALE`: what was recorded answers to other sources, prompts, or the like. `MISSING`: something was
    never recorded.
    """

    ERROR = "error"
    BRIEFING = "briefing changed"
    RENDERING = "rendering changed"
    ORPHAN = "orphan"
    STALE = "stale"
    MISSING = "missing"
    OK = "ok"

    @property
    def severity(self) -> int:
        """Its place among the verdicts, from 0, the worst."""
        return list(Verdict).index(self)

    @property
    def is_drift(self) -> bool:
        """Whether readers get something else than what was approved, or what is recorded is nobody's."""
        return self in (Verdict.BRIEFING, Verdict.RENDERING, Verdict.ORPHAN)

    @property
    def is_outdated(self) -> bool:
        """Whether the case has to be recorded before anything can be said of it."""
        return self in (Verdict.STALE, Verdict.MISSING)


class Part(StrEnum):
    """What a cause lies in."""

    CASE = "case"
    CASSETTE = "cassette"
    SOURCE = "source"
    GRAMMAR = "grammar"
    MODEL = "model"
    PROFILE = "profile"
    PROMPT = "prompt"
    PARAMETERS = "parameters"
    SCHEMA = "schema"
    REQUEST = "request"
    REPLY = "reply"
    EXCHANGE = "exchange"
    BRIEFING = "briefing"
    RENDERING = "rendering"
    FILE = "file"


@dataclass(frozen=True)
class Cause:
    """Why a case is not ok: one sentence, and where to look.

    `line` counts from 1. `detail` is a unified diff, or what else there is to show.
    """

    part: Part
    text: str
    file: Path | None = None
    line: int | None = None
    detail: str = ""


@dataclass(frozen=True)
class Changes:
    """What changed in a briefing by meaning, in the formats of `summarizer diff`: a thousand cases may drift,
    and of each no more is kept than can be shown."""

    txt: str
    md: str
    json: str


@dataclass(frozen=True)
class Outcome:
    """A case's verdict, with the causes in the order of their weight.

    `changes` are there where they are what the verdict is about. `seconds` is how long it took to find out.
    """

    case: str
    verdict: Verdict
    causes: tuple[Cause, ...] = ()
    changes: Changes | None = None
    seconds: float = field(default=0.0, compare=False)

    @property
    def headline(self) -> str:
        """The first cause, in a line."""
        return self.causes[0].text if self.causes else self.verdict.value


@dataclass(frozen=True)
class CheckReport:
    """What a check found, worst first; strays that belong to no case stand as cases of their own."""

    root: Path
    outcomes: tuple[Outcome, ...]

    @cached_property
    def findings(self) -> tuple[Outcome, ...]:
        """All that is not ok."""
        return tuple(outcome for outcome in self.outcomes if outcome.verdict is not Verdict.OK)

    @cached_property
    def counts(self) -> Mapping[Verdict, int]:
        """How many there are of each verdict, worst first."""
        found = Counter(outcome.verdict for outcome in self.outcomes)
        return {verdict: found[verdict] for verdict in Verdict if found[verdict]}

    def relative_to(self, folder: Path) -> CheckReport:
        """The same, with the files under `folder` named from there: as a reader who stands there would."""
        return replace(self, outcomes=tuple(_from(folder, outcome) for outcome in self.outcomes))


def _from(folder: Path, outcome: Outcome) -> Outcome:
    causes = (
        replace(cause, file=cause.file.relative_to(folder))
        if cause.file and cause.file.is_relative_to(folder)
        else cause
        for cause in outcome.causes
    )
    return replace(outcome, causes=tuple(causes))


def ordered(outcomes: list[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes, worst first, and by name among equals."""
    return tuple(sorted(outcomes, key=_weight))


def _weight(outcome: Outcome) -> tuple[int, str]:
    return outcome.verdict.severity, outcome.case
