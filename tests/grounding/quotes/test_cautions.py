"""What stands right beside a quote in its source, and the quote does not say."""

from __future__ import annotations

import pytest

from summarizer.grounding.quotes import Caution, find_quote


def cautions(quote: str, source: str) -> list[tuple[str, str]]:
    finding = find_quote(quote, source)
    assert finding.accepted
    return [(caution.kind, caution.words) for caution in finding.warnings]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("We will pay the fee unless the county refuses.", "unless"),
        ("We will pay the fee, but only on one day.", "but only"),
        ("We will pay the fee if it is asked for.", "if"),
        ("“We will pay the fee,” she said, “but only this year.”", "but only"),
        ("I do not think that we will pay the fee.", "I do not think that"),
        ("He denied that we will pay the fee.", "denied that"),
        ("He did not say we will pay the fee.", "not say"),
        ("Far from it: if we will pay the fee, we lose.", "if"),
    ],
)
def test_a_quote_that_stops_short_of_a_qualifier_is_cautioned(source: str, words: str) -> None:
    [(kind, found)] = cautions("we will pay the fee", source)
    assert kind == "cut_qualifier"
    assert words.lower() in found.lower()


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("wir das Bad halten", "Ich glaube nicht, dass wir das Bad halten."),
        ("das Bad bleibt offen", "Das Bad bleibt offen, wenn das Land zahlt."),
        ("le port est sûr", "Je ne pense pas que le port est sûr, a dit la directrice de la ville."),
        ("el mercado cierra", "El mercado cierra si no hay dinero, dijo la alcaldesa de la ciudad."),
        ("他会辞职", "他否认他会辞职。"),
    ],
)
def test_qualifiers_are_known_in_several_languages(quote: str, source: str) -> None:
    assert "cut_qualifier" in {kind for kind, _ in cautions(quote, source)}


@pytest.mark.parametrize(
    "source",
    [
        "We will pay the fee. If it rains, we leave.",
        "It was not so. We will pay the fee.",
        "# Why not\n\nWe will pay the fee.",
        "“We will pay the fee,” she said. “But not today.”",
        "We will pay the fee and the tax.",
    ],
)
def test_another_sentence_qualifies_nothing(source: str) -> None:
    assert cautions("We will pay the fee", source) == []


@pytest.mark.parametrize(
    "source",
    [
        "She said that the port would close.",
        "The port would close, according to the ministry.",
        "She said the port would close.",
    ],
)
def test_words_told_of_somebody_are_reported_speech(source: str) -> None:
    assert [kind for kind, _ in cautions("the port would close", source)] == ["reported_speech"]


def test_words_between_marks_are_nobody_elses() -> None:
    assert cautions("the port would close", "She said “the port would close” and left.") == []


def test_a_question_is_no_statement() -> None:
    assert cautions("the port is closed", "The port is closed?") == [("cut_qualifier", "?")]
    assert cautions("the port is closed?", "The port is closed?") == []


@pytest.mark.parametrize(
    ("quote", "source", "words"),
    [
        ("the ministry ignored", "So the ministry ignored your warning?", "?"),
        (
            "We may go, unless the council",
            "We may go, unless the council reopens the file.",
            "reopens the file",
        ),
        ("One in four islanders", "About one in four islanders commute.", "About"),
        ("40 people", "At least 40 people came.", "At least"),
        ("a crew of 14", "It has a crew of 14 sailors now.", "sailors"),
    ],
)
def test_what_a_quote_cuts_off_is_cautioned(quote: str, source: str, words: str) -> None:
    assert cautions(quote, source) == [("cut_qualifier", words)]


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("We would sell if anyone asked", "We would sell if anyone asked, and soon."),
        ("They voted 9 to 7", "They voted 9 to 7 on Thursday."),
        ("It began in 2024", "It began in 2024 trouble-free."),
        ("four islanders came", "About that, four islanders came."),
    ],
)
def test_what_is_whole_is_cut_off_from_nothing(quote: str, source: str) -> None:
    assert "cut_qualifier" not in {kind for kind, _ in cautions(quote, source)}


@pytest.mark.parametrize("told", ["told us", "told the council", "claimed"])
def test_speech_is_reported_also_without_that(told: str) -> None:
    assert cautions("the bolts were certified", f"The maker {told} the bolts were certified.") == [
        ("reported_speech", told)
    ]


def test_what_an_ellipsis_quote_has_itself_is_not_cut_off() -> None:
    source = "Residents may apply for relief until 30 June 2025."
    finding = find_quote("Residents may apply … until 30 June 2025", source)
    assert finding.accepted
    assert finding.warnings == ()


def test_which_way_it_went_is_not_left_out_unsaid() -> None:
    source = "Passenger numbers fell 4.5 percent in 2024, after rising 3 percent the year before."
    assert cautions("Passenger numbers … rising 3 percent", source) == [("cut_qualifier", "fell")]


def test_what_another_says_reports_nothing() -> None:
    source = "DR HALE: The maker told us\n\nMR ROE: The bolts were certified.\n"
    assert cautions("The bolts were certified", source) == []


def test_a_caution_says_where() -> None:
    source = "We will pay the fee unless it rains."
    [caution] = find_quote("We will pay the fee", source).warnings
    assert caution == Caution("cut_qualifier", "unless", caution.span)
    assert caution.span.of(source) == "unless"
