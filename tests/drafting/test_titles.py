"""What a note is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer.documents import Document
from summarizer.drafting.outline import Outline, outline
from summarizer.drafting.titles import title_of
from summarizer.grounding.reading import Reading
from tests.drafting.readings import STORY, reading


def outlined(*texts: str) -> Outline:
    """The outline of the texts."""
    return outline(reading(*texts))


def titled(found: Reading, *titles: str) -> Reading:
    """The reading, its documents with these titles."""
    documents: list[Document] = [
        replace(document, title=title)
        for document, title in zip(found.passage.documents, titles, strict=True)
    ]
    return replace(found, passage=replace(found.passage, documents=tuple(documents)))


def test_a_document_s_own_title_is_the_title() -> None:
    titled = reading(STORY)
    (document,) = titled.passage.documents
    passage = replace(titled.passage, documents=(replace(document, title="The old harbour"),))
    assert title_of(replace(titled, passage=passage), ()) == "The old harbour"


def test_a_title_is_made_of_the_issues_where_documents_have_none() -> None:
    assert title_of(reading(STORY), outlined(STORY).issues) == "Harbour"


def test_the_opening_words_are_the_title_where_nothing_is_at_issue() -> None:
    short, long = "Rain fell on Lund.", "Rain fell on the old harbour of Lund " * 3
    assert title_of(reading(short), ()) == short
    assert title_of(reading(long), ()) == "Rain fell on the old harbour of Lund Rain fell…"


STORIES = (
    "The siren of Kettle Weir was silent on Monday night. The mayor asked for an inquiry into the gate.",
    "Engineers closed the gate of Kettle Weir on Tuesday. The union wants an inquiry into the motor.",
    "The minister saw Kettle Weir by boat on Friday. He had not read the letter of the town.",
)


def test_several_documents_go_by_the_name_that_most_have() -> None:
    assert title_of(reading(*STORIES), ()) == "Kettle Weir"


def test_a_name_that_one_of_several_has_is_no_title() -> None:
    texts = (STORIES[0], "Rain fell on the old harbour of Lund.", "Nobody had read the letter of the town.")
    assert title_of(reading(*texts), outlined(STORY).issues) == "Harbour"


def test_a_speaker_is_no_title() -> None:
    texts = ("“We will stay here,” Ann Lee said.", "Ann Lee said that she had not read the letter.")
    assert title_of(reading(*texts), outlined(STORY).issues) == "Harbour"


def test_words_that_most_titles_share_are_the_title() -> None:
    titles = ("Depot fire destroys 38 buses", "Police rule out arson in depot fire", "What the town lost")
    assert title_of(titled(reading(*STORIES), *titles), ()) == "Depot fire"


@pytest.mark.parametrize("title", ["Two dead as the gate gives way", "Who saw the boat?"])
def test_one_document_s_claim_or_another_question_is_no_title_of_several(title: str) -> None:
    found = titled(reading(*STORIES), title, "The letter of the town is read", "")
    assert title_of(found, outlined(STORY).issues).startswith("Kettle Weir")


def test_a_name_among_the_words_that_most_titles_share_keeps_its_capital() -> None:
    found = titled(
        reading(STORY, STORY, STORY), "Barge hits Halden bridge", "Halden bridge shut", "Quiet day"
    )
    assert title_of(found, ()) == "Halden bridge"
    found = titled(
        reading(STORY, STORY, STORY), "Ship hits Halden", "Barge hits Halden", "Why it hits Halden"
    )
    assert title_of(found, ()) == "Hits Halden"


def test_the_question_that_a_document_puts_of_the_issue_is_the_title() -> None:
    question = "Should the old harbour be closed?"
    found = titled(reading(*STORIES), question, "The letter of the town is read", "")
    assert title_of(found, outlined(STORY).issues) == question


NAMED = (
    "The ferry to Ofwell Isle is to stay. The mayor asked for an inquiry.",
    "A boat goes to Ofwell Isle on Friday.",
    "Nobody had seen the boat of the town.",
)


@pytest.mark.parametrize(
    "titles",
    [
        ("ferry to ofwell isle", "Ferry to Ofwell Isle stays", "The end of a line"),
        ("FERRY TO OFWELL ISLE", "ferry to ofwell isle saved", "The end of a line"),
        ("The Ferry To Ofwell Isle", "ferry to ofwell isle", "ferry to ofwell isle"),
    ],
)
def test_a_name_has_the_capitals_that_texts_or_titles_give_it(titles: tuple[str, ...]) -> None:
    assert title_of(titled(reading(*NAMED), *titles), ()) == "Ferry to Ofwell Isle"


def test_a_title_that_shouts_does_not_make_the_others_shout() -> None:
    found = titled(reading(*STORIES), "STATEMENT OF OFWELL", "The statement of Ofwell", "A quiet day")
    assert title_of(found, ()) == "Statement of Ofwell"
