"""Whose the words are, by what the source itself says."""

from __future__ import annotations

import pytest

from summarizer.documents import Document
from summarizer.grounding.quotes import QuoteIndex, Verdict
from summarizer.grounding.speakers import Speaker
from summarizer.text import Span

SOURCE = (
    "“Fares will rise,” said Ann Berg. “Fares will fall,” said Tom Lind. Fares will stay. “Fares will rise.”"
)
SPOKEN = {"Ann Berg": Span(1, 16), "Tom Lind": Span(35, 50)}


def speakers(document: Document, span: Span) -> tuple[Speaker, ...]:
    assert document.text == SOURCE
    return tuple(Speaker(name, name, person=True) for name, said in SPOKEN.items() if said.overlaps(span))


def same(name: str, speaker: Speaker) -> bool:
    return name.split()[-1] == speaker.name.split()[-1]


INDEX = QuoteIndex(SOURCE, speakers=speakers, same_person=same)


def test_words_of_the_one_who_is_named_are_accepted() -> None:
    finding = INDEX.find("Fares will fall", speaker="Mr Lind")
    assert finding.verdict is Verdict.EXACT
    assert finding.speakers == ("Tom Lind",)


def test_words_of_somebody_else_have_the_wrong_speaker() -> None:
    finding = INDEX.find("Fares will fall", speaker="Ann Berg")
    assert finding.verdict is Verdict.WRONG_SPEAKER
    assert finding.speakers == ("Tom Lind",)
    assert not finding.accepted


def test_words_whose_speaker_is_not_known_are_held_against_nobody() -> None:
    finding = INDEX.find("Fares will stay", speaker="Ann Berg")
    assert finding.verdict is Verdict.EXACT
    assert finding.speakers == ()


def test_one_place_with_the_right_speaker_is_enough() -> None:
    assert INDEX.find("Fares will rise", speaker="Tom Lind").accepted


@pytest.mark.parametrize("speaker", ["", "Ann Berg"])
def test_without_a_way_to_tell_no_speaker_is_judged(speaker: str) -> None:
    assert QuoteIndex(SOURCE).find("Fares will fall", speaker=speaker).accepted


def test_a_quote_over_two_turns_is_neither_speakers() -> None:
    source = "THE CHAIR: Is the bridge safe?\n\nMR OKAFOR: It is safe for now.\n"

    def at(document: Document, span: Span) -> tuple[Speaker, ...]:
        name = "Okafor" if span.start >= document.text.index("MR") else "Chair"
        return (Speaker(name, name, person=True),)

    index = QuoteIndex(source, speakers=at)
    for speaker in ("Chair", "Okafor"):
        finding = index.find("Is the bridge safe? MR OKAFOR: It is safe", speaker=speaker)
        assert finding.verdict is Verdict.WRONG_SPEAKER
        assert finding.speakers == ("Chair", "Okafor")


def test_two_who_say_it_together_each_say_it() -> None:
    pair = tuple(Speaker(name, name, person=True) for name in ("Ann Berg", "Tom Lind"))
    index = QuoteIndex("“We go,” said Berg and Lind.", speakers=lambda _document, _span: pair)
    assert index.find("We go", speaker="Lind").accepted
