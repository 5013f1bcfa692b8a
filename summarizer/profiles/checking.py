"""What a profile must keep to, wherever it comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from summarizer.profiles.profile import STANDARD, DetailKind, Profile, SectionPlan
from summarizer.text import fold

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
# Each section is a task for the model, and the more it has the worse it does each.
_SECTIONS, _DETAILS = 12, 6
# What a note, a draft, the reply of a merge, their items, and the classes that they are made of hold already.
_TAKEN = frozenset(
    {
        "about", "balance", "contents", "coverage", "developments", "disagreements", "dropped", "gaps",
        "headline", "key_points", "language", "matrix", "notices", "open_questions", "order", "parties",
        "positions", "provenance", "sections", "sources", "title", "titles", "uncited", "unsupported",
    }
)  # fmt: skip
_TAKEN_DETAILS = frozenset(
    {"checked", "details", "evidence", "item", "items", "sentences", "text", "unchecked", "wording"}
)
# What is no field of theirs, and yet an attribute.
_METHODS = frozenset({"construct", "copy", "dict", "fields", "json", "own", "schema", "told", "validate"})


def check(profile: Profile) -> None:
    """Raise `ValueError` if the sections of a profile are at odds; its message names the section."""
    for fault in _faults(profile):
        raise ValueError(fault)


def _faults(profile: Profile) -> Iterator[str]:
    if not profile:
        yield "says nothing of any section; give it a [sections.NAME]"
    if len(profile.sections) > _SECTIONS:
        yield f"has {len(profile.sections)} sections of its own; a note has room for {_SECTIONS}"
    for section in profile.sections:
        yield from (f"sections.{section.name}{fault}" for fault in _faults_of(section))
    titles = Counter(fold(title) for title in profile.titles.values())
    for name, title in profile.titles.items():
        if titles[fold(title)] > 1:
            yield f"sections.{name}.title: another section goes by “{title}”, too"
    yield from _disorder(profile)


def _disorder(profile: Profile) -> Iterator[str]:
    for plan in profile.standard:
        if plan.name not in STANDARD:
            yield f"sections.{plan.name}: is no section of every note; there are: {', '.join(STANDARD)}"
    there = [*STANDARD, *(section.name for section in profile.sections)]
    for name, count in Counter(profile.order).items():
        if count > 1:
            yield f"order: names {name} {count} times"
        if name not in there:
            yield f"order: there is no section {name}; there are: {', '.join(there)}"
        if name in profile.dropped:
            yield f"order: names {name}, which is dropped"
    if not profile.contents and profile:
        yield "drops every section; leave one"


def _faults_of(section: SectionPlan) -> Iterator[str]:
    """What is wrong with a section, each behind its name."""
    if _misnamed(section.name, _TAKEN):
        yield f": {_advice(section.name)}"
    if not section.instruction.strip():
        yield ".instruction: is empty; say what the section is to hold"
    if len(section.details) > _DETAILS:
        yield f".details: {len(section.details)} are too many; an item has room for {_DETAILS}"
    for detail in section.details:
        if _misnamed(detail.name, _TAKEN_DETAILS):
            yield f".details.{detail.name}: {_advice(detail.name)}"
        if not detail.instruction.strip():
            yield f".details.{detail.name}.instruction: is empty; say what the detail is"
    for key, name in (("lead", section.lead), ("sort", section.sort)):
        if name and section.detail(name) is None:
            yield f".{key}: there is no detail {name}; name one of its details"
    by = section.detail(section.sort)
    if by is not None and by.kind is not DetailKind.DATE:
        yield f".sort: {by.name} is no date; give it the kind date"


def _misnamed(name: str, taken: frozenset[str]) -> bool:
    methods = name in _METHODS or name.startswith("model_")
    return _NAME.fullmatch(name) is None or name in taken or methods


def _advice(name: str) -> str:
    if _NAME.fullmatch(name) is None:
        return "a name is small letters, digits and _, and begins with a letter"
    return "is the name of something else in a note; choose another"
