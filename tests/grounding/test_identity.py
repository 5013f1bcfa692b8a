"""Whether a name in a note may mean a speaker of the source: “no” only where it is sure."""

from __future__ import annotations

import pytest

from summarizer.grounding.identity import same_person
from summarizer.grounding.speakers import Speaker

PRESIDENT = Speaker("Ilya Koroneveky", "Ukraine", person=True)
OFFICER = Speaker("Ann Lee", "Union of Parcel Staff", person=True)
SPOKESMAN = Speaker("spokesman for Pacer", "Pacer", person=True)
STATE = Speaker("Kremlin", "Russia")
BODY = Speaker("Harbour Trust", "Harbour Trust")


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Koronevekyy", PRESIDENT),
        ("President Koroneveky", PRESIDENT),
        ("I. Koroneveky", PRESIDENT),
        ("the Ukrainian president", PRESIDENT),
        ("Kyiv", PRESIDENT),
        ("he", PRESIDENT),
        ("the president", PRESIDENT),
        ("UPS", OFFICER),
        ("the union", OFFICER),
        ("Mrs Lee", OFFICER),
        ("Ann", OFFICER),
        ("Ann Lee", SPOKESMAN),
        ("a spokesman", SPOKESMAN),
        ("Moscow", STATE),
        ("the Russian government", STATE),
        ("the Trust", BODY),
    ],
)
def test_a_name_that_may_mean_the_speaker_is_not_refused(name: str, speaker: Speaker) -> None:
    assert same_person(name, speaker)


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Putin", PRESIDENT),
        ("Olena Korolenko", PRESIDENT),
        ("the Russian president", PRESIDENT),
        ("Moscow", PRESIDENT),
        ("Tom Reed", OFFICER),
        ("Tom Lee", OFFICER),
        ("the National Union of Miners", OFFICER),
        ("Ukraine", STATE),
        ("Ann Lee", BODY),
    ],
)
def test_somebody_else_is_told_from_the_speaker(name: str, speaker: Speaker) -> None:
    assert not same_person(name, speaker)
