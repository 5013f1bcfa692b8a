"""The items of a briefing as what two briefings can be compared by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from summarizer.briefing import Briefing, Detail, Evidence, Item, Quote, Unsupported
from summarizer.stance import Stance


class Section(StrEnum):
    """The part of a briefing that an item stands in; items are paired within one part alone."""

    TITLE = "title"
    HEADLINE = "headline"
    KEY_POINTS = "key_points"
    POSITIONS = "positions"
    OPEN_QUESTIONS = "open_questions"
    OWN = "sections"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Entry:
    """An item with its place: the `index`-th of its section, from 0; of `own` sections, of all of them.

    What its kind of item does not have is empty. `own` is what a section of one's own goes by, `why` is a
    question's reason to be open, `kept` the item as the briefing holds it (`None` for the title, which is
    words alone).
    """

    section: Section
    index: int
    text: str
    kept: Item | Unsupported | None = None
    evidence: tuple[Evidence, ...] = ()
    why: str = ""
    disputed: bool = False
    party: str = ""
    issue: str = ""
    stance: Stance | None = None
    quotes: tuple[Quote, ...] = ()
    own: str = ""
    details: tuple[Detail, ...] = ()

    @property
    def prose(self) -> tuple[str, ...]:
        """What was written for the briefing, each text with sentences of its own."""
        return (self.text, self.why)


def entries_of(briefing: Briefing) -> tuple[Entry, ...]:
    """Every item of a briefing, section by section, in its order; the title comes first."""
    return (Entry(Section.TITLE, 0, briefing.title), *_items(briefing))


def _items(briefing: Briefing) -> Iterator[Entry]:
    for at, item in enumerate(briefing.headline):
        yield Entry(Section.HEADLINE, at, item.text, item, item.evidence)
    for at, point in enumerate(briefing.key_points):
        yield Entry(Section.KEY_POINTS, at, point.text, point, point.evidence, disputed=point.disputed)
    for at, position in enumerate(briefing.positions):
        yield Entry(
            Section.POSITIONS,
            at,
            position.text,
            position,
            position.evidence,
            party=position.party,
            issue=position.issue,
            stance=position.stance,
            quotes=position.quotes,
        )
    for at, question in enumerate(briefing.open_questions):
        yield Entry(Section.OPEN_QUESTIONS, at, question.text, question, question.evidence, why=question.why)
    own = ((section, item) for section in briefing.sections for item in section.items)
    for at, (section, item) in enumerate(own):
        yield Entry(Section.OWN, at, item.text, item, item.evidence, own=section.title, details=item.details)
    for at, failed in enumerate(briefing.unsupported):
        yield Entry(Section.UNSUPPORTED, at, failed.text, failed, failed.evidence)
