"""What a cell shows of a quote: an opening that says nothing else, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing import Briefing
from summarizer.grounding.quotes import QuoteIndex
from summarizer.rendering.openings import opening

GOLDEN = Path(__file__).parents[2] / "golden"
LIMITS = ("but not before 2028", "unless the state pays", "if the state pays", "until it is mended")
PIECES = ("the ferry runs", "two euros", "4.5 per cent", "we accept it", "not at night", *LIMITS, "they wait")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Orrin Ferries would accept a toll of two euros a day", "Orrin Ferries would accept a toll of…"),
        ("The new pumps cost the town five million euros", "The new pumps cost the town…"),
        ("We went to the harbour, and it was shut again", "We went to the harbour…"),
    ],
)
def test_a_cut_parts_no_figure_from_its_unit_and_ends_with_a_clause(text: str, shown: str) -> None:
    assert opening(text, words=8, language="en") == shown


@pytest.mark.parametrize("limit", LIMITS)
def test_what_limits_the_words_is_never_left_off(limit: str) -> None:
    shown = opening(f"We accept the new toll of two euros, {limit}", words=8, language="en")
    assert shown is not None
    assert shown.endswith(limit)
    assert opening(f"We accept the toll {'at every bridge ' * 5}{limit}", words=8, language="en") is None


def test_a_denial_later_in_the_clause_is_not_left_off() -> None:
    text = "The plan of the council for the old harbour will in our view not work, and costs more"
    assert opening(text, words=8, language="en") in (None, text)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.sampled_from([", ", " "]))
def test_what_is_shown_of_any_quote_stands_in_it_word_for_word(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    shown = opening(text, words=8, language="en")

    finding = QuoteIndex(text).find(shown or "")
    assert not shown or (finding.accepted and not finding.warnings)
    assert shown == text or not any(
        limit in text.removeprefix(shown.rstrip("…")) for limit in LIMITS if shown
    )


@pytest.mark.parametrize("case", sorted(GOLDEN.iterdir()), ids=lambda path: path.name)
def test_what_a_cell_shows_of_approved_quotes_stands_in_their_sentences(case: Path) -> None:
    briefing = Briefing.model_validate_json((case / "briefing.json").read_bytes())
    languages = {source.id: source.language for source in briefing.sources}
    for quote in (quote for position in briefing.positions for quote in position.quotes):
        for words in (5, 8):
            shown = opening(quote.text, words=words, language=languages[quote.document])
            finding = QuoteIndex(quote.text).find(shown or "")
            assert not shown or finding.accepted, (quote.text, shown)
