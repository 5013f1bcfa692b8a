"""What an altered quote has other than its source, and where the nearest passage lies."""

from __future__ import annotations

import pytest

from summarizer.grounding.quotes import Change, Verdict, find_quote

SOURCE = (
    "The council met on Tuesday. Ines Halvorsen said the ferry lost €2.4 million last year and must close. "
    "A non-binding draft may follow on 3 May. The crew did not strike, and nobody left the harbour town."
)


@pytest.mark.parametrize(
    ("quote", "kind", "quoted", "source"),
    [
        ("the ferry lost €2.5 million last year", Change.NUMBER, "€2.5", "€2.4"),
        ("the ferry lost €2.4 billion last year", Change.NUMBER, "billion", "million"),
        ("Ines Pedersen said the ferry lost", Change.NAME, "Pedersen", "Halvorsen"),
        ("The crew did strike, and nobody left", Change.NEGATION, "", "not"),
        ("The crew did not not strike", Change.NEGATION, "not", ""),
        ("A binding draft may follow", Change.NEGATION, "binding", "non-binding"),
        ("A non-binding draft will follow", Change.MODAL, "will", "may"),
        ("last year and must open", Change.WORD, "open", "close"),
        ("nobody left the small harbour town", Change.WORD, "small", ""),
        ("The crew did not ever strike, and nobody", Change.WORD, "ever", ""),
        ("The council met Tuesday", Change.WORD, "", "on"),
    ],
)
def test_a_difference_names_both_wordings_and_its_kind(
    quote: str, kind: Change, quoted: str, source: str
) -> None:
    finding = find_quote(quote, SOURCE)
    assert finding.verdict is Verdict.ALTERED
    [difference] = finding.differences
    assert (difference.kind, difference.quoted, difference.source) == (kind, quoted, source)
    assert difference.quoted_span.of(quote) == quoted
    assert difference.source_span.of(SOURCE) == source


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("The crew did strike, and nobody left", "The crew did not strike, and nobody left"),
        ("the ferry lost €2.5 million last year", "the ferry lost €2.4 million last year"),
        ("2.4", "€2.4 million"),
        ("binding", "non-binding"),
        ("Ines Halvorsen said the ferry lost €2.4", "Ines Halvorsen said the ferry lost €2.4 million"),
    ],
)
def test_the_nearest_passage_is_the_thought_and_no_more(quote: str, passage: str) -> None:
    finding = find_quote(quote, SOURCE)
    assert finding.suggestion == passage
    assert SOURCE[finding.start : finding.end] == passage


def test_a_unit_that_was_cut_is_the_difference() -> None:
    [difference] = find_quote("the ferry lost €2.4", SOURCE).differences
    assert (difference.kind, difference.quoted, difference.source) == (Change.NUMBER, "", "million")


def test_words_in_another_order_are_altered() -> None:
    assert find_quote("the town harbour", SOURCE).verdict is not Verdict.EXACT
    assert not find_quote("Halvorsen Ines said the ferry lost", SOURCE).accepted


def test_the_nearest_of_several_documents_is_named() -> None:
    other = "A council met somewhere else. The crew slept."
    finding = find_quote("The crew did indeed strike, and nobody left", [other, SOURCE])
    assert finding.document == "document-2"


def test_an_accent_that_makes_another_word_is_a_difference() -> None:
    finding = find_quote("le marche est ferme", "Hier, le marché est fermé.")
    assert finding.verdict is Verdict.ALTERED
    assert [(d.quoted, d.source) for d in finding.differences] == [("marche", "marché"), ("ferme", "fermé")]


@pytest.mark.parametrize(
    ("quote", "source", "difference"),
    [
        ("the Mayor of Lund", "So the mayor of Lund spoke.", (Change.WORD, "Mayor", "mayor")),
        ("told us in may", "He told us in May.", (Change.WORD, "may", "May")),
        ("met on 9 May", "We met on 9 April.", (Change.NUMBER, "May", "April")),
        ("THE quay is shut", "Now the quay is shut.", (Change.WORD, "THE", "the")),
        ("after 11 months of rain", "It came after 11 weeks of rain.", (Change.NUMBER, "months", "weeks")),
        (
            "fast 3 Milliarden Euro",
            "Es waren fast 3 Millionen Euro.",
            (Change.NUMBER, "Milliarden", "Millionen"),
        ),
        ("a limit of 10 mg here", "There is a limit of 10 µg here.", (Change.NUMBER, "mg", "µg")),
    ],
)
def test_case_months_and_units_have_their_kind(
    quote: str, source: str, difference: tuple[Change, str, str]
) -> None:
    finding = find_quote(quote, source)
    assert finding.verdict is Verdict.ALTERED
    assert [(each.kind, each.quoted, each.source) for each in finding.differences] == [difference]


@pytest.mark.parametrize(
    ("quote", "source", "left_out"),
    [
        (
            "We will pay … We never agreed",
            "“We will pay,” said Lee. Roe left. “We never agreed.”",
            "said Lee",
        ),
        ("Line to close By Nora", "Line to close\n\nBy Nora Quist", "\n\n"),
    ],
)
def test_what_was_joined_is_shown(quote: str, source: str, left_out: str) -> None:
    [difference] = find_quote(quote, source).differences
    assert left_out in difference.source
