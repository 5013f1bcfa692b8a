"""What of the planted is found, and what is invented.

A planted disagreement is found where each of its versions stands in a version of one disagreement, and no
two in the same. A disagreement that holds nothing planted is invented. A copy counts twice where a version or
a key point names both it and its original.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from summarizer.briefing import Briefing, Development, Disagreement, Version

STORIES = Path(__file__).parent

Planted = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Score:
    """What was found of a story; `double` are the copies that were counted beside their originals."""

    planted: int
    found: int
    given: int
    invented: tuple[str, ...]
    missed: tuple[str, ...]
    developments: tuple[int, int]
    copies: tuple[int, int]
    double: tuple[str, ...]

    def __str__(self) -> str:
        recall = f"recall {self.found}/{self.planted}"
        precision = f"precision {self.given - len(self.invented)}/{self.given}"
        moved = "developments {}/{}".format(*self.developments)
        copied = "copies {}/{}".format(*self.copies)
        lines = [f"{recall}, {precision}, {moved}, {copied}, counted twice {len(self.double)}"]
        lines += [f"  missed: {about}" for about in self.missed]
        lines += [f"  invented: {about}" for about in self.invented]
        return "\n".join([*lines, *(f"  twice: {id}" for id in self.double)])


def score(briefing: Briefing, truth: Mapping[str, Any]) -> Score:  # Any: a TOML document
    """The briefing of a story against what was planted in it."""
    planted = truth["disagreement"]
    held = {each["about"]: _holding(each["versions"], briefing.disagreements) for each in planted}
    used = [found for found in held.values() if found is not None]
    told = [each for each in truth["development"] if _developed(each["values"], briefing.developments)]
    pairs = [_ids(pair, briefing) for pair in truth["copies"]]
    known = {(source.copy_of, source.id) for source in briefing.sources if source.copy_of}
    return Score(
        planted=len(planted),
        found=len(used),
        given=len(briefing.disagreements),
        invented=tuple(d.about for d in briefing.disagreements if d not in used),
        missed=tuple(about for about, found in held.items() if found is None),
        developments=(len(told), len(truth["development"])),
        copies=(len(known & set(pairs)), len(pairs)),
        double=tuple(copy for first, copy in pairs if any({first, copy} <= n for n in _counted(briefing))),
    )


def _holding(versions: Planted, found: Sequence[Disagreement]) -> Disagreement | None:
    """The disagreement that has each planted version in one of its own, no two in the same."""
    for disagreement in found:
        places = [_places(says, disagreement.versions) for says in versions]
        if any(len(set(chosen)) == len(chosen) for chosen in product(*places)):
            return disagreement
    return None


def _places(says: Sequence[str], versions: Sequence[Version]) -> list[int]:
    """The versions that have a sentence with any of the words."""
    quotes = [[evidence.quote for evidence in version.evidence] for version in versions]
    return [at for at, own in enumerate(quotes) if any(words in quote for words in says for quote in own)]


def _developed(values: Sequence[str], found: Sequence[Development]) -> bool:
    """Whether a development tells the planted values in their order."""
    return any(
        len(development.versions) == len(values)
        and all(_places([value], [v]) for value, v in zip(values, development.versions, strict=True))
        for development in found
    )


def _ids(pair: Sequence[str], briefing: Briefing) -> tuple[str, str]:
    first, copy = (next(s.id for s in briefing.sources if s.id.startswith(number)) for number in pair)
    return first, copy


def _counted(briefing: Briefing) -> Iterator[set[str]]:
    """The documents that are counted as independent of each other, count by count."""
    for point in briefing.key_points:
        yield {*point.carriers, *point.partly}
    for disagreement in briefing.disagreements:
        yield from (set(version.documents) for version in disagreement.versions)
    for development in briefing.developments:
        yield from (set(version.documents) for version in development.versions)


def story(name: str) -> tuple[list[Path], Mapping[str, Any]]:  # Any: a TOML document
    """The files of a story, and what was planted in it."""
    folder = STORIES / name
    return sorted(folder.glob("*.txt")), tomllib.loads((folder / "truth.toml").read_text("utf-8"))
