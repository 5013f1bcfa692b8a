from __future__ import annotations

from collections.abc import Mapping

import pytest

from summarizer.drafting.issues import issues
from summarizer.drafting.stands import Stand, stands
from summarizer.stance import Stance
from tests.drafting.readings import STORY, reading

UNION = "The Dockers’ Union warned that the dredger would cost 300 jobs. "
PORT = "The Port Authority of Lund insisted that the dredger was safe. "


def stood(
    text: str, *, told: frozenset[int] = frozenset(), parties: int = 9, each: int = 3
) -> Mapping[str, tuple[Stand, ...]]:
    found = reading(text)
    return stands(found, issues(found, 3), told=told, parties=parties, each=each)


def numbers(found: Mapping[str, tuple[Stand, ...]]) -> dict[str, list[int]]:
    return {party: [stand.attribution.sentence for stand in own] for party, own in found.items()}


def test_each_party_of_a_story_has_its_stands_in_the_order_of_the_text() -> None:
    assert numbers(stood(STORY)) == {
        "Dockers’ Union": [5, 6, 7],
        "Lund City Council": [2, 3, 4],
        "Shipping Chamber": [8],
    }


def test_own_words_come_before_what_is_reported() -> None:
    assert numbers(stood(STORY, each=1))["Dockers’ Union"] == [6]


def test_a_stand_that_the_note_tells_elsewhere_gives_way() -> None:
    assert numbers(stood(STORY, each=1))["Lund City Council"] == [4]
    assert numbers(stood(STORY, told=frozenset({4}), each=1))["Lund City Council"] == [2]


def test_the_terms_on_which_a_party_would_act_are_among_its_stands() -> None:
    assert 7 in numbers(stood(STORY, each=2))["Dockers’ Union"]


def test_a_party_whose_every_stand_is_told_elsewhere_is_not_lost() -> None:
    assert numbers(stood(STORY, told=frozenset(range(2, 11)))).keys() == numbers(stood(STORY)).keys()


def test_the_most_heard_parties_are_kept_where_there_are_too_many() -> None:
    assert list(stood(STORY, parties=2)) == ["Dockers’ Union", "Lund City Council"]


def test_observers_have_no_stand() -> None:
    assert "Analysts" not in stood(STORY)


def test_those_who_only_remark_on_something_have_no_stand() -> None:
    assert list(stood(PORT + "Corvane Line said the water was cold. ")) == ["Port Authority of Lund"]


def test_parties_that_only_speak_together_are_one() -> None:
    together = "France and Germany urged Iran to reopen the reactor. "
    assert list(stood(together + "Rain fell in Rome. France and Germany warned of a leak.")) == [
        "France and Germany"
    ]
    assert list(stood(together + "France warned that the reactor could leak.")) == ["France", "Germany"]


def test_one_sentence_is_one_stand() -> None:
    text = (
        UNION
        + "“The dredger,” Tom Lind, the union’s director, said, “must never, ever sail from Lund again.”"
    )
    for own in numbers(stood(text)).values():
        assert len(own) == len(set(own))


@pytest.mark.parametrize(
    ("text", "party", "stance"),
    [
        pytest.param(
            PORT + "Corvane Line opposed the dredger.", "Corvane Line", Stance.OPPOSES, id="opposes"
        ),
        pytest.param(
            UNION + "The Port Authority of Lund welcomed the dredger.",
            "Port Authority of Lund",
            Stance.SUPPORTS,
            id="supports",
        ),
        pytest.param(
            PORT + "Corvane Line would accept the dredger if the port kept all its workers.",
            "Corvane Line",
            Stance.CONDITIONAL,
            id="conditional",
        ),
        pytest.param(
            PORT + "Corvane Line insisted that the dredger would work if the weather allowed.",
            "Corvane Line",
            Stance.UNSTATED,
            id="a condition of nobody's",
        ),
        pytest.param(
            PORT + "Corvane Line would accept the dredger, if the port kept “every man” on it.",
            "Corvane Line",
            Stance.CONDITIONAL,
            id="conditional beside a quotation",
        ),
        pytest.param(
            PORT + "Corvane Line accused the port of hiding the dredger.",
            "Corvane Line",
            Stance.UNSTATED,
            id="an accusation about it",
        ),
        pytest.param(
            PORT + "Corvane Line criticised the delay of the dredger.",
            "Corvane Line",
            Stance.UNSTATED,
            id="against something else about it",
        ),
    ],
)
def test_a_stance_is_labelled_only_where_it_is_plain(text: str, party: str, stance: Stance) -> None:
    (stand,) = stood(text)[party]
    assert stand.issue == "dredger"
    assert stand.stance is stance


def test_a_turn_in_a_transcript_is_its_speakers_stand() -> None:
    text = (
        "MS LEE: The harbour must close before the winter storms of next year.\n\n"
        "MR LIND: The harbour must never close while there is one ship on the Sound.\n\n"
        "MS LEE: Then the town will pay for the harbour with its schools and its roads.\n"
    )
    assert numbers(stood(text)) == {"Ms Lee": [1, 3], "Mr Lind": [2]}
