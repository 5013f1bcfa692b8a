"""Speech is told from belief, from what is not said, and from titles; callers that want speech get speech."""

from __future__ import annotations

import pytest

from summarizer.grounding.attribution import Form, Mode
from summarizer.grounding.reading import attributions
from tests.grounding.readings import quotes, reading

_ENDING = "\n\nThis was the end of the day, and there was not much more to it than that.\n"


def modes(text: str) -> list[tuple[str, str]]:
    """The verb and the mode of each attribution."""
    return [(a.verb, a.mode.value) for a in attributions(text + _ENDING)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said that the bridge was unsafe.", [("say", "speech")]),
        ("Ann Lee believes that the bridge is unsafe.", [("believe", "belief")]),
        ("Ann Lee planned to sell the bridge.", [("plan", "belief")]),
        ("Ann Lee did not say that the bridge was unsafe.", [("say", "unsaid")]),
        ("Ann Lee tried to explain the delay.", [("explain", "belief")]),
        ("Ann Lee’s claim that the bridge was unsafe fell flat.", [("claim", "belief")]),
        ("The survey showed that the bridge was unsafe.", [("show", "belief")]),
        ("The plan is expected to fail.", [("expect", "belief")]),
        ("Ann Lee said that Tom Reed wanted a bridge.", [("say", "speech")]),
        ("Ann Lee wrote “The Long Winter” in May.", []),
    ],
)
def test_what_is_said_is_told_from_what_is_thought_and_what_is_not_said(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert modes(text) == expected


def test_a_reading_holds_the_speech_of_known_speakers_apart_from_the_rest() -> None:
    found = reading(
        "Ann Lee believes the report. Robin Ash met Alex Poe. She said it was late. Ann Lee said no more."
    )
    assert {a.mode for a in found.attributions} == {Mode.SPEECH}
    assert all(a.voices for a in found.attributions)
    assert {(a.verb, a.mode, bool(a.voices)) for a in found.everything} >= {
        ("believe", Mode.BELIEF, True),
        ("say", Mode.SPEECH, False),
    }


def test_a_speaker_who_could_be_several_is_given_as_words_without_a_name() -> None:
    text = "Robin Ash met Alex Poe at the bridge. “It was late in the day,” she said." + _ENDING
    (found,) = [a for a in attributions(text) if a.quotes]
    assert found.voices == ()
    assert found.speaker is not None
    assert found.speaker.of(text) == "she"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“It is late,” said Ann Lee.", Form.DIRECT),
        ("Ann Lee said that it was late.", Form.INDIRECT),
        ("Ann Lee said that it was “far too late” for them.", Form.MIXED),
    ],
)
def test_speech_is_direct_indirect_or_mixed(text: str, form: Form) -> None:
    (found,) = attributions(text + _ENDING)
    assert found.form is form


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee denied that she had called the plan “a fraud on us all”.",
        "Ann Lee never said that the plan was “a fraud on us all”.",
        "The so-called “Green Bridge Plan” was praised by Ann Lee.",
    ],
)
def test_denied_words_and_names_of_things_are_nobodys_quotation(text: str) -> None:
    assert quotes(text) == []
