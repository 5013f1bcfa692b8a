from __future__ import annotations

import pytest

from summarizer.drafting.compression import compress
from tests.drafting.readings import reading

CLOSES = "voted to close the harbour to all the fishing boats of the coast."


def compressed(text: str) -> str:
    """The last sentence of a text, without its asides."""
    found = reading(text)
    return compress(found.passage.statements[-1], found)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(f"However, the council {CLOSES}", f"The council {CLOSES}", id="connective"),
        pytest.param(
            f"The council, which sits in Lund, {CLOSES}", f"The council {CLOSES}", id="relative clause"
        ),
        pytest.param(
            f"The council, whose members met behind closed doors, {CLOSES}",
            f"The council {CLOSES}",
            id="relative clause with whose",
        ),
        pytest.param(
            f"The council {CLOSES[:-1]}, easing pressure on the crowded quays.",
            f"The council {CLOSES}",
            id="participle",
        ),
        pytest.param(
            "The bank said in an interview with local television that rates would fall before summer ends.",
            "The bank said that rates would fall before summer ends.",
            id="place of publication",
        ),
        pytest.param(
            "However, the bank, which is based in Lund, said rates would fall before the summer ends.",
            "The bank said rates would fall before the summer ends.",
            id="several at once",
        ),
    ],
)
def test_an_aside_goes(text: str, left: str) -> None:
    assert compressed(text) == left


@pytest.mark.parametrize(
    "aside",
    [
        pytest.param("which has 40 members", id="number"),
        pytest.param("which has not published the study", id="negation"),
        pytest.param("which may act if rain falls", id="condition"),
        pytest.param("which denies the charge of haste", id="denial"),
        pytest.param("which it says is full of rats", id="claim"),
        pytest.param("which called it “a wound”", id="quotation"),
    ],
)
def test_an_aside_that_turns_the_sense_stays(aside: str) -> None:
    text = f"The council, {aside}, {CLOSES}"
    assert compressed(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(
            f"Ann Lee, a lawyer, who made the motion, {CLOSES}",
            f"Ann Lee, a lawyer, {CLOSES}",
            id="after a name",
        ),
        pytest.param(
            f"Ann Lee, a lawyer from the old town, who made the motion, {CLOSES}",
            f"Ann Lee, a lawyer from the old town, {CLOSES}",
            id="after a place",
        ),
        pytest.param(
            f"Councilwoman Ann Lee, D-Ward 3, who made the motion, {CLOSES}",
            f"Councilwoman Ann Lee, D-Ward 3, {CLOSES}",
            id="after a seat",
        ),
    ],
)
def test_an_apposition_keeps_the_comma_that_closes_it(text: str, left: str) -> None:
    assert compressed(text) == left


def test_a_sentence_whose_asides_were_its_content_stays_whole() -> None:
    text = "The bank, which is based in Lund, agreed."
    assert compressed(text) == text


def test_a_pronoun_for_the_speaker_gives_way_to_the_name_in_brackets() -> None:
    text = (
        "Ann Lee leads the Port Authority of Lund. "
        "She said that the port would close all its quays by winter."
    )
    assert compressed(text) == "[Ann Lee] said that the port would close all its quays by winter."


def test_a_description_of_the_speaker_has_the_name_beside_it_in_brackets() -> None:
    text = (
        "“The harbour is safe,” said Ann Lee, the mayor of Lund. "
        "The mayor insisted that the port would keep all its quays open in winter."
    )
    assert compressed(text).startswith("The mayor [Ann Lee] insisted")


def test_a_description_beside_the_name_has_it_no_second_time() -> None:
    told = (
        "Ellen Cray runs the fund. The managing partner of the fund, Ellen Cray, said the closures were late."
    )
    assert "[" not in compressed(told)


def test_the_words_of_a_turn_are_given_to_their_speaker_and_stay_whole() -> None:
    text = (
        "MS LEE: However, the council, which sits in Lund, will close the harbour.\n\n"
        "MR LIND: I cannot agree to that.\n\nMS LEE: You will have to.\n"
    )
    found = reading(text)
    first = found.passage.statements[0]
    assert compress(first, found) == f"[Ms Lee:] {first.line}"


def test_a_language_without_a_parse_is_left_as_it_is() -> None:
    text = "Der Rat, der in Lund tagt, will den alten Hafen der Stadt bis zum Ende des Jahres schließen."
    assert compressed(text) == text


def test_a_headline_goes_without_the_adverbial_at_its_end() -> None:
    found = reading(
        "The minister said that she would not rule before May, two weeks after her own deadline passed."
    )
    (sentence,) = found.passage.statements

    assert compress(sentence, found, brief=True) == "The minister said that she would not rule before May."
    assert compress(sentence, found).endswith("deadline passed.")


@pytest.mark.parametrize(
    "text",
    [
        "Karl Boll, who runs the mine, said that it would close in 2027 with all its shafts and towers.",
        "The council, which met the farmers at the lake, said that they would be paid before the winter.",
        "The minister, who spoke to the mayor of the town, said that he would pay for the new bridge.",
    ],
    ids=["it", "they", "he"],
)
def test_a_clause_that_a_later_pronoun_may_mean_stays(text: str) -> None:
    assert compressed(text) == text


@pytest.mark.parametrize(
    "end",
    ["a court found in March", "the county court found", "the mayor wrote"],
)
def test_a_headline_keeps_who_says_so(end: str) -> None:
    text = f"The director of the county archive took a bribe of 40,000 euros in 2024, {end}."
    found = reading(text)
    assert compress(found.passage.statements[-1], found, brief=True) == text


def test_whose_secretary_somebody_is_stands_in_brackets_where_it_is_known() -> None:
    assert compressed(
        "The Growers’ Union opposes the ban. Its secretary, Marta Quill, said that growers would lose it all."
    ).startswith("Its [the Growers’ Union’s] secretary, Marta Quill, said")


def test_an_owner_who_may_be_another_is_not_put_in_brackets() -> None:
    assert compressed(
        "The Port Authority met the Growers’ Union. Its secretary, Marta Quill, said that all was well."
    ).startswith("Its secretary, Marta Quill, said")
