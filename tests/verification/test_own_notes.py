"""Our own notes, which cite sentences by number, and hold phrases that say nothing of their subject."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.briefing import Briefing
from summarizer.documents import Document
from summarizer.rendering import render
from summarizer.rendering.words import words_in
from summarizer.verification import Note, Verification, read_note, verify
from summarizer.verification.note import Force
from summarizer.verification.reading import read_text
from tests.rendering.briefings import COMMISSION, HARBOUR, REGIONS, UNION, bare, ferries, harbour
from tests.rendering.builders import Text
from tests.verification.scripted import Script

FORMATS = ("md", "txt", "json")


def documents(*texts: Text) -> tuple[Document, ...]:
    return tuple(Document(text.text, id=text.id, name=text.entry.name, title=text.title) for text in texts)


HARBOUR_SOURCES = documents(HARBOUR)
FERRY_SOURCES = documents(COMMISSION, UNION, REGIONS)


@pytest.fixture(params=FORMATS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Briefing], Note]:
    """The note of a briefing, printed in each format and read back."""

    def read_back(briefing: Briefing) -> Note:
        path = tmp_path / f"note.{request.param}"
        path.write_text(render(briefing, request.param), "utf-8")
        return read_note(path)

    return read_back


def held(note: Note, sources: tuple[Document, ...]) -> tuple[Verification, Script]:
    script = Script()
    return verify(note, sources, checkers=script), script


def test_every_sentence_that_the_note_lists_is_looked_up(kept: Callable[[Briefing], Note]) -> None:
    note = kept(harbour())
    listed = {reference.words for reference in note.references}
    assert listed >= {sentence for sentence in HARBOUR.text.splitlines() if "1,400" in sentence}
    assert listed <= set(HARBOUR.text.splitlines())


def test_a_statement_is_held_against_the_sentences_that_it_cites(kept: Callable[[Briefing], Note]) -> None:
    _, script = held(kept(harbour()), HARBOUR_SOURCES)
    cited = dict(script.held)
    points = {
        point.text.rstrip("."): tuple(evidence.sentence for evidence in point.evidence)
        for point in harbour().key_points
    }
    assert points
    for text, numbers in points.items():
        assert [given for said, given in cited.items() if said.startswith(text)] == [numbers]


def test_a_mark_with_a_letter_is_a_sentence_of_that_source(kept: Callable[[Briefing], Note]) -> None:
    verification, script = held(kept(ferries()), FERRY_SOURCES)
    first = ferries().key_points[0]
    given = next(numbers for said, numbers in script.held if said.startswith(first.text.rstrip(".")))
    assert given == tuple(evidence.sentence for evidence in first.evidence)
    assert [finding.place.line for finding in verification.findings] == []


def test_sources_in_another_order_are_found_by_the_words_that_the_note_lists(
    kept: Callable[[Briefing], Note],
) -> None:
    straight = held(kept(ferries()), FERRY_SOURCES)[1].held
    turned, script = held(kept(ferries()), FERRY_SOURCES[::-1])
    passage = script.made[-1][1].passage
    for (said, numbers), (_, turned_numbers) in zip(straight, script.held, strict=True):
        assert len(numbers) == len(turned_numbers), said
    assert turned.findings == ()
    words = {passage.sentence(n).text for _, numbers in script.held for n in numbers}
    assert words <= {reference.words for reference in turned.note.references}


def test_who_signs_a_quote_is_the_speaker_that_is_asked_for(kept: Callable[[Briefing], Note]) -> None:
    _, script = held(kept(harbour()), HARBOUR_SOURCES)
    assert ("They opened a poisoned chest and left the lid off", "harbour", "Anders Holt") in script.asked


def test_open_questions_and_why_they_are_open_assert_nothing(kept: Callable[[Briefing], Note]) -> None:
    note = kept(harbour())
    texts = {statement.text: statement.force for statement in note.statements}
    for question in harbour().open_questions:
        assert texts[question.text] is Force.QUESTION
    asserted = {text for text, force in texts.items() if force is Force.STATEMENT}
    assert not [text for text in asserted if "do not say" in text or "not settle" in text]


def test_what_the_note_itself_lists_as_unsupported_is_set_aside(kept: Callable[[Briefing], Note]) -> None:
    briefing = harbour()
    verification, _ = held(kept(briefing), HARBOUR_SOURCES)
    assert len(briefing.unsupported) == 1
    (told,) = [reason for reason in verification.unchecked if "not supported" in reason]
    assert " listed by the note itself as not supported (line" in told
    failed = briefing.unsupported[0].text
    assert not [claim for claim in verification.claims if failed.rstrip(".") in claim.text]


def test_the_notes_own_phrases_are_no_statements(kept: Callable[[Briefing], Note]) -> None:
    for briefing in (harbour(), ferries()):
        texts = " ".join(statement.text for statement in kept(briefing).statements)
        for phrase in ("Disputed", "None found", "Numbers in brackets", "sha256", "named by the model", "†"):
            assert phrase not in texts


def test_items_that_the_note_joins_to_one_sentence_are_held_apart() -> None:
    line = "**In one line.** The berth closes; Aune called it “a leap; in the dark”. [4, 5]"
    note = read_text(f"{line}\n\n## Sources\n\n{words_in('en').how_to_check}\n")
    assert [(each.text, each.cited) for each in note.statements] == [
        ("The berth closes", ("4", "5")),
        ("Aune called it “a leap; in the dark”.", ("4", "5")),
    ]


def test_a_note_that_found_nothing_still_lists_its_source(kept: Callable[[Briefing], Note]) -> None:
    assert kept(bare()).statements == ()
