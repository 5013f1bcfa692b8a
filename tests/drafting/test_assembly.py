from __future__ import annotations

from summarizer.draft import BriefingDraft
from summarizer.drafting.assembly import assemble
from summarizer.drafting.openings import Opening
from summarizer.drafting.outline import outline
from tests.drafting.readings import STORY, reading


class RecordingWriter:
    """Words each item as its kind and number, and keeps what it was asked."""

    def __init__(self, *, silent: bool = False) -> None:
        self.asked: list[str] = []
        self._silent = silent

    def _answer(self, kind: str, what: object) -> str:
        self.asked.append(kind)
        return f"The {kind} of {what}."

    def point(self, number: int) -> str:
        return self._answer("point", number)

    def headline(self, number: int, point: str) -> str:
        return f"{point[:-1]}, of {number}."

    def stand(self, number: int) -> str:
        return self._answer("stand", number)

    def question(self, opening: Opening) -> str:
        return "" if self._silent else self._answer("question", opening.sentences)


def assembled(writer: RecordingWriter) -> BriefingDraft:
    found = reading(STORY)
    return assemble(outline(found), found, writer)


def test_requests_of_one_kind_follow_each_other() -> None:
    writer = RecordingWriter()
    assembled(writer)
    changes = [
        kind for kind, before in zip(writer.asked, ["", *writer.asked], strict=False) if kind != before
    ]
    assert changes == ["point", "stand", "question"]


def test_the_headline_is_in_the_words_of_its_points_and_asks_for_none() -> None:
    writer = RecordingWriter()
    draft = assembled(writer)
    assert [item.text for item in draft.headline] == ["The point of 2, of 2.", "The point of 5, of 5."]
    assert writer.asked.count("point") == len(draft.key_points)


def test_a_question_that_nobody_can_word_is_left_out() -> None:
    assert len(assembled(RecordingWriter()).open_questions) == 3
    assert assembled(RecordingWriter(silent=True)).open_questions == ()


def test_every_stand_is_an_item_of_its_party() -> None:
    draft = assembled(RecordingWriter())
    stands = outline(reading(STORY)).stands
    assert {item.party for item in draft.positions} == set(stands)
    assert len(draft.positions) == sum(map(len, stands.values()))


def test_a_dispute_tells_both_accounts_in_one_sentence() -> None:
    found = reading(
        "Ann Lee, mayor of Lund, said that Acme Chemicals had poisoned the river with tin. "
        "Rain fell on Monday. Acme Chemicals denied that it had poisoned the river with tin."
    )
    draft = assemble(outline(found), found, RecordingWriter())
    (disputed,) = [point for point in draft.key_points if point.disputed]
    assert disputed.text == "The point of 1; the point of 3."
    assert disputed.sentences == (1, 3)
