from __future__ import annotations

import json

import pytest

import summarizer
from summarizer.briefing import Briefing
from summarizer.declaration import profile_of
from summarizer.documents import Document
from summarizer.errors import ProfileError
from summarizer.profiles.profile import Content, DetailKind
from summarizer.rendering import parse
from summarizer.testing import ScriptedModel

TEXT = """\
The parish council of Little Wend met on 4 May 2026 in the school.
The council agreed to mend the footbridge before the end of the year.
Colin Dray, the treasurer, warned that the bridge could collapse in another flood.
"""
DOCUMENT = Document(TEXT, id="d1", name="minutes.txt")


class Risk(summarizer.SectionItem):
    """Something that may go wrong."""

    by: str = summarizer.detail("who warns of it", label="said by", kind="name")


class Step(summarizer.SectionItem):
    """Something that happened."""

    day: str = summarizer.detail("when", kind="date")


class MinutesNote(summarizer.Briefing):
    """The minutes of a meeting."""

    dropped = ("positions",)
    titles = {"open_questions": "Left open"}  # noqa: RUF012 - a class variable, which the base declares
    order = ("risks",)

    risks: tuple[Risk, ...] = summarizer.section("Risks", "What may go wrong.", content="risk", most=4)
    steps: tuple[Step, ...] = summarizer.section("Steps", "What happened when.", content="date")


def test_a_class_declares_what_a_file_would() -> None:
    profile = profile_of(MinutesNote)
    risks, steps = profile.sections
    assert (profile.name, profile.about) == ("MinutesNote", "The minutes of a meeting.")
    assert (risks.name, risks.title, risks.most, risks.content) == ("risks", "Risks", 4, Content.RISK)
    assert [(d.name, d.label, d.kind) for d in risks.details] == [("by", "said by", DetailKind.NAME)]
    assert steps.sort == "day"
    assert "positions" not in profile.contents
    assert profile.contents.index("risks") < profile.contents.index("key_points")


def test_rules_fill_the_class_that_declares_the_sections() -> None:
    note = summarizer.brief(DOCUMENT, model="extractive", profile=MinutesNote)
    assert isinstance(note, MinutesNote)
    (risk,) = note.risks
    assert isinstance(risk, Risk)
    assert risk.by == "Colin Dray"
    assert risk.evidence[0].span.of(TEXT) == risk.evidence[0].quote
    assert [step.day for step in note.steps] == ["4 May 2026"]
    assert "## Left open" in summarizer.render(note)


def test_a_model_fills_it_too() -> None:
    reply = {
        "title": "The footbridge", "headline": [], "key_points": [], "open_questions": [], "steps": [],
        "risks": [{"text": "Dray warned that the bridge could collapse.", "sentences": [3], "by": "Dray"}],
    }  # fmt: skip
    note = summarizer.brief(DOCUMENT, model=ScriptedModel(json.dumps(reply)), profile=MinutesNote)
    assert [risk.by for risk in note.risks] == ["Dray"]


def test_its_json_is_that_of_any_briefing_and_comes_back_as_it_was() -> None:
    note = summarizer.brief(DOCUMENT, model="extractive", profile=MinutesNote)
    kept = summarizer.render(note, "json")
    assert MinutesNote.model_validate_json(kept) == note
    plain = parse(kept, "note.json")
    assert type(plain) is Briefing
    assert plain.sections == note.sections
    assert summarizer.render(plain) == summarizer.render(note)
    assert summarizer.diff(plain, note).is_empty


def test_a_section_of_something_else_than_items_is_an_error() -> None:
    class Listed(summarizer.Briefing):
        risks: tuple[str, ...] = summarizer.section("Risks", "What may go wrong.")

    with pytest.raises(ProfileError, match=r"Listed\.risks: its type is no tuple"):
        profile_of(Listed)


def test_a_class_at_odds_with_itself_is_an_error() -> None:
    class Odd(summarizer.Briefing):
        order = ("nowhere",)
        risks: tuple[Risk, ...] = summarizer.section("Risks", "What may go wrong.")

    with pytest.raises(ProfileError, match="Odd: order: there is no section nowhere"):
        summarizer.brief(DOCUMENT, model="extractive", profile=Odd)
