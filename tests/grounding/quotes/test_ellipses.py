"""What an ellipsis may leave out, and what brackets may put in."""

from __future__ import annotations

import pytest

from summarizer.documents import Document
from summarizer.grounding.quotes import Change, Verdict, find_quote
from summarizer.grounding.quotes.ellipsis import LONGEST_GAP

SPEECH = (
    "We will build the new bridge in the spring and open it before the summer. The bank will under no "
    "circumstances raise rates this year. She said the town would pay if the county paid its share of the "
    "costs. He denied that the works had begun early on the northern bank of the river."
)


@pytest.mark.parametrize("mark", [" … ", " ... ", " […] ", " [...] ", " (…) ", " . . . ", "… ", "…", "...."])
def test_parts_that_stand_in_order_are_elided(mark: str) -> None:
    finding = find_quote(f"We will build the new bridge{mark}before the summer", SPEECH)
    assert finding.verdict is Verdict.ELIDED
    assert [span.of(SPEECH) for span in finding.spans] == [
        "We will build the new bridge",
        "before the summer",
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "The bank will … raise rates this year",
        "the town would pay … of the costs",
        "raise rates this year … the works had begun early",
        "open it before the summer … We will build",
        "the … the … the",
        "We … pay … early",
        "We will build the old … before the summer",
        "We will build the new bridge … before the winter",
        "the new bridge … ridge",
    ],
    ids=[
        "negation",
        "condition",
        "denial",
        "order",
        "trivial",
        "single",
        "first part",
        "last part",
        "in word",
    ],
)
def test_an_ellipsis_joins_nothing_that_changes_the_sense(quote: str) -> None:
    assert not find_quote(quote, SPEECH).accepted


def test_a_negation_that_was_left_out_is_shown() -> None:
    finding = find_quote("The bank will … raise rates this year", SPEECH)
    assert finding.verdict is Verdict.ALTERED
    assert [(d.kind, d.source) for d in finding.differences] == [(Change.NEGATION, "under no circumstances")]


def test_parts_far_apart_are_not_joined() -> None:
    filler = "Rain fell on the town. " * (LONGEST_GAP // 20)
    assert not find_quote(
        "the quay was closed … the ferry left", f"So the quay was closed. {filler}Then the ferry left."
    ).accepted


def test_two_documents_are_not_joined() -> None:
    documents = [Document("The quay was closed today.", id="a"), Document("The ferry left at noon.", id="b")]
    assert not find_quote("The quay was closed … The ferry left", documents).accepted
    assert not find_quote("The quay was closed today. The ferry left at noon.", documents).accepted


@pytest.mark.parametrize(
    "source",
    [
        "Berg: We will pay for the bridge.\nLind: We will sell the old ferry.",
        "“We will pay for the bridge,” said Berg.\n\n“We will sell the old ferry,” said Lind.",
    ],
)
def test_two_speakers_are_not_joined(source: str) -> None:
    assert not find_quote("We will pay … We will sell the old ferry", source).accepted


def test_an_insertion_stands_for_a_pronoun_and_is_marked() -> None:
    source = "In the end she told the council that it would pay."
    finding = find_quote("In the end [Berg] told the council that [the bank] would pay", source)
    assert finding.verdict is Verdict.ELIDED
    assert [(d.quoted, d.source) for d in finding.differences] == [("[Berg]", "she"), ("[the bank]", "it")]


def test_an_insertion_may_be_added() -> None:
    source = "The minister will go on Monday to the capital."
    finding = find_quote("The minister [Ann Lind] will go on Monday", source)
    assert finding.verdict is Verdict.ELIDED
    assert finding.differences[0].quoted == "[Ann Lind]"
    assert finding.differences[0].source == ""


@pytest.mark.parametrize(
    "quote",
    [
        "The minister will [not] go on Monday",
        "The minister will go on Monday [if invited]",
        "The [bishop] will go on Monday to the capital",
        "[Nobody else] will [ever] come on Monday",
        "The minister [x",
        "The mini[ster] will go on Sunday",
    ],
)
def test_an_insertion_proves_nothing_and_turns_nothing(quote: str) -> None:
    assert not find_quote(quote, "The minister will go on Monday to the capital.").accepted


def test_brackets_that_the_source_itself_has_are_its_words() -> None:
    assert find_quote("paid [sic] in full", "It was paid [sic] in full.").verdict is Verdict.EXACT


def test_an_ellipsis_that_the_source_itself_has_is_its_own() -> None:
    assert find_quote("well ... no", "He said: well ... no, thanks.").verdict is Verdict.EXACT
