"""What a model is asked for: items that cite sentences by number, and hold no evidence yet."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache, lru_cache, wraps
from threading import RLock
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import Field, create_model
from pydantic.json_schema import SkipJsonSchema

from summarizer.form import Form
from summarizer.profiles.profile import PLAIN, Profile, SectionPlan
from summarizer.stance import Stance

P = TypeVar("P", bound=Hashable)
T = TypeVar("T", bound="Form")


class ItemDraft(Form):
    """A sentence of prose, and the numbers of the source sentences that it rests on."""

    text: str = Field(min_length=1)
    sentences: tuple[int, ...] = Field(min_length=1)


class KeyPointDraft(ItemDraft):
    """A finding.

    `disputed` where the documents contradict each other on it, and the text says who says what.
    """

    disputed: bool = False


class PositionDraft(ItemDraft):
    """What one party holds on one issue; `issue` is a few words, the same for every party."""

    party: str = Field(min_length=1)
    issue: str = Field(min_length=1)
    stance: Stance


class QuestionDraft(ItemDraft):
    """A question that the documents leave open; `why` says how they leave it open."""

    why: str = Field(min_length=1)


class SectionItemDraft(ItemDraft):
    """An item of a section of one's own; a subclass, with its `plan`, has a field for each detail."""

    plan: ClassVar[SectionPlan]

    @property
    def details(self) -> Mapping[str, str]:
        """Its details by name; one that the sentences do not tell is empty."""
        return {name: value for name, value in self if name not in SectionItemDraft.model_fields}


class BriefingDraft(Form):
    """The model's unverified reply: what it would say, by sentence number.

    Nothing in it is asserted to anyone: `summarizer.grounding.ground` makes the briefing from it. A title is
    asked for, and a reply stands without. A subclass (`briefing_draft`) has a field for each section of one's
    own.
    """

    title: str = ""
    headline: tuple[ItemDraft, ...] = ()
    key_points: tuple[KeyPointDraft, ...] = ()
    positions: tuple[PositionDraft, ...] = ()
    open_questions: tuple[QuestionDraft, ...] = ()

    @property
    def own(self) -> Mapping[str, tuple[SectionItemDraft, ...]]:
        """The items of each section of one's own, by the section's name."""
        return {name: items for name, items in self if name not in BriefingDraft.model_fields}


class PassageDraft(Form):
    """The model's unverified reply for one passage of longer documents; `about` says what it is about."""

    about: str = ""
    key_points: tuple[KeyPointDraft, ...] = ()
    positions: tuple[PositionDraft, ...] = ()
    open_questions: tuple[QuestionDraft, ...] = ()

    @property
    def own(self) -> Mapping[str, tuple[SectionItemDraft, ...]]:
        """As of a `BriefingDraft`."""
        return {name: items for name, items in self if name not in PassageDraft.model_fields}


def _once(make: Callable[[P], type[T]]) -> Callable[[P], type[T]]:
    """Make a class for something once and for all, whichever threads ask for it at a time.

    Two classes of one plan would not take each other's items.
    """
    made, lock = cache(make), RLock()

    @wraps(make)
    def one(of: P) -> type[T]:
        with lock:
            return made(of)

    return one


@_once
def briefing_draft(profile: Profile) -> type[BriefingDraft]:
    """`BriefingDraft` with the sections of a profile."""
    if not profile.sections:
        return BriefingDraft
    return create_model("BriefingDraft", __base__=BriefingDraft, **_unbounded(profile))


@_once
def passage_draft(profile: Profile) -> type[PassageDraft]:
    """`PassageDraft` with the sections of a profile."""
    if not profile.sections:
        return PassageDraft
    return create_model("PassageDraft", __base__=PassageDraft, **_unbounded(profile))


@_once
def item_draft(plan: SectionPlan) -> type[SectionItemDraft]:
    """`SectionItemDraft` with the details of a section."""
    # Any: fields that are made here.
    details: Any = {d.name: (str, Field(default="", description=d.instruction)) for d in plan.details}
    name = f"{plan.name.title().replace('_', '')}Item"
    made = create_model(name, __base__=SectionItemDraft, __doc__=plan.instruction, **details)
    made.plan = plan
    return made


@lru_cache(maxsize=256)
def bounded(count: int, profile: Profile = PLAIN) -> type[BriefingDraft]:
    """The draft of a passage of `count` sentences: a number outside 1 … count is invalid.

    The bound stands in the JSON schema and in validation alike; sections that the profile drops are not in
    the schema. Building the classes costs milliseconds, so that they are kept.
    """
    return create_model(
        "BriefingDraft",
        __base__=briefing_draft(profile),
        __doc__="A briefing of the numbered sentences.",
        title=(str, ...),
        **_fields(_STANDARD, profile, (1, count)),
    )


@lru_cache(maxsize=256)
def bounded_passage(first: int, last: int, profile: Profile = PLAIN) -> type[PassageDraft]:
    """The draft of the sentences `first` to `last`: another number is invalid, as in `bounded`."""
    return create_model(
        "PassageDraft",
        __base__=passage_draft(profile),
        __doc__="What the numbered sentences say.",
        **_fields(
            {name: kind for name, kind in _STANDARD.items() if name != "headline"}, profile, (first, last)
        ),
    )


_STANDARD: Mapping[str, type[ItemDraft]] = {
    "headline": ItemDraft,
    "key_points": KeyPointDraft,
    "positions": PositionDraft,
    "open_questions": QuestionDraft,
}


def _unbounded(profile: Profile) -> Any:  # Any: fields that are made here
    return {plan.name: (tuple[item_draft(plan), ...], ()) for plan in profile.sections}  # type: ignore[misc]  # likewise


def _fields(
    standard: Mapping[str, type[ItemDraft]], profile: Profile, numbers: tuple[int, int]
) -> Any:  # Any: fields that are made here
    """A field for each section that is asked for; its items cite numbers from the first to the last."""
    asked = {name: _many(kind, *numbers) for name, kind in standard.items() if name not in profile.dropped}
    unasked = {name: _unasked(kind) for name, kind in standard.items() if name in profile.dropped}
    own = {plan.name: _many(item_draft(plan), *numbers) for plan in profile.sections}
    return {**asked, **unasked, **own}


def _unasked(item: Any) -> Any:  # Any: a field that is made here
    """A field of such items that the schema does not tell of."""
    return (SkipJsonSchema[tuple[item, ...]], ())


def _many(item: type[ItemDraft], first: int, last: int) -> Any:  # Any: a field that is made here
    """A field of such items, each of which cites numbers from `first` to `last`."""
    # Any: types that are made here, which no annotation can name.
    number: Any = Annotated[int, Field(ge=first, le=last)]
    numbers: Any = (tuple[number, ...], Field(min_length=1))
    within: Any = create_model(item.__name__, __base__=item, __doc__=item.__doc__, sentences=numbers)
    return (tuple[within, ...], ...)
