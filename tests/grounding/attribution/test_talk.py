"""Speech is followed over the borders of sentences and paragraphs, forwards and back, and no further."""

from __future__ import annotations

import pytest

from summarizer.grounding.reading import attributions
from tests.grounding.readings import quotes

_ENDING = "\n\nThis was the end of the day, and there was not much more to it than that.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The dam is ours, and so is the water.\n\n“Nobody should take it,” Ann Lee said.",
            [("Ann Lee", "The dam is ours, and so is the water."), ("Ann Lee", "Nobody should take it")],
        ),
        (
            "“The dam is ours,” Ann Lee said. “The water is ours.\n\n“Nobody should take it.”",
            [
                ("Ann Lee", "The dam is ours"),
                ("Ann Lee", "The water is ours."),
                ("Ann Lee", "Nobody should take it."),
            ],
        ),
        (
            "Ann Lee told the court on Monday:\n\n“The dam is ours and nobody else’s.”",
            [("Ann Lee", "The dam is ours and nobody else’s.")],
        ),
        (
            "“Who would pay for all of that, in the end?” Ann Lee asked. “Not this town.”",
            [("Ann Lee", "Who would pay for all of that, in the end?"), ("Ann Lee", "Not this town.")],
        ),
        ("“You know it, right?” Tom Reed went on. He left.", [("Tom Reed", "You know it, right?")]),
        ("“It is late and I am tired,” Ann Lee sighed.", [("Ann Lee", "It is late and I am tired")]),
        ("Ann Lee: “We wrote to them in March.”", [("Ann Lee", "We wrote to them in March.")]),
        (
            "''The dam is ours,'' Ann Lee said. ''It isn't theirs.''",
            [("Ann Lee", "The dam is ours"), ("Ann Lee", "It isn't theirs.")],
        ),
        (
            "“The dam is ours,” Ann Lee said in her office, “and nobody else’s.”",
            [("Ann Lee", "The dam is ours"), ("Ann Lee", "and nobody else’s.")],
        ),
    ],
    ids=["open before", "open after", "colon", "asked", "went on", "sighed", "label", "typed", "split"],
)  # fmt: skip
def test_words_are_their_speakers_wherever_the_cue_stands(text: str, expected: list[tuple[str, str]]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“The dam is ours,” Ann Lee said.\n\n“That is not what the treaty says.”",
        "Ann Lee came in late. “That is not what the treaty says.”",
        "“Take it,” Ann Lee said, and her husband cut in. “That is not what the treaty says.”",
        "“Why did you leave?” Nobody answered. “Because it was late.” The door closed.",
    ],
    ids=["another paragraph", "no cue", "handed on", "nobody"],
)
def test_words_without_a_cue_of_their_own_are_nobodys(text: str) -> None:
    said = [words for _, words in quotes(text)]
    assert "That is not what the treaty says." not in said
    assert "Because it was late." not in said


def test_one_cue_is_one_attribution_over_all_the_sentences_it_gives() -> None:
    text = "“The dam is ours,” Ann Lee said. “The water is ours.” Tom Reed laughed." + _ENDING
    (found,) = [a for a in attributions(text) if a.quotes]
    assert [span.of(text) for span in found.content] == ["The dam is ours", "The water is ours."]


def test_headings_of_what_is_told_of_people_are_not_their_turns() -> None:
    text = (
        "Ann Lee: Roads Ms. Lee wants new roads in every town, and has said so since May.\n\n"
        "Tom Reed: Schools Mr. Reed would build a school a year, and the towns would pay.\n\n"
        "Kay Moss: Taxes Ms. Moss has said that taxes would fall, and Moss voted for that.\n\n"
        "Ann Lee: Bridges Ms. Lee would close the old bridge, and build another for the town.\n"
    )
    assert all(a.cue is not None for a in attributions(text))


def test_letters_after_a_name_and_a_name_said_once_leave_a_turn_a_turn() -> None:
    text = (
        "Ann Lee MP: I am glad that we meet. The amendment in the name of Ann Lee is about roads.\n\n"
        "Tom Reed MP: I am against it, and I am sure that the towns are too.\n\n"
        "Ann Lee MP: I am not surprised. The towns would pay nothing for these roads.\n\n"
        "Kay Moss MP: I am in two minds, and I am told that the county is as well.\n"
    )
    found = attributions(text)
    assert [a.voices[0].name for a in found if a.cue is None][::2] == [
        "Ann Lee MP",
        "Tom Reed MP",
        "Ann Lee MP",
    ]
