from __future__ import annotations

from summarizer import pipeline
from summarizer.briefing import Briefing
from summarizer.documents import Document
from summarizer.draft import BriefingDraft, PositionDraft
from summarizer.rendering import render
from summarizer.stance import Course, Stance
from summarizer.testing import ScriptedModel

HEARING = """\
ANN LEE: I am against the closure of the Mill Road pool.

TOM REED: The pool costs 90,000 pounds a year, and the roof leaks.

ANN LEE: If the school keeps its hours, I can support the closure of the Mill Road pool.

KAY MOSS: I am against the closure of the Mill Road pool, and so is my street.
"""
LETTERS = ("The Dockers’ Union opposes the new quay.", "The Dockers’ Union supports the new quay.")


def position(party: str, stance: Stance, *, text: str, sentence: int) -> PositionDraft:
    return PositionDraft(text=text, sentences=(sentence,), party=party, issue="pool", stance=stance)


def briefed(*documents: Document, positions: tuple[PositionDraft, ...]) -> Briefing:
    draft = BriefingDraft(title="The pool", positions=positions)
    return pipeline.brief(*documents, model=ScriptedModel(draft))


def spoken(stance: Stance, sentence: int) -> PositionDraft:
    lines = [line.partition(": ")[2] for line in HEARING.splitlines() if line]
    return position("Ann Lee", stance, text=lines[sentence - 1], sentence=sentence)


def quay(*stances: tuple[int, Stance]) -> tuple[PositionDraft, ...]:
    return tuple(position("Dockers’ Union", s, text=LETTERS[n - 1], sentence=n) for n, s in stances)


def test_a_stance_that_changes_at_a_hearing_is_told_earlier_and_later() -> None:
    positions = (spoken(Stance.OPPOSES, 1), spoken(Stance.CONDITIONAL, 3))
    briefing = briefed(Document(HEARING), positions=positions)
    assert [p.course for p in briefing.positions] == [Course.EARLIER, Course.LATER]
    assert "Pool: opposes (earlier); conditional (later)" in render(briefing)


def test_a_stance_that_stays_is_neither() -> None:
    positions = (spoken(Stance.OPPOSES, 1), spoken(Stance.UNSTATED, 3))
    assert [p.course for p in briefed(Document(HEARING), positions=positions).positions] == [None, None]


def test_two_letters_with_dates_tell_which_came_first_in_whatever_order_they_are_given() -> None:
    may = Document(LETTERS[0], id="may", date="3 May 2026")
    june = Document(LETTERS[1], id="june", date="9 June 2026")
    told = quay((1, Stance.OPPOSES), (2, Stance.SUPPORTS))
    assert [p.course for p in briefed(may, june, positions=told).positions] == [Course.EARLIER, Course.LATER]
    earlier = Document(LETTERS[1], id="april", date="9 April 2026")
    told = quay((1, Stance.OPPOSES), (2, Stance.SUPPORTS))
    assert [p.course for p in briefed(may, earlier, positions=told).positions] == [
        Course.LATER,
        Course.EARLIER,
    ]


def test_the_order_of_documents_without_a_date_and_of_a_report_tells_nothing() -> None:
    told = quay((1, Stance.OPPOSES), (2, Stance.SUPPORTS))
    apart = briefed(Document(LETTERS[0], id="a"), Document(LETTERS[1], id="b"), positions=told)
    together = briefed(Document("\n\n".join(LETTERS)), positions=told)
    assert {p.course for p in (*apart.positions, *together.positions)} == {None}
