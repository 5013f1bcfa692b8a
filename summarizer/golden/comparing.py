"""What came out, held against what was approved."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from itertools import zip_longest
from pathlib import Path

from summarizer.briefing import Briefing
from summarizer.errors import BriefingFormatError
from summarizer.golden.case import KEPT, Case
from summarizer.golden.findings import Cause, Changes, Part
from summarizer.rendering import parse, render

_CONTEXT = 2
_MOST = 200
"""Lines of a diff that are kept: a report shows fewer."""


@dataclass(frozen=True)
class Approved:
    """The approved briefing of a case, and the text that it was read from."""

    path: Path
    text: str
    briefing: Briefing

    def line(self, held: str) -> int:
        """The first line that holds these words, from 1; 1 where none does."""
        return next((line for line, text in enumerate(self.text.splitlines(), 1) if held in text), 1)


@dataclass(frozen=True)
class Comparison:
    """What differs: the briefing, with the changes by meaning, and the notes made of it."""

    briefing: Cause | None = None
    notes: tuple[Cause, ...] = ()
    changes: Changes | None = None


def approved(case: Case) -> Approved:
    """The briefing that was approved; raises `BriefingFormatError` if its file holds none."""
    try:
        text = case.briefing.read_text("utf-8")
    except UnicodeDecodeError as error:
        path = str(case.briefing)
        raise BriefingFormatError(f"{path}: not UTF-8; record the case again", name=path) from error
    _refuse_twins(text, case.briefing)
    return Approved(case.briefing, text, parse(text, str(case.briefing)))


def _refuse_twins(text: str, path: Path) -> None:
    """Raise where a field stands twice: a reviewer reads the first of the two, and JSON takes the last."""

    def held(pairs: list[tuple[str, object]]) -> dict[str, object]:
        counts = Counter(key for key, _ in pairs)
        twice = next((key for key, count in counts.items() if count > 1), None)
        if twice is not None:
            raise BriefingFormatError(
                f"{path}: “{twice}” stands twice in one place; take one out", name=str(path)
            )
        return dict(pairs)

    try:
        json.loads(text, object_pairs_hook=held)
    except json.JSONDecodeError:
        return  # what is no JSON is told by whoever reads the briefing


def compare(case: Case, golden: Approved, actual: Briefing) -> Comparison:
    """What of `case.setup.compare` differs. How a briefing came about is compared nowhere.

    The notes are held to their letters, line ends aside, which a checkout may have changed. A note prints
    how its briefing came about, so that the approved briefing lends it that.
    """
    actual = actual.model_copy(update={"provenance": golden.briefing.provenance})
    notes = tuple(_notes(case, actual))
    if actual == golden.briefing or not (notes or KEPT in case.setup.compare):
        return Comparison(notes=notes)
    changes, told = _changes(golden.briefing, actual)
    now = render(actual, "json")
    cause = Cause(
        Part.BRIEFING,
        f"the same replies give another briefing: {told}",
        golden.path,
        line=_first_difference(golden.text, now),
        detail="" if changes else difference(golden.text, now),
    )
    return Comparison(cause, (), changes)


def difference(was: str, now: str) -> str:
    """A unified diff, without the lines that name files; cut where it is longer than anybody reads."""
    lines = [*unified_diff(was.splitlines(), now.splitlines(), lineterm="", n=_CONTEXT)][2:]
    more = len(lines) - _MOST
    return "\n".join([*lines[:_MOST], f"… and {more:,} more lines"] if more > 0 else lines)


def _notes(case: Case, actual: Briefing) -> Iterator[Cause]:
    for form, path in case.notes.items():
        was, now = path.read_text("utf-8", errors="replace"), render(actual, form)
        if was != now:
            text = "the same briefing gives another note"
            yield Cause(Part.RENDERING, text, path, _first_difference(was, now), difference(was, now))


def _first_difference(was: str, now: str) -> int:
    """The line of `was`, from 1, at which the two part."""
    pairs = zip_longest(was.splitlines(), now.splitlines())
    return next((line for line, (old, new) in enumerate(pairs, 1) if old != new), 1)


def _changes(was: Briefing, now: Briefing) -> tuple[Changes | None, str]:
    """The changes by meaning, and how many there are of each kind."""
    from summarizer import diffing  # it is slow to import, and most cases are as they were

    found = diffing.diff(was, now)
    if found.is_empty:
        return None, "in places that no reader sees"
    kinds = (
        (found.facts, "fact", "changed"),
        (found.added, "item", "added"),
        (found.removed, "item", "removed"),
        (found.reworded, "item", "reworded"),
        (found.moved, "item", "moved"),
    )
    told = ", ".join(f"{len(all)} {noun}{'s' * (len(all) > 1)} {verb}" for all, noun, verb in kinds if all)
    forms = {form: diffing.render(found, form) for form in ("txt", "md", "json")}
    return Changes(**forms), told or "its lists of sources, parties or notices"
