"""A briefing kept as JSON, tampered with beside its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.briefing import Briefing, Party
from summarizer.rendering import render
from summarizer.text import Span
from summarizer.verification import Verification, read_note, verify
from tests.rendering.briefings import harbour
from tests.verification.scripted import Script
from tests.verification.test_own_notes import HARBOUR_SOURCES


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[Briefing], Verification]:
    """A briefing written as JSON, read back and verified."""

    def verified(briefing: Briefing) -> Verification:
        path = tmp_path / "note.json"
        path.write_text(render(briefing, "json"), "utf-8")
        return verify(read_note(path), HARBOUR_SOURCES, checkers=Script())

    return verified


def changed(briefing: Briefing, **values: object) -> Briefing:
    """The briefing with other evidence for its first key point."""
    first, *others = briefing.key_points
    evidence = (first.evidence[0].model_copy(update=values), *first.evidence[1:])
    point = first.model_copy(update={"evidence": evidence})
    return briefing.model_copy(update={"key_points": (point, *others)})


def position(briefing: Briefing, party: str) -> Briefing:
    first, *others = briefing.positions
    return briefing.model_copy(update={"positions": (first.model_copy(update={"party": party}), *others)})


def source(briefing: Briefing, **values: object) -> Briefing:
    (entry,) = briefing.sources
    return briefing.model_copy(update={"sources": (entry.model_copy(update=values),)})


def invented(briefing: Briefing) -> Briefing:
    return briefing.model_copy(update={"parties": (*briefing.parties, Party(name="Guild of Thieves"))})


def kinds(verification: Verification) -> set[str]:
    return {reason.kind for claim in verification.claims for reason in claim.reasons}


def test_a_briefing_as_it_was_made_has_nothing_wrong_with_it(
    kept: Callable[[Briefing], Verification],
) -> None:
    verification = kept(harbour())
    assert verification.findings == ()
    assert [reason for reason in verification.unchecked if "issues and stances of its positions" in reason]


@pytest.mark.parametrize(
    ("tampered", "kind"),
    [
        (changed(harbour(), span=Span(3, 40)), "place"),
        (changed(harbour(), span=Span(10**6, 10**6 + 9)), "place"),
        (changed(harbour(), sentence=999), "place"),
        (position(harbour(), "Guild of Thieves"), "party"),
        (invented(harbour()), "party"),
        (source(harbour(), sha256="0" * 64), "source"),
        (source(harbour(), title="Nothing happened"), "source"),
    ],
    ids=["shifted", "beyond the text", "sentence", "position", "party", "hash", "title"],
)
def test_what_was_tampered_with_is_found_and_nothing_else(
    kept: Callable[[Briefing], Verification], tampered: Briefing, kind: str
) -> None:
    verification = kept(tampered)
    assert kinds(verification) == {kind}
    assert all(finding.place.span.end > 0 for finding in verification.findings)
