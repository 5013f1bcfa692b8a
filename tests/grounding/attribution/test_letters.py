"""What a signed letter says by “we” is said by the body whose letter it is."""

from __future__ import annotations

import pytest

from summarizer.documents import Document
from summarizer.grounding.reading import attributions

LETTER = """\
# Statement of Holt Hydro on the events at Kessin

Holt Hydro, 5 May 2025

We mourn with the families of the town. The sirens were tested in March and worked.

We support an independent inquiry. We demand that the photographs be published this week.

Victor Amsel, chief executive
"""


def _voices(text: str) -> list[tuple[str, str]]:
    return [(voice.party, found.verb) for found in attributions(Document(text)) for voice in found.voices]


def test_the_body_supports_what_its_letter_supports() -> None:
    assert _voices(LETTER) == [("Holt Hydro", "support"), ("Holt Hydro", "demand")]


@pytest.mark.parametrize(
    "text",
    [
        LETTER.replace("Victor Amsel, chief executive\n", ""),
        LETTER.replace("Statement of Holt Hydro", "Statement"),
        LETTER.replace("Victor Amsel, chief executive", "The town hall has a list of those who are missing."),
    ],
    ids=["unsigned", "no heading names the body", "ends with a statement"],
)
def test_who_says_we_in_what_is_no_signed_letter_is_not_guessed(text: str) -> None:
    assert _voices(text) == []
