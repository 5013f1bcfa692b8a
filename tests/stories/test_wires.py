"""One story, sent by two agencies: nine in ten paragraphs are the same, the headlines are not."""

from summarizer.documents import Document
from summarizer.segmentation import number
from summarizer.stories.copies import copies

BODY = (
    "The council of Lower Weir voted on Tuesday to pay for a new roof over the market hall, nine to four.",
    "The roof will cost 4.5 million euros, said the mayor, Ann Lee, of which the county pays a third.",
    "Tom Hall of the Greens called the price too high for a single building in a town of that size.",
    "Traders in the hall have complained of leaks since the storm of 2019 closed a part of the north wing.",
    "Some of them have moved to the car park behind the station, where they mean to stay until the autumn.",
    "Work is to begin in May with the north wing, and to end before the autumn fair in September.",
    "The hall stays open while it lasts, the council said, but for two weeks in July of this year.",
    "An architect from Upper Weir drew the plans, which the council had asked for in the spring of 2023.",
    "The union of traders called the vote overdue, and asked for lower rents while the work goes on.",
)
OWN = (
    "Its own correspondent counted forty people in the gallery.",
    "The bells of Lower Weir rang at the end of it.",
)


def _wire(id: str, headline: str, own: str) -> Document:
    return Document("\n\n".join((f"# {headline}", *BODY[:5], own, *BODY[5:])), id=id)


def test_a_story_that_two_wires_sent_counts_once() -> None:
    first = _wire("first", "Lower Weir gets its roof", OWN[0])
    second = _wire("second", "Council splits over costly market hall", OWN[1])
    other = Document(
        "# Bridge shut\n\nThe bridge at Upper Weir stays shut until Monday, its engineer said.", id="other"
    )
    found = copies(number([first, other, second]))
    assert found.originals == {"first": "first", "other": "other", "second": "first"}
    assert found.independent(["first", "other", "second"]) == ("first", "other")
    assert len(found.repeated) == len(BODY)
