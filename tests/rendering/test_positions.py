from __future__ import annotations

from summarizer.briefing import Briefing, Position, Quote, Wording
from summarizer.rendering import render
from summarizer.stance import Stance

from . import briefings
from .builders import PROVENANCE, Text

TEXT = Text(
    id="a",
    text="""\
“We shall never agree to such a tax, whatever it may be called,” Ann and Bob said.
Red fears the tax, and said that it would wait.
Red calls the tax “a gift”, Ann said.
""",
)
WORDS = "We shall never agree to such a tax, whatever it may be called,"


def _position(
    party: str, number: int, *quotes: Quote, text: str = "", stance: Stance = Stance.OPPOSES
) -> Position:
    return Position(
        text=text or TEXT.evidence(number)[0].quote,
        wording=Wording.WORDED if text else Wording.SOURCE,
        evidence=TEXT.evidence(number),
        party=party,
        issue="tax",
        stance=stance,
        quotes=quotes,
    )


def _section(*positions: Position) -> str:
    briefing = Briefing(title="Tax", positions=positions, sources=(TEXT.entry,), provenance=PROVENANCE)
    return render(briefing).split("## Positions\n\n")[1].split("\n## ")[0]


def test_the_table_has_a_row_a_party_and_a_column_an_issue() -> None:
    section = render(briefings.harbour()).split("## Positions\n\n")[1]

    assert section.splitlines()[:4] == [
        "| Party | independent study | number of jobs | dredging |",
        "|---|---|---|---|",
        "| **Ministry** (Brandt) | conditional [1, 2] | – | – |",
        "| **Port authority** (Ingrid Falk, Tomas Reyl) | opposes [3, 4] "
        "| the number of new jobs at 1,400 by… [5] | – |",
    ]


def test_an_unstated_stance_shows_the_first_words_of_a_quote() -> None:
    section = _section(
        _position("Red", 1, TEXT.quote(1, WORDS, "Ann"), stance=Stance.UNSTATED),
        _position("Blue", 2, text="Waits"),
    )

    assert "| **Red** | “We shall never agree to such a tax…” [1] |" in section


def test_one_party_has_no_table_and_keeps_its_stance() -> None:
    section = _section(_position("Red", 2, text="Red waits"))

    assert section == "**Red:** Tax: opposes. [2] Red waits. [2]\n"


def test_one_party_without_a_stance_has_its_words_alone() -> None:
    said = TEXT.quote(1, WORDS, "Ann")

    assert _section(_position("Red", 1, said, stance=Stance.UNSTATED)).startswith("**Red:** “We shall never")


def test_a_quote_stands_for_the_sentence_that_holds_it() -> None:
    section = _section(_position("Red", 1, TEXT.quote(1, WORDS, "Ann")), _position("Blue", 2, text="Waits"))

    assert f"**Red:** “{WORDS.rstrip(',')}” — Ann [1]\n" in section
    assert "Ann and Bob said" not in section


def test_a_sentence_without_a_quote_stands_for_itself() -> None:
    assert "**Red** fears the tax, and said that it would wait. [2]\n" in _section(
        _position("Red", 2), _position("Blue", 1)
    )


def test_reported_speech_is_shown_without_quotation_marks() -> None:
    reported = TEXT.quote(2, "it would wait", "Red", direct=False)

    assert "**Red:** Hesitates. [2] *reported:* it would wait — Red [2]\n" in (
        _section(_position("Red", 2, reported, text="Hesitates"), _position("Blue", 1))
    )


def test_a_quote_that_two_parties_share_is_shown_once() -> None:
    section = _section(
        _position("Red", 1, TEXT.quote(1, WORDS, "Ann")), _position("Blue", 1, TEXT.quote(1, WORDS, "Bob"))
    )

    assert section.count("We shall never") == 1
    assert "**Blue:** as quoted above. [1]\n" in section


def test_part_of_a_longer_quote_is_not_shown_again() -> None:
    section = _section(
        _position("Red", 1, TEXT.quote(1, "never agree", "Ann"), text="Red objects"),
        _position("Red", 1, TEXT.quote(1, WORDS, "Ann"), text="Red objects"),
    )

    assert section.count("never agree") == 1
    assert section.count("objects") == 1


def test_a_quote_that_the_statement_gives_with_its_speaker_is_not_repeated() -> None:
    said = TEXT.quote(3, "a gift", "Ann")

    assert _section(_position("Red", 3, said, text="Ann calls the tax “a gift”")).count("a gift") == 1
    assert "“a gift” — Ann [3]" in _section(_position("Red", 3, said, text="Red calls the tax “a gift”"))


def test_a_reported_stand_survives_another_partys_quote_from_the_same_sentence() -> None:
    section = _section(_position("Red", 3, TEXT.quote(3, "a gift", "Ann")), _position("Blue", 3))

    assert "**Blue:** Red calls the tax “a gift”, Ann said. [3]\n" in section


def test_parties_come_in_the_order_of_the_briefing() -> None:
    whole = briefings.harbour()
    turned = whole.model_copy(update={"parties": whole.parties[::-1]})

    assert render(turned).index("| **Fishers’") < render(turned).index("| **Ministry")


def test_a_cell_without_quote_or_stance_begins_at_the_verb() -> None:
    section = _section(
        _position("Red", 2, stance=Stance.UNSTATED), _position("Blue", 1, stance=Stance.UNSTATED)
    )

    assert "| fears the tax… [2] |" in section
