"""What a check found, put right: approved, recorded again, or removed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from summarizer.chat.cassette import Mode
from summarizer.errors import SummarizerError
from summarizer.golden.case import Case, read
from summarizer.golden.checking import examine, failed
from summarizer.golden.findings import CheckReport, Outcome, Verdict, ordered
from summarizer.golden.recording import approve, record_case
from summarizer.golden.running import Live
from summarizer.golden.staging import Written, put
from summarizer.golden.suite import Suite, left_over, remains
from summarizer.progress import Progress

_LIVE = Live()


class Update(StrEnum):
    """What is put right: results that `CHANGED`, cases that are `MISSING` or `STALE`, or all of these, and
    what is nobody's."""

    CHANGED = "changed"
    MISSING = "missing"
    STALE = "stale"
    ALL = "all"


_MEANT = {
    Update.CHANGED: frozenset((Verdict.BRIEFING, Verdict.RENDERING)),
    Update.MISSING: frozenset((Verdict.MISSING,)),
    Update.STALE: frozenset((Verdict.STALE,)),
    Update.ALL: frozenset(Verdict) - {Verdict.ERROR, Verdict.OK},
}


@dataclass(frozen=True)
class Updated:
    """What there is to say of the suite after an update, and the files that were written."""

    report: CheckReport
    written: Written


def update(suite: Suite, found: CheckReport, *, which: Update, live: Live = _LIVE) -> Updated:
    """Put right what is meant of what was `found`, case by case; the rest stays as it is.

    What changed is approved without a model. What is missing or stale is asked for, as far as it is not
    recorded. Only of a whole suite, and with `Update.ALL`, files are removed, and of those only what
    recording wrote.
    """
    updater = _Updater(suite, which, live)
    outcomes: list[Outcome] = []
    written = Written()
    for outcome in found.outcomes:
        put_right, files = updater.put_right(outcome)
        outcomes += [put_right] if put_right else []
        written += files
    return Updated(CheckReport(found.root, ordered(outcomes)), written)


@dataclass(frozen=True)
class _Updater:
    """How one suite is put right."""

    suite: Suite
    which: Update
    live: Live

    def put_right(self, outcome: Outcome) -> tuple[Outcome | None, Written]:
        """What there is to say of it then, None if it is gone, and the files that were written."""
        if outcome.verdict not in _MEANT[self.which]:
            return outcome, Written()
        folder = next((folder for folder in self.suite.folders if folder.name == outcome.case), None)
        if folder is None:
            return self._without_stray(outcome)
        self.live.report(Progress("updating", 0, 0, detail=outcome.case))
        try:
            written = self._written(read(folder))
        except SummarizerError as error:
            causes = (failed(folder, error), *outcome.causes)
            return replace(outcome, verdict=Verdict.ERROR, causes=causes), Written()
        return examine(folder), written

    def _written(self, case: Case) -> Written:
        if self.which is Update.CHANGED:
            return approve(case)
        written = record_case(case, mode=Mode.NEW_EPISODES, live=self.live)
        if self.which is Update.ALL and not self.suite.partial:
            written += put(dict.fromkeys(left_over(case)))
        return written

    def _without_stray(self, outcome: Outcome) -> tuple[Outcome | None, Written]:
        """A stray removed, if recording wrote all of it; what anybody else wrote stays."""
        stray = Path(outcome.case)
        if not (files := remains(stray)):
            return outcome, Written()
        removed = put(dict.fromkeys(files))
        stray.rmdir()
        return None, removed
