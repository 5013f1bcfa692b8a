"""What a sentence leans on, and what may be left out of it."""

from __future__ import annotations

import pytest

from summarizer.drafting.outline import outline
from summarizer.drafting.references import kept_of, leans, left_hanging
from tests.drafting.readings import reading


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("Its director, Rasmus Toll, took a bribe of 40,000 euros.", True),
        ("Their members will vote on the offer in May.", True),
        ("It will fine the board 250,000 pounds.", True),
        ("The board cut its budget by a third.", False),
        ("In its report, the board blamed the weather.", False),
        ("The harbour closes in May.", False),
    ],
)
def test_a_pronoun_without_its_noun_leans(text: str, leaning: bool) -> None:
    found = reading(text)
    assert leans(found.passage.statements[0], found) is leaning


def test_whoever_is_named_in_brackets_is_no_riddle() -> None:
    found = reading("The Growers’ Union met. Its secretary, Marta Quill, said that growers would lose all.")
    assert not leans(found.passage.statements[-1], found)


def test_no_headline_glues_a_pronoun_to_another_owner() -> None:
    found = reading(
        "The Veldmar Port Authority wants to dredge 14 metres of the channel in 2027.\n\n"
        "Greenwave, a campaign with 12,000 members, opposes the plan. "
        "Its director, Rasmus Toll, took a bribe of 40,000 euros in 2024, a court found in March.\n\n"
        "The county will decide on 3 May 2026."
    )
    assert not [n for n in outline(found).headline if leans(found.passage.sentence(n), found)]


@pytest.mark.parametrize(
    ("text", "hanging"),
    [
        ("Karl Boll said that it would close.", True),
        ("Karl Boll, who runs the mine, said it would close.", False),
        ("Karl Boll runs the mine.", False),
    ],
)
def test_a_shortening_that_keeps_it_keeps_what_it_means(text: str, hanging: bool) -> None:
    found = reading("Karl Boll, who runs the mine, said that it would close.")
    doc = found.docs[1]
    assert left_hanging(doc, kept_of(doc, text)) is hanging
