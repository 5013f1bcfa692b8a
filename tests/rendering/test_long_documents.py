from __future__ import annotations

from summarizer.briefing import Briefing, Coverage, Gap, Provenance, SourceEntry
from summarizer.documents import Document
from summarizer.rendering import parse, render
from summarizer.verification import verify

SOURCE = SourceEntry(id="report", name="report.txt", sentences=900, sha256="0" * 64)
GAP = Gap(
    document="report",
    first=120,
    last=340,
    pages=(12, 31),
    headings=("Section 2: bridges",),
    reason="gpt-test: no valid reply in 2 attempts",
)
PARTS = (
    Coverage(document="report", first=1, last=450, opening="Section 1: roads", statements=440, cited=3),
    Coverage(document="report", first=451, last=900, opening="Section 9: rail", statements=445, cited=0),
)
BRIEFING = Briefing(
    title="The audit",
    coverage=PARTS,
    gaps=(GAP,),
    sources=(SOURCE,),
    provenance=Provenance(version="1", drafter="passages", model="gpt-test"),
)
TOLD = (
    "Sentences 120–340 (pages 12 to 31; “Section 2: bridges”) could not be read: "
    "gpt-test: no valid reply in 2 attempts."
)


def flat(note: str) -> str:
    return " ".join(note.replace(">", " ").split())


def test_a_gap_stands_at_the_top_of_every_note_with_its_pages_and_why() -> None:
    for format in ("md", "txt"):
        note = flat(render(BRIEFING, format))
        assert TOLD in note
        assert note.index(TOLD) < note.index("Key points")


def test_a_gap_in_a_text_without_pages_or_headings_is_told_by_its_sentences() -> None:
    gap = GAP.model_copy(update={"pages": (), "headings": (), "last": 120})
    note = flat(render(BRIEFING.model_copy(update={"gaps": (gap,)})))
    assert "Sentences 120 could not be read" in note


def test_how_much_of_each_part_is_told_stands_in_the_note() -> None:
    note = render(BRIEFING)
    assert "3 of 885 sentences that could be evidence are cited; by part:" in note
    assert r"[451–900] Section 9: rail (0 of 445 sentences cited)" in note.replace("\\", "")


def test_gaps_and_coverage_survive_as_json() -> None:
    assert parse(render(BRIEFING, "json"), "note.json") == BRIEFING


def test_our_own_note_of_a_long_document_has_no_finding_for_what_it_says_of_itself() -> None:
    words = (
        "Section 1: roads\n\nThe road was mended in June.\n\nSection 9: rail\n\nThe line was shut in May.\n"
    )
    found = verify(render(BRIEFING), [Document(words, "report", "report.txt")])
    assert [finding for finding in found.findings if not finding.stands] == []


def test_a_gap_of_many_headings_names_some_and_says_how_many_more_there_are() -> None:
    headings = tuple(f"Section {number}" for number in range(2, 9))
    gap = GAP.model_copy(update={"headings": headings})
    note = flat(render(BRIEFING.model_copy(update={"gaps": (gap,)})))
    assert "“Section 5”; further headings: 3) could not be read" in note


def test_a_part_that_lies_in_a_gap_is_not_one_of_which_nothing_was_cited() -> None:
    part = Coverage(document="report", first=130, last=300, opening="Section 3: ports", statements=9, cited=0)
    note = render(BRIEFING.model_copy(update={"coverage": (*PARTS, part)})).replace("\\", "")
    assert "[130–300] Section 3: ports (not read)" in note
