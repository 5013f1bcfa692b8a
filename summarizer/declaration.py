"""A profile as a class: a subclass of `Briefing` whose fields are the sections that it adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

from pydantic.fields import FieldInfo

from summarizer.briefing import Briefing, SectionItem
from summarizer.errors import ProfileError
from summarizer.profiles.checking import check
from summarizer.profiles.profile import (
    MOST,
    Content,
    DetailKind,
    DetailPlan,
    Profile,
    SectionPlan,
    StandardPlan,
)


def section(
    title: str,
    instruction: str,
    *,
    most: int = MOST,
    content: Content | str | None = None,
    signs: dict[str, tuple[str, ...]] | None = None,
) -> Any:  # Any: what stands for a field's value is of the field's type
    """A section of one's own: a field of a subclass of `Briefing`, of the type `tuple[ITEM, ...]`.

    `instruction` is what the model is told. Rules look for `content`, and for one of the `signs`, words by
    language. Of a detail that is a date, the first one, the items are put in order.

    >>> class RiskNote(Briefing):
    ...     risks: tuple[SectionItem, ...] = section("Risks", "What may go wrong.", content="risk")
    >>> profile_of(RiskNote).sections[0].title
    'Risks'
    """
    given = tuple((language, tuple(words)) for language, words in (signs or {}).items())
    plan = SectionPlan(
        name="",
        title=title,
        instruction=instruction,
        most=most,
        content=None if content is None else Content(content),
        signs=given,
    )
    return _field(plan, ())


def detail(
    instruction: str, *, label: str = "", kind: DetailKind | str = DetailKind.WORDS
) -> Any:  # Any: likewise
    """A detail of an item: a field of a subclass of `SectionItem`, a `str`, empty where it is not told."""
    return _field(DetailPlan("", label, instruction, DetailKind(kind)), "")


def _field(plan: SectionPlan | DetailPlan, default: object) -> Any:  # Any: as above
    # What it holds stands among the sections of the briefing, and is written out there.
    field: FieldInfo = FieldInfo(default=default, exclude=True, repr=False)
    field.metadata.append(plan)
    return field


def profile_of(note: type[Briefing]) -> Profile:
    """The profile that a subclass of `Briefing` declares.

    Raises `ProfileError` if a section is at odds with the others, or if it declares nothing.
    """
    profile = Profile(
        name=note.__name__,
        about=_first_line(note),
        sections=tuple(_sections(note)),
        standard=tuple(_standard(note)),
        order=note.order,
    )
    try:
        check(profile)
    except ValueError as error:
        raise ProfileError(f"{note.__name__}: {error}", profile=note.__name__, line=None) from error
    return profile


def _sections(note: type[Briefing]) -> Iterator[SectionPlan]:
    for name, field in note.model_fields.items():
        for plan in field.metadata:
            if isinstance(plan, SectionPlan):
                details = tuple(_details(_item_of(note, name)))
                dates = [each.name for each in details if each.kind is DetailKind.DATE]
                yield replace(plan, name=name, details=details, sort=next(iter(dates), ""))


def _item_of(note: type[Briefing], name: str) -> type[SectionItem]:
    """The class of a section's items; `ProfileError` if its type is another, or cannot be told."""
    item = next(iter(get_args(note.model_fields[name].annotation)), None)
    if isinstance(item, type) and issubclass(item, SectionItem):
        return item
    problem = "its type is no tuple[ITEM, ...] of a subclass of SectionItem that its module knows"
    raise ProfileError(f"{note.__name__}.{name}: {problem}", profile=note.__name__, line=None)


def _standard(note: type[Briefing]) -> Iterator[StandardPlan]:
    for name in dict.fromkeys((*note.dropped, *note.titles)):
        yield StandardPlan(name, title=note.titles.get(name, ""), drop=name in note.dropped)


def _details(item: type[SectionItem]) -> Iterator[DetailPlan]:
    for name, field in item.model_fields.items():
        for plan in field.metadata:
            if isinstance(plan, DetailPlan):
                yield replace(plan, name=name, label=plan.label or name.replace("_", " "))


def _first_line(note: type[Briefing]) -> str:
    return (note.__doc__ or "").strip().partition("\n")[0]
