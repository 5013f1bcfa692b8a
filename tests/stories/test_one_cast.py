"""For whom people speak in several documents: never for a body of which only another one tells."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import pytest

from summarizer.grounding.reading import Reading, read
from summarizer.stories import one_cast
from tests.grounding.readings import passage

CIVIC = (
    "Norrland Water rejects the charge. Oskar Vale said that all five anchors were in place.\n\n"
    "The Green List would support an inquiry only if it were led by a judge from outside the county, "
    "its leader, Ivo Brandl, said. “A mayor cannot investigate herself.”"
)
WATER = (
    "Norrland Water, the operator, said that it had raised the alarm at noon. The repairs were done in time, "
    "Norrland Water said. “We did what was asked of us,” Oskar Vale said."
)
UNION = (
    "The Farmers’ Union wants the licence back. The law is on our side, its chairman, Arno Lutz, said. "
    "“They saved on concrete,” said Arno Lutz. The county board met at noon, and its clerk said nothing."
)
POST = "Oskar Vale, the chief executive of Norrland Water, spoke on Monday. “We are sorry,” Oskar Vale said."
ELSEWHERE = (
    "Oskar Vale of the Reed Society opened the fair on Monday. “It is a fine fair,” Oskar Vale said. "
    "The fair was held on the meadow."
)
TEXTS = (CIVIC, WATER, UNION, POST, ELSEWHERE)


@lru_cache(maxsize=32)
def _read(*texts: str) -> Reading:
    return read(passage(*texts))


def _told(found: Reading) -> list[tuple[str, str, str]]:
    """Who speaks for whom, document by document, of all that is attributed."""
    return [(a.document, v.name, v.party) for a in found.everything for v in a.voices]


def _parties(found: Reading, name: str) -> set[str]:
    return {party for _, voice, party in _told(found) if voice == name}


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[::-1]], ids=["in order", "reversed"])
def test_a_document_says_for_whom_people_speak_as_it_does_alone(texts: tuple[str, ...]) -> None:
    alone = [(f"d{at}", *told[1:]) for at, text in enumerate(texts, 1) for told in _told(_read(text))]
    assert _told(_read(*texts)) == alone


@pytest.mark.parametrize("texts", [*combinations(TEXTS, 2), TEXTS, TEXTS[::-1]])
def test_nobody_gets_a_party_that_no_document_gives_them(texts: tuple[str, ...]) -> None:
    given = {told[1:] for text in texts for told in _told(_read(text))}
    assert {told[1:] for told in _told(one_cast(_read(*texts)))} <= given


def test_its_leader_is_the_leader_of_what_the_sentence_is_about() -> None:
    for texts in ((CIVIC,), (WATER, CIVIC), (CIVIC, WATER)):
        assert _parties(one_cast(_read(*texts)), "Ivo Brandl") == {"Green List"}


def test_a_document_that_does_not_say_for_whom_somebody_speaks_learns_it_of_the_other() -> None:
    assert _parties(_read(WATER), "Oskar Vale") == {"Oskar Vale"}
    assert _parties(one_cast(_read(WATER, POST)), "Oskar Vale") == {"Norrland Water"}


def test_two_documents_that_give_one_name_two_bodies_keep_to_what_each_says() -> None:
    told = set(_told(one_cast(_read(POST, ELSEWHERE, WATER))))
    assert ("d1", "Oskar Vale", "Norrland Water") in told
    assert ("d2", "Oskar Vale", "Reed Society") in told
    assert ("d3", "Oskar Vale", "Oskar Vale") in told


def test_a_bare_noun_is_not_the_body_of_another_document() -> None:
    one = "The Farm Ministry met on Monday. The Farm Ministry said that the fields were lost."
    other = "A ministry was blamed by all. The ministry said that it would pay for the roof of the school."
    told = _told(one_cast(_read(one, other)))
    assert "Farm Ministry" not in {party for document, _, party in told if document == "d2"}


def test_the_paper_of_one_country_does_not_mean_the_ministry_of_another() -> None:
    one = "The French Interior Ministry met on Monday. The French Interior Ministry said that it was so."
    other = "The hall was full. The Interior Ministry said that it would pay for the roof of the school."
    assert "Interior Ministry" in {party for _, _, party in _told(one_cast(_read(one, other)))}


def test_who_is_introduced_after_they_spoke_is_not_given_whatever_was_named_before() -> None:
    text = (
        "Norrland Water closed the gate. “It was late,” Oskar Vale said. The Green List met in the hall. "
        "The bank will hold, said Oskar Vale, its leader."
    )
    assert _parties(_read(text), "Oskar Vale") <= {"Oskar Vale", "Green List"}


def test_a_body_that_is_named_after_its_leader_is_not_the_leaders() -> None:
    text = (
        "Baltic Re will not pay for the gate. Its spokeswoman, Rena Holt, said that Norrland Water had lied "
        "to the town. Norrland Water was silent."
    )
    assert _parties(_read(text), "Rena Holt") <= {"Rena Holt", "Baltic Re"}


def test_a_report_of_a_body_is_not_the_body() -> None:
    one = "The gate had cracks, according to a report of the Water Inspectorate. It was seen on Monday."
    other = "The Water Inspectorate said on Monday that the gate was not repaired. It was in no hurry then."
    told = _told(one_cast(_read(one, other)))
    assert {party for document, _, party in told if document == "d2"} == {"Water Inspectorate"}
