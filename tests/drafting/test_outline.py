from __future__ import annotations

from dataclasses import replace

from summarizer.drafting.outline import Outline, outline
from tests.drafting.readings import STORY, reading


def outlined(*texts: str) -> Outline:
    return outline(reading(*texts))


def test_the_headline_opens_the_story_and_goes_on_with_another_party() -> None:
    assert outlined(STORY).headline == (2, 5)


def test_every_headline_is_an_undisputed_point() -> None:
    found = outlined(STORY)
    plain = {point.sentences for point in found.points if not point.disputed}
    assert {(number,) for number in found.headline} <= plain


def test_a_dispute_is_a_point_and_its_sentences_are_no_other() -> None:
    found = outlined(STORY)
    told = [number for point in found.points for number in point.sentences]
    assert [point.sentences for point in found.points if point.disputed] == [(8,)]
    assert len(told) == len(set(told))


def test_points_stand_in_the_order_of_the_text() -> None:
    points = [point.sentences for point in outlined(STORY).points]
    assert points == sorted(points)


def test_a_very_short_text_is_told_whole() -> None:
    found = outlined("The old harbour of Lund closes in May. The new jetty of Ystad opens in June.")
    assert [point.told for point in found.points] == [(1,), (2,)]


def test_one_statement_is_point_and_headline() -> None:
    found = outlined("The old harbour of Lund closes in May.")
    assert found.headline == (1,)


def test_each_of_two_documents_has_its_points() -> None:
    theatre = (
        "The theatre of Ystad opens in June with a play about bees. "
        "Director Eva Holm said that the play about bees cost 90,000 crowns. "
        "The bees of the play live on the roof of the theatre in Ystad. "
        "Neighbours of the theatre have complained about the bees since May."
    )
    found = outlined(STORY, theatre)
    assert {number > 10 for point in found.points for number in point.told} == {False, True}


def test_the_same_reading_gives_the_same_outline() -> None:
    assert outlined(STORY) == outline(replace(reading(STORY)))
