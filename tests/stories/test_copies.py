from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents import Document
from summarizer.segmentation import number
from summarizer.stories import Copies, copies
from tests.stories.telling import briefed

WIRE = (
    "The gate of the old weir gave way before dawn on Monday, the county said.",
    "Two people were carried from their bedrooms by the fire brigade of the town.",
    "The railway between the two towns will stay closed until the end of the week.",
    "Soldiers filled sandbags through the night on both banks of the swollen river.",
)
OWN = (
    "A baker in the market street gave away all her bread to those without a kitchen.",
    "Nobody in the town hall wanted to speak about the letter that came in January.",
)


def found(*texts: str, publisher: str = "") -> Copies:
    documents = [Document(text, id=f"d{at}", publisher=publisher) for at, text in enumerate(texts, 1)]
    return copies(number(documents))


def test_a_wire_report_under_another_headline_is_a_copy() -> None:
    text = "\n\n".join(WIRE)
    assert found(text, f"River breaks the weir\n\n{text}").originals == {"d1": "d1", "d2": "d1"}


def test_a_lightly_edited_report_is_a_copy() -> None:
    edited = " ".join(WIRE).replace("old weir", "Kettle Weir").replace(" of the town", "")
    assert found(" ".join(WIRE), edited).originals["d2"] == "d1"


def test_a_report_that_takes_one_sentence_is_none_but_the_sentence_is_known() -> None:
    known = found(" ".join(WIRE), " ".join([OWN[0], WIRE[1], OWN[1]]))
    assert known.originals["d2"] == "d2"
    assert known.first(6) == 2
    assert known.first(5) == 5


def test_two_reports_of_one_publisher_are_one_source() -> None:
    known = found(WIRE[0], OWN[0], publisher="Coast Press")
    assert known.originals["d2"] == "d2"
    assert known.independent(["d1", "d2"]) == ("d1",)


def test_what_two_papers_have_of_one_agency_is_one_source_and_their_own_is_not() -> None:
    first = f"MERROW (NWA) – {WIRE[0]}"
    second = f"MERROW (NWA) – {OWN[0]}"
    documents = [
        Document(first, id="d1", publisher="The Morning Post"),
        Document(second, id="d2", publisher="The Evening Mail"),
        Document(OWN[1], id="d3", publisher="The Evening Mail"),
    ]
    known = copies(number(documents))
    assert known.independent(["d1", "d2", "d3"]) == ("d1", "d3")


@given(st.permutations(WIRE))
def test_the_order_of_the_sentences_hides_no_copy(order: list[str]) -> None:
    assert found(" ".join(WIRE), " ".join(order)).originals["d2"] == "d1"


def test_a_copy_carries_no_point_and_no_version() -> None:
    wire = "The county said that 340 homes were flooded in Merrow on Monday morning. " + WIRE[2]
    other = "The army said that 210 homes were flooded in Merrow. " + OWN[0]
    briefing = briefed(wire, wire, other)
    (disagreement,) = briefing.disagreements
    assert [version.documents for version in disagreement.versions] == [("d1",), ("d3",)]
    assert [source.copy_of for source in briefing.sources] == ["", "d1", ""]
    assert all("d2" not in (*point.carriers, *point.partly) for point in briefing.key_points)
