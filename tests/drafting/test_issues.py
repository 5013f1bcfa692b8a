from __future__ import annotations

from summarizer.drafting.issues import issue_of, issues
from summarizer.stance import OTHER_MATTERS
from tests.drafting.readings import STORY, reading

UNION = "The Dockers’ Union warned that the {} would cost 300 jobs. "
PORT = "The Port Authority of Lund insisted that the {} was safe. "
LINE = "Corvane Line warned that the {} was too narrow. "


def labels(text: str) -> list[str]:
    return [issue.label for issue in issues(reading(text), 3)]


def test_what_two_parties_speak_of_is_an_issue() -> None:
    assert labels(UNION.format("dredger") + PORT.format("dredger")) == ["dredger"]


def test_what_one_party_alone_speaks_of_is_none() -> None:
    assert labels(UNION.format("dredger") + UNION.format("dredger") + PORT.format("jetty")) == []


def test_a_third_issue_needs_three_parties() -> None:
    two = "".join(UNION.format(thing) + PORT.format(thing) for thing in ("dredger", "jetty", "lighthouse"))
    assert len(labels(two)) == 2
    three = "".join(
        UNION.format(thing) + PORT.format(thing) + LINE.format(thing)
        for thing in ("dredger", "jetty", "lighthouse")
    )
    assert sorted(labels(three)) == ["dredger", "jetty", "lighthouse"]


def test_two_words_for_what_stands_in_the_same_sentences_are_one_issue() -> None:
    text = UNION.format("dredger on the canal") + PORT.format("dredger on the canal")
    assert len(labels(text)) == 1


def test_a_party_s_name_and_a_wide_noun_name_no_issue() -> None:
    assert labels(UNION.format("situation") + PORT.format("situation")) == []
    assert "union" not in labels("The Dockers’ Union praised the union. Corvane Line praised the union.")


def test_an_observer_makes_no_issue() -> None:
    assert labels(UNION.format("dredger") + "Analysts warned that the dredger was slow.") == []


def test_a_label_holds_the_word_that_nearly_always_stands_before_it() -> None:
    assert labels(UNION.format("ferry terminal") + PORT.format("ferry terminal")) == ["ferry terminal"]


def test_a_statement_has_the_issue_of_the_one_before_in_its_paragraph() -> None:
    found = reading(
        UNION.format("dredger")
        + "“We will fight for every man,” said Tom Lind, the union’s director.\n\n"
        + "Rain fell on the town.\n\n"
        + PORT.format("dredger")
    )
    known = issues(found, 3)
    assert [issue_of(number, known, found) for number in (1, 2, 3, 4)] == [
        "dredger",
        "dredger",
        OTHER_MATTERS,
        "dredger",
    ]


def test_issues_are_found_in_a_story() -> None:
    assert labels(STORY) == ["harbour"]
