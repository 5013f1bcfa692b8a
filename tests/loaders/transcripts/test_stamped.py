from __future__ import annotations

import pytest

from summarizer.documents import Kind
from summarizer.loaders.plain import read
from summarizer.segmentation import segment

TURNS = [
    (723.0, "Ada Klein", "Good morning."),
    (729.0, "Ben Ross", "I oppose it."),
    (3661.0, "Ada Klein", "Why?"),
]


def said(text: str) -> list[tuple[float | None, str, str]]:
    document = read(text.encode(), name="a.txt")
    return [(s.time, s.speaker, s.text) for s in segment(document) if s.kind is Kind.STATEMENT]


@pytest.mark.parametrize(
    "form",
    [
        "[{clock}] {name}: {words}\n",
        "({clock}) {name} (Labour): {words}\n",
        "{clock} {name}: {words}\n",
        "**[{clock}] {name}:** {words}\n\n",
        "{name} ({clock}): {words}\n\n",
        "{name} [{clock}]: {words}\n\n",
        "{clock} {name}\n{words}\n\n",
        "{name}  {clock}\n{words}\n\n",
        "[{clock} --> 9:59:59] {name}: {words}\n",
    ],
)
def test_the_forms_of_stamps_are_read(form: str) -> None:
    clocks = ("12:03", "12:09", "1:01:01")
    text = "".join(
        form.format(clock=clock, name=name, words=words)
        for clock, (_, name, words) in zip(clocks, TURNS, strict=True)
    )
    assert said(text) == TURNS


def test_times_alone_are_kept_where_nobody_is_named() -> None:
    text = "[0:01] Good morning.\n[0:05] We note: the levy is high.\n[0:09] Thanks.\n"
    assert said(text) == [
        (1.0, "", "Good morning."),
        (5.0, "", "We note: the levy is high."),
        (9.0, "", "Thanks."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "09:00 Ada Klein\nWelcome\n\n09:30 Ben Ross\nThe levy\n\n10:00 Maya Ortega\nFarewell\n",
        "[10:00] Ada: It began.\n[9:00] Ben: It ended.\n[8:00] Ada: It rained.\n",
        "The vote was at 10:30: it failed. Another was at 11:30.\n",
        "[1:02] Ada: One.\n[1:05] Ben: Two.\n",
    ],
)
def test_an_agenda_and_times_out_of_order_are_no_recording(text: str) -> None:
    assert {time for time, _, _ in said(text)} <= {None}


def test_a_heading_ends_a_turn() -> None:
    text = (
        "[0:01] Ada: One.\n[0:05] Ben: Two.\n[0:09] Ada: Three.\n\n## Item 2\n\nThe clerk read the report.\n"
    )
    assert said(text)[-1] == (None, "", "The clerk read the report.")
