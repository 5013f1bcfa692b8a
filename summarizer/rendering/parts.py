"""The sections of a note's body, in their order: those of every note, and those that a profile adds."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.briefing import Briefing, Section, SectionItem
from summarizer.rendering.note import Line, Noted, Part
from summarizer.rendering.references import Marks
from summarizer.rendering.typography import full_stop
from summarizer.rendering.words import Words

STANDARD = ("headline", "key_points", "disagreements", "developments", "positions", "open_questions")
"""The sections of a note without a profile, by their fields in the briefing, in their order."""


def parts(briefing: Briefing, marks: Marks, words: Words) -> tuple[Part, ...]:
    """The sections of the body; those that have nothing to say are among them."""
    return tuple(_parts(briefing, marks, words))


def _parts(briefing: Briefing, marks: Marks, words: Words) -> Iterator[Part]:
    own = {section.name: section for section in briefing.sections}
    titles = {heading.section: heading.title for heading in briefing.contents}
    for name in titles or (*STANDARD, *own):
        if name in own:
            items = tuple(_noted(item, own[name], marks, words) for item in own[name].items)
            yield Part(name, own[name].title, own=True, items=items)
        else:
            yield Part(name, _title(name, titles.get(name, ""), words))


def _title(name: str, given: str, words: Words) -> str:
    """What a section of every note goes by; the headline's is a label, and closes with a full stop."""
    if name == "headline":
        return full_stop(given) if given else words.in_one_line
    return given or words.section(name)


def _noted(item: SectionItem, section: Section, marks: Marks, words: Words) -> Noted:
    lead = next((detail.value for detail in item.details if detail.name == section.lead), "")
    others = [f"{d.label}: {d.value}" for d in item.details if d.name != section.lead]
    return Noted(
        Line(full_stop(item.text), marks.of(item.evidence)),
        lead,
        words.semicolon.join(others),
        tuple((detail.label, detail.value) for detail in item.details),
    )


def named(section: str, briefing: Briefing, words: Words) -> str:
    """What a failed item's section is called: by the profile, or in the note's own words."""
    own = {found.name: found.title for found in briefing.sections}
    given = {heading.section: heading.title for heading in briefing.contents if heading.title}
    return (
        own.get(section) or given.get(section.replace(" ", "_")) or words.section(section.replace(" ", "_"))
    )
