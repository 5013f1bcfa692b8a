"""Speech planted in small texts is found: who, by which verb, what; and what was not said is not."""

from __future__ import annotations

import pytest

from summarizer.documents import Document
from summarizer.grounding.attribution import layout_attributions
from summarizer.segmentation import number
from tests.grounding.readings import quotes, reading, speakers, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said: “The bridge is closed.”", [("Ann Lee", "The bridge is closed.")]),
        ("“The bridge is closed,” said Ann Lee.", [("Ann Lee", "The bridge is closed")]),
        ("'The bridge is closed,' Ann Lee said.", [("Ann Lee", "The bridge is closed")]),
        (
            "“The bridge,” Ann Lee said, “is closed for good.”",
            [("Ann Lee", "The bridge"), ("Ann Lee", "is closed for good.")],
        ),
        (
            "Ann Lee said the bridge was “a danger to children” and old.",
            [("Ann Lee", "a danger to children")],
        ),
        ("Ann Lee said she would not ask before it was clear “who pays”.", [("Ann Lee", "who pays")]),
        ("According to Ann Lee, the bridge is “a danger”.", [("Ann Lee", "a danger")]),
        ("“We will not pay,” said Ann Lee and Tom Reed.", [("Ann Lee + Tom Reed", "We will not pay")]),
        ("“The bridge is safe,” said its builder, Tom Reed.", [("Tom Reed", "The bridge is safe")]),
        ("“No,” Ann Lee shouted. Tom Reed retorted: “Yes.”", [("Ann Lee", "No"), ("Tom Reed", "Yes.")]),
        (
            "“It is over,” Lee, who had called Reed “a fool”, said.",
            [("Lee", "a fool"), ("Lee", "It is over")],
        ),
    ],
    ids=[
        "before",
        "inverted",
        "single",
        "split",
        "partial",
        "unasked",
        "according",
        "two",
        "by-role",
        "verbs",
        "aside",
    ],
)
def test_a_quotation_is_given_to_its_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said that the bridge was unsafe.", ("Ann Lee", "say", "the bridge was unsafe")),
        ("The town was told by Ann Lee that it was shut.", ("Ann Lee", "tell", "it was shut")),
        ("According to Ann Lee, the bridge is unsafe.", ("Ann Lee", "accord", "the bridge is unsafe")),
        ("The bridge, Ann Lee said, was unsafe.", ("Ann Lee", "say", "The bridge … was unsafe")),
        ("The bridge was unsafe, Ann Lee said.", ("Ann Lee", "say", "The bridge was unsafe")),
        ("Tom Reed opposed the plan.", ("Tom Reed", "oppose", "the plan")),
        ("France and Germany rejected the plan.", ("France + Germany", "reject", "the plan")),
        ("Ann Lee refused to condemn the attack.", ("Ann Lee", "refuse", "to condemn the attack")),
    ],
)  # fmt: skip
def test_reported_speech_is_found_with_what_it_covers(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


def test_the_name_after_an_inverted_verb_is_no_part_of_what_is_said() -> None:
    text = "“If a machine can find it, good luck to the machine,” said its director, Colin Abara."
    assert told(text) == [("Colin Abara", "say", "If a machine can find it, good luck to the machine")]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee did not say that the bridge was unsafe.",
        "Ann Lee never said the bridge was unsafe.",
        "If Ann Lee said the bridge was unsafe, the town would close it.",
        "Ann Lee may say more on Monday.",
        "Ann Lee declined to say whether she would accept the offer.",
        "It is unclear whether Ann Lee supports the plan.",
        "Ann Lee was asked whether she supported the plan.",
        "There is a belief that Tom Reed opposes the plan.",
        "Neither Ann Lee nor Tom Reed said that the plan was dead.",
        "Tom Reed no longer supports the plan.",
        "Nobody said that the plan was dead.",
    ],
)
def test_speech_that_did_not_happen_is_given_to_nobody(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The law demands a review.",
        "The storm threatened the bridge.",
        "The tide refused to turn for the ship.",
    ],
)
def test_a_thing_takes_no_stand(text: str) -> None:
    assert speakers(text) == []


def test_a_stand_that_somebody_reports_is_the_reporters_words() -> None:
    assert told("Tom Reed said that Ann Lee supported the plan.") == [
        ("Tom Reed", "say", "Ann Lee supported the plan")
    ]


def test_a_stand_that_an_observer_reports_is_its_holders_own() -> None:
    assert speakers("Sources said that Ann Lee would reject the plan.") == ["Sources", "Ann Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Reed rejected the plan, which Ann Lee called “a death trap”.",
        "Tom Reed said that Ann Lee had called him “a liar”.",
        "Tom Reed denied that he had called her “a liar”.",
        "The plan, dubbed “the ladder”, was rejected by Tom Reed.",
        "Tom Reed quoted Ann Lee as saying “never again”.",
        "Tom Reed said that a man had called the mayor “a thief”.",
        "Tom Reed thanked Ann Lee for what she called “a gift”.",
        "Tom Reed said that it was late, to which Ann Lee interjected: “It is just not true.”",
        "The town was told by Tom Reed that the report had called it “a slum of its own”.",
    ],
)
def test_words_that_may_be_anothers_are_not_given_to_the_subject(text: str) -> None:
    assert "Tom Reed" not in [name for name, _ in quotes(text)]


def test_words_quoted_in_what_she_says_of_others_support_are_hers() -> None:
    text = (
        "Ann Lee spoke. They would support it, she said, because cranes could replace “every second driver”."
    )
    assert quotes(text) == [("Ann Lee", "every second driver")]


def test_a_quotation_joined_by_plain_words_is_the_speakers() -> None:
    text = "The loss would cost 400 jobs, Ann Lee estimated, and that was “a number nobody argues about”."
    assert quotes(text) == [("Ann Lee", "a number nobody argues about")]


def test_a_speaker_goes_on_in_the_sentence_of_quotation_that_follows() -> None:
    text = "“The bridge is closed,” Ann Lee said. “It will stay closed.” Tom Reed left."
    assert quotes(text) == [("Ann Lee", "The bridge is closed"), ("Ann Lee", "It will stay closed.")]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said that the plan was good. Tom Reed stood up. “That is false.”",
        "Ann Lee said that the plan was good.\n\n“That is false.”",
        "Robin Lee told Alex Reed that it was wrong. “I am right about all of this,” she answered.",
    ],
    ids=["somebody between", "new paragraph", "an unresolved cue"],
)
def test_a_quotation_without_a_sure_speaker_stays_without(text: str) -> None:
    assert quotes(text) == []


def test_a_transcripts_turns_are_their_speakers_words() -> None:
    text = (
        "MS KERRIGAN: We wrote in May. We had no answer to it.\n\nMR DUFFIELD: I have not seen it.\n\n"
        "MS KERRIGAN: It was sent to you, and it was signed for."
    )
    found = reading(text).attributions
    assert [a.voices[0].name for a in found][:3] == ["Ms Kerrigan", "Ms Kerrigan", "Mr Duffield"]
    assert all(a.speaker is None and a.cue is None and a.direct for a in found)


def test_a_transcript_of_any_language_has_its_speakers() -> None:
    text = (
        "FRAU KLEIN: Wir haben das nicht gewusst.\n\nHERR ROSS: Das ist auch gut so.\n\nFRAU KLEIN: Nein.\n"
    )
    found = layout_attributions(number([Document(text, id="d1")]))
    assert [(a.voices[0].name, a.content[0].of(text)) for a in found] == [
        ("Frau Klein", "Wir haben das nicht gewusst."),
        ("Herr Ross", "Das ist auch gut so."),
        ("Frau Klein", "Nein."),
    ]


def test_spans_are_of_the_document_and_not_of_the_sentence() -> None:
    text = "The town met on Monday.\n\n“The bridge,” Ann Lee said, “is closed.”"
    (attribution,) = reading(text).attributions
    assert attribution.speaker is not None
    assert attribution.cue is not None
    assert (attribution.speaker.of(text), attribution.cue.of(text)) == ("Ann Lee", "said")


def test_each_document_has_its_own_pronouns() -> None:
    found = reading("Ann Lee said that the plan was dead.", "She said it was not dead at all.")
    assert [(a.document, a.voices[0].name) for a in found.attributions] == [("d1", "Ann Lee")]


def test_a_hearings_speakers_speak_for_themselves_and_for_no_body_that_is_named() -> None:
    turns = [
        ("Kay Moss", "The Education Service published its report, and Kay Moss, its critic, read it."),
        ("Steve Orr", "The Education Service is late again."),
        ("Ann Lee", "I have nothing to add to what the Education Service wrote."),
    ]
    found = reading("\n\n".join(f"{name}: {words}" for name, words in [*turns, *turns]))

    voices = {voice for a in found.attributions if a.cue is None for voice in a.voices}
    assert {(voice.name, voice.party) for voice in voices} == {(name, name) for name, _ in turns}
