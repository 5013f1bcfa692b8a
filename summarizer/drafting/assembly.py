"""An outline put into words: the same assembly whether rules or a model word it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarizer.briefing import Gap, Unsupported
from summarizer.draft import (
    BriefingDraft,
    ItemDraft,
    KeyPointDraft,
    PositionDraft,
    QuestionDraft,
    SectionItemDraft,
    briefing_draft,
    item_draft,
)
from summarizer.drafting.openings import Opening
from summarizer.drafting.outline import Outline, Point
from summarizer.drafting.own import Pick
from summarizer.drafting.titles import title_of
from summarizer.grounding.reading import Reading
from summarizer.profiles.profile import PLAIN, DetailKind, Profile, SectionPlan
from summarizer.text import continued, fold


class Writer(Protocol):
    """Who puts an outline into words."""

    def point(self, number: int) -> str:
        """A statement in fewer words, as a key point."""

    def headline(self, number: int, point: str) -> str:
        """A statement in the note's first line, given its text as a key point."""

    def stand(self, number: int) -> str:
        """A statement in which a party takes a stand."""

    def question(self, opening: Opening) -> str:
        """What an opening leaves open, as a question; empty where it cannot be worded."""


@dataclass(frozen=True)
class Drafted:
    """A draft, and the reading that it rests on (in which the drafter may have named parties).

    `drafter` is what made it, with the prompts of those names. `gaps` are the parts of the documents that
    it could not read, and `lost` is what the model said that was no valid item.
    """

    draft: BriefingDraft
    reading: Reading
    drafter: str
    prompts: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    lost: tuple[Unsupported, ...] = ()


def assemble(outline: Outline, reading: Reading, writer: Writer, profile: Profile = PLAIN) -> BriefingDraft:
    """The draft of an outline. All statements are shortened before any question is worded, so that
    requests of one kind follow each other."""
    points = tuple(_point(point, writer) for point in outline.points)
    own = {
        plan.name: tuple(_own(pick, plan, reading, writer) for pick in outline.own[plan.name])
        for plan in profile.sections
    }
    positions = tuple(_positions(outline, writer))
    questions = tuple(_questions(outline, writer))
    headline = tuple(_headline(outline, points, writer))
    title = title_of(reading, outline.issues)
    return briefing_draft(profile)(
        title=title,
        headline=headline,
        key_points=points,
        positions=positions,
        open_questions=questions,
        **own,
    )


def _point(point: Point, writer: Writer) -> KeyPointDraft:
    """A point's text; of a dispute, both accounts, the claim first."""
    first, *others = (writer.point(number) for number in point.told)
    text = "; ".join([first.rstrip(".") if others else first, *map(continued, others)])
    return KeyPointDraft(text=text, sentences=point.sentences, disputed=point.disputed)


def _own(pick: Pick, plan: SectionPlan, reading: Reading, writer: Writer) -> SectionItemDraft:
    """An item of a section of one's own, worded as key points are, unless a detail is lost by that."""
    text = writer.point(pick.sentence)
    kinds = {detail.name: detail.kind for detail in plan.details}
    needed = [value for name, value in pick.details.items() if kinds[name] is not DetailKind.NAME]
    if not all(fold(value) in fold(text) for value in needed):
        text = reading.passage.sentence(pick.sentence).line
    return item_draft(plan)(text=text, sentences=(pick.sentence,), **pick.details)


def _headline(outline: Outline, points: Sequence[KeyPointDraft], writer: Writer) -> Iterator[ItemDraft]:
    """The points that say it all, in no more words than they have already."""
    worded = {point.sentences: point.text for point in points}
    for number in outline.headline:
        yield ItemDraft(
            text=writer.headline(number, worded.get((number,)) or writer.point(number)), sentences=(number,)
        )


def _questions(outline: Outline, writer: Writer) -> Iterator[QuestionDraft]:
    for opening in outline.openings:
        if text := writer.question(opening):
            yield QuestionDraft(text=text, why=opening.why, sentences=opening.sentences)


def _positions(outline: Outline, writer: Writer) -> Iterator[PositionDraft]:
    for party, stands in outline.stands.items():
        for stand in stands:
            number = stand.attribution.sentence
            yield PositionDraft(
                text=writer.stand(number),
                sentences=(number,),
                party=party,
                issue=stand.issue,
                stance=stand.stance,
            )
