from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents import Document, Kind
from summarizer.errors import SourceError
from summarizer.loaders.transcripts.subtitles import read
from summarizer.segmentation import segment


def said(text: str) -> list[tuple[float | None, str, str]]:
    document = read(text.encode(), name="a.vtt")
    sentences = [s for s in segment(document, language="en") if s.kind is Kind.STATEMENT]
    assert all(s.span.of(document.text) == s.text for s in sentences)
    return [(s.time, s.speaker, s.text) for s in sentences]


VTT = """WEBVTT - Hearing on the levy

NOTE made by hand

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:04.000 position:10%,line-left align:left
<v Ada Klein>Good morning. We hear evidence on</v>

2
00:00:04.000 --> 00:00:07.500
<v.loud Ada Klein>the <i>proposed</i> levy &amp; the <c.red>fee</c>.</v>

00:00:08.000 --> 00:00:09.000
[Applause]

01:12:03.250 --> 01:12:08.000
<v Ben Ross>It would cost</v>

01:12:08.000 --> 01:12:11.000
<v Ben Ross>us 300 jobs.</v> <v Maya Ortega>It would not.</v>
"""


def test_a_sentence_over_several_captions_has_the_time_of_its_first_word_and_its_speaker() -> None:
    assert said(VTT) == [
        (1.0, "Ada Klein", "Good morning."),
        (1.0, "Ada Klein", "We hear evidence on the proposed levy & the fee."),
        (4323.25, "Ben Ross", "It would cost us 300 jobs."),
        (4328.0, "Maya Ortega", "It would not."),
    ]


def test_the_text_reads_as_a_transcript_under_the_title_of_the_file() -> None:
    document = read(VTT.encode(), name="a.vtt")
    assert document.text == (
        "Ada Klein: Good morning. We hear evidence on the proposed levy & the fee.\n\n[Applause]\n\n"
        "Ben Ross: It would cost us 300 jobs.\n\nMaya Ortega: It would not.\n"
    )
    assert (document.title, document.format) == ("Hearing on the levy", "vtt")


def test_names_before_a_colon_hold_until_the_next_mark() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:04,000\nADA KLEIN: Good morning.\n\n"
        "2\n00:00:04,000 --> 00:00:06,000\n{\\an8}We start now. Remember:\n\n"
        "3\n00:00:06,000 --> 00:00:08,000\n- Who pays?\n- Nobody knows.\n\n"
        "4\n00:00:08,000 --> 00:00:09,000\n>> BEN ROSS: We do not.\n\n"
        "5\n00:00:09,000 --> 00:00:10,000\nNote: it is late.\n"
    )
    assert said(text) == [
        (1.0, "ADA KLEIN", "Good morning."),
        (4.0, "ADA KLEIN", "We start now."),
        (4.0, "ADA KLEIN", "Remember:"),
        (6.0, "", "Who pays?"),
        (6.0, "", "Nobody knows."),
        (8.0, "BEN ROSS", "We do not."),
        (9.0, "BEN ROSS", "Note: it is late."),
    ]


def test_a_voice_holds_for_its_caption_and_what_goes_on_with_it_and_no_longer() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Klein>We hear evidence on\n\n"
        "00:05.000 --> 00:07.000\nthe levy.\n\n00:07.000 --> 00:09.000\nIt is late.\n\n"
        "00:12.000 --> 00:14.000\nNobody pays.\n\n03:00.000 --> 03:02.000\nWe go home.\n"
    )
    assert said(text) == [
        (1.0, "Ada Klein", "We hear evidence on the levy."),
        (7.0, "Ada Klein", "It is late."),
        (12.0, "", "Nobody pays."),
        (180.0, "", "We go home."),
    ]


def test_two_who_speak_on_one_line_are_two() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:04,000\nADA KLEIN: Who pays?\n\n"
        "2\n00:00:04,000 --> 00:00:06,000\n- No money. - Five million.\n\n"
        "3\n00:00:06,000 --> 00:00:08,000\nADA KLEIN: We pay - in May. - So be it.\n"
    )
    document = read(text.encode(), name="a.srt")
    assert document.text == (
        "ADA KLEIN: Who pays?\n\nNo money.\n\nFive million.\n\nADA KLEIN: We pay - in May. - So be it.\n"
    )
    assert said(text)[1:3] == [(4.0, "", "No money."), (4.0, "", "Five million.")]


def test_a_caption_whose_times_cannot_be_read_is_left_out_and_told() -> None:
    text = (
        "WEBVTT\n\n00:01 --> 00:04\nIt began.\n\n00:05.000 --> 0x:07.000\nIt was sold.\n\n"
        "00:08.000 -> 00:09.000\nIt was bought.\n\n00:10.000 --> 00:11.000\nIt ended.\n"
        "00:12.000 --> 00:13.0000\nIt was over.\n"
    )
    document = read(text.encode(), name="a.vtt")
    assert document.text == "It began.\n\nIt ended.\n"
    assert document.notices == ("captions left out whose times cannot be read, at line 6, 9, 14 (3)",)


def test_captions_that_roll_are_said_once() -> None:
    shown = [
        "the council met",
        "the council met\non Monday",
        "on Monday\nand voted no.",
        "and voted no.\nNo. No, it said.",
    ]
    text = "\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{lines}\n" for n, lines in enumerate(shown, 1)
    )
    assert said(text) == [
        (1.0, "", "the council met on Monday and voted no."),
        (4.0, "", "No."),
        (4.0, "", "No, it said."),
    ]


def test_words_that_are_said_twice_stay_twice_where_nothing_rolls() -> None:
    text = "\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{words}\n"
        for n, words in enumerate(["No. No.", "No. We pay.", "Who does?", "They do not.", "Nobody."], 1)
    )
    assert [words for _, _, words in said(text)] == [
        *("No.", "No.", "No.", "We pay.", "Who does?", "They do not.", "Nobody."),
    ]


def test_captions_that_overlap_are_in_the_order_in_which_they_begin() -> None:
    text = "WEBVTT\n\n00:05.000 --> 00:09.000\n<v Ben>Second.\n\n00:01.000 --> 00:06.000\n<v Ada>First.\n"
    assert [words for _, _, words in said(text)] == ["First.", "Second."]


def test_a_long_pause_begins_a_paragraph() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nIt began.\n\n2\n00:00:20,000 --> 00:00:22,000\nIt ended.\n"
    assert read(text.encode(), name="a.srt").text == "It began.\n\nIt ended.\n"


@pytest.mark.parametrize(
    "text", ["WEBVTT\n\n", "The port is shut.\n", "1\n00:00:01,000 --> 00:00:02,000\n\n"]
)
def test_a_file_without_captions_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"a\.srt: holds no captions"):
        read(text.encode(), name="a.srt")


def clock(seconds: float) -> str:
    return f"{int(seconds) // 60:02}:{int(seconds) % 60:02}"


WORDS = st.sampled_from(["port", "levy", "jobs", "council", "vote", "pays", "dredging", "harbour"])
TURN = st.tuples(
    st.sampled_from(["Ada Klein", "Ben Ross", "Siân Lee"]), st.lists(WORDS, min_size=4, max_size=9)
)


@given(st.lists(TURN, min_size=1, max_size=8), st.integers(1, 4))
def test_planted_turns_are_found_with_their_times(turns: list[tuple[str, list[str]]], size: int) -> None:
    captions: list[tuple[float, str, str]] = []
    planted: list[tuple[float, str, str]] = []
    for name, words in turns:
        sentence = f"The {' '.join(words)} number {len(planted)}."
        parts = sentence.split()
        planted.append((10.0 * len(captions), name, sentence))
        for start in range(0, len(parts), size):
            captions.append((10.0 * len(captions), name, " ".join(parts[start : start + size])))
    shown = (
        f"{clock(at)}.000 --> {clock(at + 9)}.000\n<v {name}>{words}</v>\n" for at, name, words in captions
    )
    text = "WEBVTT\n\n" + "\n".join(shown)
    assert said(text) == planted


def test_the_turns_lie_in_the_text_in_order_and_apart() -> None:
    document: Document = read(VTT.encode(), name="a.vtt")
    ends = [0, *(turn.span.end for turn in document.turns)]
    assert all(turn.span.start >= end for turn, end in zip(document.turns, ends, strict=False))
