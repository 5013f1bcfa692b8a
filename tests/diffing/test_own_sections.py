from __future__ import annotations

from summarizer.briefing import Briefing, Detail, Evidence, Section, SectionItem, SourceEntry, Wording
from summarizer.diffing import diff, since
from summarizer.text import Span
from tests.rendering.builders import PROVENANCE

TEXT = "Ruth Amble will ask three firms for a price by 30 June."
SOURCE = SourceEntry(id="d1", name="minutes.txt", sentences=1, sha256="0" * 64)


def item(text: str, **details: str) -> SectionItem:
    evidence = Evidence(document="d1", sentence=1, span=Span(0, len(TEXT)), quote=TEXT)
    told = tuple(Detail(name=name, label=name, value=value) for name, value in details.items())
    return SectionItem(text=text, wording=Wording.WORDED, evidence=(evidence,), details=told)


def briefing(**sections: tuple[SectionItem, ...]) -> Briefing:
    own = tuple(Section(name=name, title=name.title(), items=items) for name, items in sections.items())
    return Briefing(title="Minutes", sections=own, sources=(SOURCE,), provenance=PROVENANCE)


def test_a_detail_that_changed_is_a_changed_fact() -> None:
    old = briefing(tasks=(item(TEXT, owner="Ruth Amble", due="30 June"),))
    new = briefing(tasks=(item(TEXT, owner="Ruth Amble", due="31 July"),))
    facts = diff(old, new).facts
    assert [(fact.kind.value, fact.old, fact.new) for fact in facts] == [
        ("detail", "due: 30 June", "due: 31 July")
    ]


def test_an_item_that_changed_its_section_is_gone_from_the_one_and_new_in_the_other() -> None:
    found = diff(briefing(tasks=(item(TEXT),), risks=()), briefing(tasks=(), risks=(item(TEXT),)))
    assert [entry.own for entry in found.removed] == ["Tasks"]
    assert [entry.own for entry in found.added] == ["Risks"]


def test_the_same_sections_differ_in_nothing() -> None:
    one = briefing(tasks=(item(TEXT, owner="Ruth Amble"), item("Something else is to be done.")))
    assert diff(one, one).is_empty


def test_what_is_new_in_a_section_is_news() -> None:
    told = since(briefing(tasks=()), briefing(tasks=(item(TEXT),)), "md")
    assert TEXT in told
