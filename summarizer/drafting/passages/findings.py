"""What was found in one passage, and how it is told to whoever puts the passages together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from summarizer.briefing import Unsupported
from summarizer.draft import (
    ItemDraft,
    KeyPointDraft,
    PassageDraft,
    PositionDraft,
    QuestionDraft,
    SectionItemDraft,
)
from summarizer.drafting.budget import Budget

# A finding's number, its brackets and its line break; and a number that stands for any.
_MARK, _ANY = 5, 999

Found = KeyPointDraft | PositionDraft | QuestionDraft | SectionItemDraft


@dataclass(frozen=True)
class Finding:
    """An item of a passage's draft, under its number in the request."""

    number: int
    item: Found

    @property
    def told(self) -> str:
        """The item on one line; sentence numbers are kept by us, and never sent."""
        item = self.item
        if isinstance(item, PositionDraft):
            return f"(position; {item.party}; {item.issue}; {item.stance.value}) {item.text}"
        if isinstance(item, QuestionDraft):
            return f"(open question) {item.text} {item.why}"
        if isinstance(item, SectionItemDraft):
            details = "".join(f" [{name}: {value}]" for name, value in item.details.items() if value)
            return f"({item.plan.name}) {item.text}{details}"
        return f"({'disputed' if item.disputed else 'key'} point) {item.text}"


@dataclass(frozen=True)
class Part:
    """The findings of one passage, as a request lists them."""

    about: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Findings:
    """What was found in the sentences `first` to `last`, in the order of the sections, and what was lost."""

    draft: PassageDraft
    first: int
    last: int
    lost: tuple[Unsupported, ...] = ()

    @property
    def items(self) -> tuple[Found, ...]:
        """All of them."""
        draft = self.draft
        return (*draft.key_points, *draft.positions, *draft.open_questions, *chain(*draft.own.values()))

    def size(self, budget: Budget) -> int:
        """The tokens that they take in a request."""
        told = (Finding(_ANY, item).told for item in self.items)
        return budget.of(self.draft.about) + sum(budget.of(text) + _MARK for text in told) + _MARK


def listed(found: Sequence[Findings]) -> tuple[Part, ...]:
    """The findings as a request lists them, numbered from 1 across the passages."""
    return tuple(_listed(found))


def _listed(found: Sequence[Findings]) -> Iterator[Part]:
    number = 1
    for each in found:
        numbered = tuple(Finding(number + at, item) for at, item in enumerate(each.items))
        number += len(numbered)
        yield Part(each.draft.about, numbered)


def sentences_of(items: Sequence[ItemDraft]) -> tuple[int, ...]:
    """The sentences that several items rest on, once each, in order.

    >>> sentences_of([ItemDraft(text="One.", sentences=(7, 2)), ItemDraft(text="Two.", sentences=(2,))])
    (2, 7)
    """
    return tuple(sorted({number for item in items for number in item.sentences}))
