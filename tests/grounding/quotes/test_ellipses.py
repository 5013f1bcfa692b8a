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


@pytest.mark.parametrize(
    "quote",
    [
        "The bridge is [un]safe",
        "The deal was [dis]agreed by 90 members",
        "by [1]90 members",
        "by [fewer than] 90 members",
        "by 90 [Lund] members",
        "The bridge is [far from] safe",
        "The bridge is [hardly] safe",
        "The deal was [supposedly] agreed",
        "The deal [which the minister stole] was agreed",
        "The deal was agreed [Lund] by 90 members",
        "The deal was agreed by 90 members [of its own]",
        "The deal was [not] [the minister] agreed",
        "[They say] the bridge is safe",
        "[Lund] was agreed by 90 members",
    ],
)
def test_an_insertion_that_tells_something_is_no_quote(quote: str) -> None:
    assert not find_quote(quote, "The bridge is safe. The deal was agreed by 90 members.").accepted


@pytest.mark.parametrize(
    ("quote", "replaced"),
    [
        ("[Peel] could have told us", "She"),
        ("She [Peel] could have told us", ""),
        ("[the prime minister] could have told us", "She"),
    ],
)
def test_a_name_in_brackets_is_marked_wherever_it_stands(quote: str, replaced: str) -> None:
    finding = find_quote(quote, "She could have told us in May.")
    assert finding.verdict is Verdict.ELIDED
    assert [difference.source for difference in finding.differences] == [replaced]


SENTENCES = (
    "It is not a question of will. It is a matter of money and of trust. Three bolts failed. The others held "
    "at 450 kilonewtons. Dr. Hale said nothing of Mr. Roe or of the deputy."
)


@pytest.mark.parametrize(
    "quote",
    [
        "It is not a question … of trust",
        "It is a matter … bolts failed",
        "It is a matter … the others held",
        "It is a matter … [t]he others held",
    ],
)
def test_two_sentences_are_not_made_into_one(quote: str) -> None:
    assert not find_quote(quote, SENTENCES).accepted


@pytest.mark.parametrize(
    "quote",
    [
        "It is not a question of will. … and of trust",
        "It is a matter of money … The others held",
        "Hale said nothing … of the deputy",
    ],
)
def test_an_ellipsis_that_shows_where_sentences_end_is_honest(quote: str) -> None:
    assert find_quote(quote, SENTENCES).verdict is Verdict.ELIDED


def test_items_of_a_list_are_not_joined() -> None:
    source = "1. The Board proposes to raise the fare\n2. The Board has agreed to replace the pipe\n"
    assert not find_quote("The Board proposes … to replace the pipe", source).accepted


def test_what_a_negation_denies_is_not_exchanged_for_what_is_put_against_it() -> None:
    source = "It is not a question of will but it is a question of trust."
    assert not find_quote("It is not a question … of trust", source).accepted


@pytest.mark.parametrize("space", [" ", "\n"])
@pytest.mark.parametrize(
    ("quote", "accepted"),
    [
        ("We will pay … We never agreed to that", False),
        ("We will pay … Bob Roe was angry", False),
        ("We would sell … but nobody asked", True),
        ("It was late … Nobody came to us", True),
        ("We will stay … We will go at once", False),
    ],
    ids=["two sentences between", "narration", "interrupted", "interrupted at a full stop", "told twice"],
)
def test_an_ellipsis_stays_in_one_quotation(quote: str, accepted: bool, space: str) -> None:
    source = (
        "“We will pay,” said Ann Lee. Bob Roe was angry. “We never agreed to that,” he said.\n\n"
        "“We would sell,” said chief executive Ida Berg, “but nobody asked.”\n\n"
        "“It was late,” she said. “Nobody came to us.”\n\n"
        "“We will stay,” said Ann Lee. “We will go at once,” said Bob Roe.\n"
    ).replace("said ", f"said{space}")
    assert find_quote(quote, source).accepted is accepted


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    source = "“We will build the bridge in the spring.\n\n“We will open it in the autumn,” she said."
    assert find_quote("We will build the bridge in the spring. … in the autumn", source).accepted


def test_brackets_that_the_source_itself_has_are_its_words() -> None:
    assert find_quote("paid [sic] in full", "It was paid [sic] in full.").verdict is Verdict.EXACT


def test_an_ellipsis_that_the_source_itself_has_is_its_own() -> None:
    assert find_quote("well ... no", "He said: well ... no, thanks.").verdict is Verdict.EXACT
