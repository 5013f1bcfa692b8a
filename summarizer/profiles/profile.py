"""A profile: the sections of a note, and what is asked for each that is not a section of every note."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property

STANDARD = ("headline", "key_points", "disagreements", "developments", "positions", "open_questions")
"""The sections of every note, by their fields in a briefing, in their order."""

ASKED = ("headline", "key_points", "positions", "open_questions")
"""Those of them that are drafted; the others are found by comparing what was."""

MOST = 8
"""How many items a section has at most, where it does not say."""


class DetailKind(StrEnum):
    """What a detail is, and so how it must stand in the sources: a figure and a date by value, a name also
    where a pronoun or a turn stands for it, and other words letter by letter."""

    WORDS = "words"
    NAME = "name"
    FIGURE = "figure"
    DATE = "date"


class Content(StrEnum):
    """What rules look for where no model chooses: a figure with its unit, a date, somebody's decision or
    undertaking, something that may go wrong; `ANY` is every statement."""

    FIGURE = "figure"
    DATE = "date"
    DECISION = "decision"
    RISK = "risk"
    ANY = "any"


@dataclass(frozen=True)
class DetailPlan:
    """A detail of the items of a section: `instruction` says what it is, `label` is what readers see."""

    name: str
    label: str
    instruction: str
    kind: DetailKind = DetailKind.WORDS


@dataclass(frozen=True)
class SectionPlan:
    """A section of one's own: what a model is told of it, and what rules take for it.

    `content` is None where rules have nothing to go by, unless there are `signs`: words by language, one of
    which a statement must have. Of the details, `lead` opens an item, and by the date `sort` items are put in
    order. With `repeats` the section may tell what a key point tells.
    """

    name: str
    title: str
    instruction: str
    details: tuple[DetailPlan, ...] = ()
    most: int = MOST
    lead: str = ""
    sort: str = ""
    content: Content | None = None
    signs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    repeats: bool = False

    def detail(self, name: str) -> DetailPlan | None:
        """The detail of that name, if the section has it."""
        return next((detail for detail in self.details if detail.name == name), None)

    def signs_in(self, language: str) -> tuple[str, ...]:
        """The section's signs in a language, as the profile has them."""
        return dict(self.signs).get(language, ())


@dataclass(frozen=True)
class StandardPlan:
    """What is other than usual in a section of every note."""

    name: str
    title: str = ""
    instruction: str = ""
    drop: bool = False


@dataclass(frozen=True)
class Profile:
    """The sections of a note: those of one's own, what is other in those of every note, and their order.

    `order` names sections that stand first, in that order, after the headline if it does not name that. The
    others follow as in every note, sections of one's own after the key points. `source` is the text of its
    file, and empty where it has none.
    """

    name: str = ""
    about: str = ""
    sections: tuple[SectionPlan, ...] = ()
    standard: tuple[StandardPlan, ...] = ()
    order: tuple[str, ...] = ()
    source: str = field(default="", compare=False)

    def __bool__(self) -> bool:
        return bool(self.sections or self.standard or self.order)

    @cached_property
    def sha256(self) -> str:
        """The hash of all that bears on a note, whatever its file's comments; empty of no profile."""
        if not self:
            return ""
        from hashlib import sha256  # it loads OpenSSL, and most runs have no profile

        told = [_told(self.sections), _told(self.standard), self.order]
        return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()

    @cached_property
    def dropped(self) -> frozenset[str]:
        """The sections of every note that this one is without."""
        return frozenset(plan.name for plan in self.standard if plan.drop)

    @property
    def details(self) -> tuple[DetailPlan, ...]:
        """The details of all sections of one's own."""
        return tuple(detail for section in self.sections for detail in section.details)

    @property
    def asks(self) -> bool:
        """Whether a model is to be asked for anything else than without the profile."""
        return bool(self.sections or any(plan.drop or plan.instruction for plan in self.standard))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What sections go by, where it is not the note's own words."""
        own = {plan.name: plan.title for plan in self.sections}
        return {**{plan.name: plan.title for plan in self.standard if plan.title}, **own}

    def section(self, name: str) -> SectionPlan | None:
        """The section of one's own of that name, if there is one."""
        return next((section for section in self.sections if section.name == name), None)

    @cached_property
    def contents(self) -> tuple[str, ...]:
        """The names of the note's sections in their order; none of no profile.

        >>> plan = SectionPlan("risks", "Risks", "What may go wrong.")
        >>> Profile("ours", sections=(plan,), order=("risks",)).contents[:3]
        ('headline', 'risks', 'key_points')
        """
        return tuple(dict.fromkeys(self._contents())) if self else ()

    def _contents(self) -> Iterator[str]:
        if not {"headline"} & {*self.order, *self.dropped}:
            yield "headline"
        yield from self.order
        for name in STANDARD:
            if name not in self.dropped:
                yield name
            if name == "key_points":
                yield from (section.name for section in self.sections)


def _told(value: object) -> object:
    """A value as JSON has it, without what is as usual: so a hash outlasts the next field of a plan."""
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    if isinstance(value, DetailPlan | SectionPlan | StandardPlan):
        return {f.name: _told(vars(value)[f.name]) for f in fields(value) if vars(value)[f.name] != f.default}
    return value


PLAIN = Profile()
"""Every note's sections, and no others."""
