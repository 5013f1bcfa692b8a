"""Which of a party's stances on an issue came first, where it changed and the documents tell the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from summarizer.briefing import Position
from summarizer.documents import Passage
from summarizer.grounding.claims.dates import day_of
from summarizer.language.vocabulary import vocabulary
from summarizer.stance import Course, Stance
from summarizer.text import fold

Time = tuple[date, int]


def with_courses(positions: Sequence[Position], passage: Passage, language: str) -> tuple[Position, ...]:
    """The positions, the first and the last stances of a party that changed its stance said to be so.

    Time is told by the turns of one hearing, which follow each other, and by the dates of several
    documents. The order of a report, or of documents without a date, tells nothing, and is not taken for it.
    """
    days = {d.id: day_of(d.date, vocabulary(language)) if d.date else None for d in passage.documents}
    groups: dict[tuple[str, str], list[tuple[Time, int]]] = {}
    for at, position in enumerate(positions):
        time = _time(position, passage, days)
        if time is not None and position.stance is not Stance.UNSTATED:
            groups.setdefault((fold(position.party), fold(position.issue)), []).append((time, at))
    found = dict(pair for group in groups.values() for pair in _courses(sorted(group), positions))
    return tuple(
        position.model_copy(update={"course": found[at]}) if at in found else position
        for at, position in enumerate(positions)
    )


def _time(position: Position, passage: Passage, days: dict[str, date | None]) -> Time | None:
    """When a position was taken, if the documents tell: the day, and the place among that day's turns."""
    cited = [passage.sentence(evidence.sentence) for evidence in position.evidence]
    documents = {sentence.document for sentence in cited}
    if len(documents) > 1:
        return None
    day, spoken = days[documents.pop()], all(sentence.speaker for sentence in cited)
    if len(days) == 1:
        return (day or date.min, cited[0].number) if spoken else None
    return (day, cited[0].number if spoken else 0) if day else None


def _courses(
    group: Sequence[tuple[Time, int]], positions: Sequence[Position]
) -> Iterator[tuple[int, Course]]:
    """Those with the first stance, and those with the last, where the one wholly precedes the other."""
    old, new = positions[group[0][1]].stance, positions[group[-1][1]].stance
    before = [(time, at) for time, at in group if positions[at].stance is old]
    after = [(time, at) for time, at in group if positions[at].stance is new]
    if old is not new and before[-1][0] < after[0][0]:
        yield from ((at, Course.EARLIER) for _, at in before)
        yield from ((at, Course.LATER) for _, at in after)
