"""What rules tell of a passage, and what they say that they could not tell."""

from __future__ import annotations

import pytest

from summarizer.documents import Document, Passage, Sentence
from summarizer.grounding.reading import read
from summarizer.language.parse import PARSED_WORDS
from summarizer.segmentation import number
from summarizer.text import Span
from tests.grounding.readings import reading

GERMAN = (
    "Der Rat hat den Antrag nicht angenommen. „Das ist auch gut so“, sagte die Ministerin nach der Sitzung."
)
CHINESE = "市长表示,大桥将在下个月关闭。“我们没有钱,”她说。"


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (CHINESE, "zh")])
def test_a_language_that_cannot_be_parsed_is_said_to_be_so(text: str, language: str) -> None:
    found = read(number([Document(text, id="d1")]))
    assert found.language == language
    assert (found.attributions, found.docs) == ((), {})
    (notice,) = found.notices
    assert "layout alone" in notice


def test_a_transcript_that_cannot_be_parsed_keeps_its_speakers() -> None:
    text = (
        "FRAU KLEIN: Das ist gut.\n\nHERR ROSS: Das ist auch nicht wahr.\n\nFRAU KLEIN: Und ob es das ist.\n"
    )
    found = read(number([Document(text, id="d1")]))
    assert list(found.parties) == ["Frau Klein", "Herr Ross"]
    assert len(found.notices) == 1


def test_the_language_is_that_of_most_of_the_text() -> None:
    long = Document("The council did not say what it would do about the bridge. " * 5, id="d1")
    assert read(number([long, Document(GERMAN, id="d2")])).language == "en"


def test_beyond_the_limit_speech_is_not_looked_for_and_a_notice_says_so() -> None:
    spoken = "Ann Lee said that the bridge was closed and that it was not safe."
    texts = [spoken, "it was the end and " * PARSED_WORDS + "so on.", spoken]
    found = read(_passage(texts))
    assert [a.sentence for a in found.attributions] == [1]
    (notice,) = found.notices
    assert f"first {PARSED_WORDS:,} words" in notice
    assert "2 of 3 sentences" in notice


def test_within_the_limit_there_is_nothing_to_notice() -> None:
    assert reading("Ann Lee said that the bridge was closed.").notices == ()


def test_a_sentence_tells_the_name_that_its_pronoun_stands_for() -> None:
    found = reading("Ann Lee arrived. She said the bridge was closed.")
    assert found.told(1) == "Ann Lee arrived."
    assert found.told(2) == "She said the bridge was closed. [Ann Lee]"


def test_parties_hold_those_who_speak_for_them_in_order() -> None:
    found = reading(
        "The Kremlin rejected it. Spokesman Dmitri Orlov said it was false. Tom Reed said it was true."
    )
    members = {party: [voice.name for voice in voices] for party, voices in found.parties.items()}
    assert members == {"Russia": ["Kremlin", "Dmitri Orlov"], "Tom Reed": ["Tom Reed"]}


def test_the_attributions_of_a_sentence_are_found_by_its_number() -> None:
    found = reading("Ann Lee said it was late. The town was calm. Tom Reed said it was early.")
    assert {n: [a.voices[0].name for a in said] for n, said in found.said.items()} == {
        1: ["Ann Lee"],
        3: ["Tom Reed"],
    }


def _passage(texts: list[str]) -> Passage:
    """The texts as the sentences of one document, whatever their length."""
    sentences, start = [], 0
    for n, text in enumerate(texts, 1):
        sentences.append(Sentence(n, "d1", Span(start, start + len(text)), text))
        start += len(text) + 1
    return Passage((Document(" ".join(texts), id="d1"),), tuple(sentences))


def test_copies_of_one_text_are_named() -> None:
    text = "The mayor said the bridge would open in May."
    passage = number([Document(text, id="a", name="a.txt"), Document(text, id="b", name="b.txt")])

    assert read(passage).notices == ("b.txt holds the same text as a.txt: the two are one source.",)
