"""What a merge is asked for: items that name findings by number, and no sentences at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, create_model
from pydantic.json_schema import SkipJsonSchema

from summarizer.draft import item_draft
from summarizer.form import Form
from summarizer.profiles.profile import PLAIN, Profile, SectionPlan
from summarizer.stance import Stance


class MergedItem(Form):
    """A sentence of prose, empty to keep a finding's own, and the numbers of the findings it rests on."""

    text: str = ""
    items: tuple[int, ...] = Field(min_length=1)


class MergedPoint(MergedItem):
    """A finding. `disputed` where the findings contradict each other on it, and the text says how."""

    disputed: bool = False


class MergedPosition(MergedItem):
    """What one party holds on one issue."""

    party: str = Field(min_length=1)
    issue: str = Field(min_length=1)
    stance: Stance


class MergedQuestion(MergedItem):
    """A question that all findings together leave open; `why` is empty to keep the finding's own."""

    why: str = ""


class MergedSectionItem(MergedItem):
    """An item of a section of one's own; a detail is empty to keep that of the findings."""

    @property
    def details(self) -> Mapping[str, str]:
        """Its details by name."""
        return {name: value for name, value in self if name not in MergedSectionItem.model_fields}


class SameParty(Form):
    """A party, and the other names by which the findings call it."""

    name: str = Field(min_length=1)
    also: tuple[str, ...] = Field(min_length=1)


class Merge(Form):
    """The model's reply to a merge."""

    parties: tuple[SameParty, ...] = ()
    title: str = Field(min_length=1)
    headline: tuple[MergedItem, ...] = ()
    key_points: tuple[MergedPoint, ...] = ()
    positions: tuple[MergedPosition, ...] = ()
    open_questions: tuple[MergedQuestion, ...] = ()

    @property
    def own(self) -> Mapping[str, tuple[MergedSectionItem, ...]]:
        """The items of each section of one's own, by the section's name."""
        return {name: items for name, items in self if name not in Merge.model_fields}


@lru_cache(maxsize=64)
def bounded_merge(count: int, profile: Profile = PLAIN) -> type[Merge]:
    """`Merge` of `count` findings: a number outside 1 … count is invalid, in the schema and in validation.

    It has a field for each section of the profile, and none in the schema for those that it drops.
    """
    # Any: types that are made here, which no annotation can name.
    number: Any = Annotated[int, Field(ge=1, le=count)]
    numbers: Any = (tuple[number, ...], Field(min_length=1))

    def many(item: type[MergedItem]) -> Any:  # Any: a field that is made here
        within: Any = create_model(item.__name__, __base__=item, __doc__=item.__doc__, items=numbers)
        return (tuple[within, ...], ...)

    def unasked(item: Any) -> Any:  # Any: likewise
        return (SkipJsonSchema[tuple[item, ...]], ())

    asked = {name: (unasked if name in profile.dropped else many)(kind) for name, kind in _STANDARD.items()}
    own = {plan.name: many(_own(plan)) for plan in profile.sections}
    doc = "A briefing of the numbered findings."
    return create_model("Merge", __base__=_wide(profile), __doc__=doc, **asked, **own)


_STANDARD: Mapping[str, type[MergedItem]] = {
    "headline": MergedItem,
    "key_points": MergedPoint,
    "positions": MergedPosition,
    "open_questions": MergedQuestion,
}


@lru_cache(maxsize=64)
def _wide(profile: Profile) -> type[Merge]:
    """`Merge` with the sections of a profile."""
    if not profile.sections:
        return Merge
    # Any: fields that are made here.
    own: Any = {plan.name: (tuple[_own(plan), ...], ()) for plan in profile.sections}  # type: ignore[misc]  # likewise
    return create_model("Merge", __base__=Merge, **own)


@lru_cache(maxsize=64)
def _own(plan: SectionPlan) -> type[MergedSectionItem]:
    # Any: fields that are made here.
    details: Any = {d.name: (str, Field(default="", description=d.instruction)) for d in plan.details}
    name = f"Merged{item_draft(plan).__name__}"
    return create_model(name, __base__=MergedSectionItem, __doc__=plan.instruction, **details)
