"""Who is meant by a name, a description or a pronoun, and for whom they speak."""

from __future__ import annotations

import pytest

from tests.grounding.readings import parties, reading, speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee arrived late. She said the bridge was unsafe.", ["Ann Lee"]),
        ("Tom Reed was arrested on Monday. He said the bridge was unsafe.", ["Tom Reed"]),
        ("Ann Lee spoke first. Tom Reed stood up. He said it was false.", ["Tom Reed"]),
        ("The council met on Monday. It said the road was safe.", ["Council"]),
        ("The council said no. Residents were angry. They said the road was bad.", ["Council", "Residents"]),
        ("Mr Reed and Ms Lee met. She said the talks had failed.", ["Lee"]),
        ("Ms Lee met Mr Reed. She said the talks had failed.", ["Lee"]),
    ],
    ids=["subject", "passive", "latest", "it", "they", "joined", "told apart by title"],
)  # fmt: skip
def test_a_pronoun_is_whoever_the_text_was_about(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Robin Lee met Alex Reed on Monday. He said the bridge was unsafe.",
        "Robin Lee met Alex Reed at noon. “You are wrong,” she answered.",
        "Ann Lee arrived. The sun shone. It rained. It snowed. It was late. She said it was cold.",
    ],
    ids=["two of unknown gender", "two in a quarrel", "too far back"],
)
def test_a_pronoun_that_could_be_another_is_nobody(text: str) -> None:
    assert speakers(text) == []


def test_a_pronoun_keeps_to_the_gender_that_a_post_tells() -> None:
    text = (
        "A spokesman for Pacer said the depot would close. "
        "A spokeswoman for Corvane Line said that was wrong. He called it final."
    )
    assert speakers(text)[-1] == "spokesman for Pacer"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US President Joe Hart spoke. The US president said he was ready.", ["Joe Hart"]),
        ("US President Joe Hart spoke. The American president said he was ready.", ["Joe Hart"]),
        ("Germany’s Chancellor Karl Vogt spoke. The German leader said he was ready.", ["Karl Vogt"]),
        ("Health minister Ann Lee met foreign minister Tom Reed. The health minister said no.", ["Ann Lee"]),
        (
            "“We have 500 members,” said Ann Lee, the secretary of the Dockers’ Federation. "
            "The union leader said that they would strike.",
            ["Ann Lee", "Ann Lee"],
        ),
    ],
)  # fmt: skip
def test_a_description_is_the_person_whom_it_fits(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Governor Maria Lund said that rates would stay. The minister said they should fall.",
        "Mayor Maria Lund said that the town would pay. The union leader said he would strike.",
    ],
)
def test_a_description_that_fits_nobody_is_not_the_last_speaker(text: str) -> None:
    assert speakers(text)[0] == "Maria Lund"
    assert "Maria Lund" not in speakers(text)[1:]


@pytest.mark.parametrize("name", ["Jordan", "Chad", "Georgia", "Sofia", "Kingston"])
def test_a_person_with_the_name_of_a_state_is_a_person(name: str) -> None:
    text = f"{name} Miller, a teacher, opposed the plan. “It is a mistake,” {name} said."
    assert set(speakers(text)) == {f"{name} Miller"}
    assert set(parties(text)) == {(f"{name} Miller", f"{name} Miller")}


@pytest.mark.parametrize("name", ["Jordan", "Georgia", "Turkey"])
def test_a_state_with_the_name_of_a_person_is_a_state_where_nobody_has_it(name: str) -> None:
    assert parties(f"{name} said that it would close its border with Russia.") == [(name, name)]


def test_two_people_of_one_surname_are_told_apart_by_title() -> None:
    text = "John Smith and his wife, Mary Smith, met. Mr Smith said it was dry. Mrs Smith said it was wet."
    assert speakers(text) == ["John Smith", "Mary Smith"]


def test_a_surname_that_two_of_those_heard_have_is_neither() -> None:
    text = (
        "Mayor Bill Haskell said that the wells were full. Dana Haskell said that they were dry. "
        "Haskell said that was false."
    )
    assert speakers(text) == ["Bill Haskell", "Dana Haskell", "Haskell"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee met Tom Reed at noon. “You are wrong,” she answered.", ["Ann Lee"]),
        ("Ann Lee met Tom Reed at noon. He said that the bridge was unsafe.", ["Tom Reed"]),
        ("Mrs Finch ran the farm. Joan Finch said that it was dry.", ["Joan Finch"]),
    ],
)
def test_a_given_name_tells_whom_she_and_he_mean(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_a_name_given_in_full_later_is_one_person() -> None:
    text = "Reed said that the town was lost. President Tom Reed of Ukraine said more. Reed said it again."
    assert set(speakers(text)) == {"Tom Reed"}


def test_a_first_name_alone_is_the_only_one_who_has_it() -> None:
    assert speakers("Ann Lee opposed the plan. “It is a mistake,” Ann said.") == ["Ann Lee", "Ann Lee"]


def test_a_ship_is_nobody() -> None:
    text = "Ann Lee said that the anchor of the Adria Crest had been dragged. “It did not fall,” she said."
    assert speakers(text) == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Ann Lee, director of the Harbour Trust, said the plan was dead.", "Harbour Trust"),
        ("The director of the Harbour Trust, Ann Lee, said the plan was dead.", "Harbour Trust"),
        ("Ann Lee, head of collections at the Harbour Trust, said the plan was dead.", "Harbour Trust"),
        ("Northlight’s regional vice president, Carla Dunning, said the plan was dead.", "Northlight"),
        ("The Harbour Trust lost. Its manager, Ann Lee, said the plan was dead.", "Harbour Trust"),
        ("Ann Lee of the Green Party said the plan was dead.", "Green Party"),
        ("A spokeswoman for the Harbour Trust said the plan was dead.", "Harbour Trust"),
        (
            "The Union of Parcel Staff (UPS) met. Ann Lee, an officer of the UPS, said the plan was dead.",
            "Union of Parcel Staff",
        ),
        (
            "The Federation of Arlund Employers met. "
            "Ann Lee, director of the employers’ federation, said the plan was dead.",
            "Federation of Arlund Employers",
        ),
        ("Estonia’s prime minister, Kadri Tamm, said the plan was dead.", "Estonia"),
        ("The Polish foreign minister, Tomasz Wilk, said the plan was dead.", "Poland"),
        ("Warsaw said the plan was dead.", "Poland"),
        ("The Kremlin said the plan was dead.", "Russia"),
        ("The Kremlin rejected it. Spokesman Dmitri Orlov said it was false.", "Russia"),
        ("The Russians said the plan was dead.", "Russia"),
    ],
)  # fmt: skip
def test_a_speaker_speaks_for_the_body_that_the_text_names(text: str, party: str) -> None:
    assert parties(text)[-1][1] == party


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The French opposition leader, Luc Morel, said the plan was dead.", "France"),
        ("Opposition leader Ann Lee of France said the plan was dead.", "France"),
        ("Ukraine’s former president, Petro Lys, said the plan was dead.", "Ukraine"),
        ("Russian exiled activist Ivan Petrov said the war was lost.", "Russia"),
        ("French football coach Luc Morel said the match was lost.", "France"),
        ("An American tourist said the beach was closed.", "United States"),
        ("Russians said that they were tired of the war.", "Russia"),
        ("The Russian said that he had seen nothing of it.", "Russia"),
        ("Moscow residents said that the town was safe.", "Russia"),
        ("The Paris court said that the ship was safe.", "France"),
    ],
)
def test_whoever_does_not_speak_for_the_state_is_not_its_voice(text: str, state: str) -> None:
    assert state not in [party for _, party in parties(text)]


def test_ministers_of_two_states_speak_for_both() -> None:
    text = "The foreign ministers of France and Germany said that the plan was dead."
    assert {party for _, party in parties(text)} == {"France", "Germany"}


def test_a_body_told_by_more_than_its_noun_is_not_the_body_that_spoke_before() -> None:
    text = "The council of Tarrow said the pool was shut. The swimming club insisted that it was open."
    assert parties(text)[-1] == ("Swimming club", "Swimming club")


def test_he_after_somebody_who_is_only_described_is_nobody() -> None:
    text = (
        "“It weighs two tonnes,” said Amit Bose. The old keeper was not impressed. “They had room,” he said."
    )
    assert [name for name in speakers(text) if name] == ["Amit Bose"]


def test_somebodys_son_is_not_somebody() -> None:
    text = "Lowe’s Sons Ltd. closed its gates on Monday. Lowe said that it was late."
    assert "Lowe’s Sons" not in " ".join(speakers(text))


def test_who_is_a_person_whatever_thing_the_parser_takes_it_for() -> None:
    text = "It passed with the votes of four Greens and one other, Councilman Joe Reed, who said it was late."
    assert speakers(text) == ["Joe Reed"]


def test_kin_do_not_speak_for_somebody() -> None:
    text = "Mayor Bill Haskell said that the wells were full. His cousin Dana Reed said that they were dry."
    assert parties(text)[-1] == ("Dana Reed", "Dana Reed")


def test_somebody_for_whom_nothing_is_said_is_a_party_alone() -> None:
    assert parties("Ann Lee said that the plan was dead.") == [("Ann Lee", "Ann Lee")]


def test_an_analyst_is_an_observer() -> None:
    (attribution,) = reading("Analysts said that the bank would cut its rate.").attributions
    assert all(voice.observer for voice in attribution.voices)


def test_a_party_once_known_stays_the_same() -> None:
    text = (
        "The Kremlin rejected it. Spokesman Dmitri Orlov said it was false.\n\nThe town was calm. "
        "Orlov said it again.\n\nIn Paris the president was silent. Orlov said it once more."
    )
    assert {party for name, party in parties(text) if name == "Dmitri Orlov"} == {"Russia"}


def test_its_means_the_body_that_spoke_last_though_only_described() -> None:
    told = parties(
        "Ash Hospital Trust runs the ward. The Patients’ Council, which speaks for families, wants an "
        "inquiry. The trust said that it would wait. Jordan Webb, its chief executive, said: “We asked them.”"
    )

    assert ("Jordan Webb", "Ash Hospital Trust") in told


def test_its_means_nobody_where_two_bodies_were_named_at_once() -> None:
    told = parties(
        "The Veldmar Port Authority met the National Union of Dockers on Monday. "
        "“It was a waste,” said Ann Lee, its director."
    )

    assert ("Ann Lee", "Ann Lee") in told


def test_a_man_is_not_the_firm_that_has_his_name() -> None:
    found = reading(
        "Baxter Lowe, the company which built the line, denied a fault. It was sold in 2011. "
        "Mr Lowe, 81, said he was “sick of seeing my name on it”."
    )

    (quoting,) = [a for a in found.attributions if a.quotes]
    assert all(voice.person for voice in quoting.voices)
    assert "Baxter Lowe" not in {voice.party for voice in quoting.voices}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Farmers’ League said no. The Graziers’ Union would agree to a levy; it rejects a ban.",
            ["Farmers’ League", "Graziers’ Union"],
        ),
        (
            "The Farmers’ League said no. The bridge was shut, and it warned of a long delay.",
            ["Farmers’ League"],
        ),
    ],
    ids=["a body beside it", "a thing beside it"],
)  # fmt: skip
def test_it_is_what_its_own_sentence_is_about(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_a_word_that_several_bodies_share_is_the_one_named_just_before_or_none() -> None:
    several = "The Graziers’ Association spoke. The Landlords’ Association said so. "
    told = "“It is late,” said the association’s director, Ann Lee."
    assert parties(several + told)[-1][1] == "Landlords’ Association"
    away = "It rained. " * 6
    assert "Association" not in parties(several + away + told)[-1][1].replace("association", "")


def test_people_are_not_the_association_that_bears_their_name() -> None:
    text = (
        "The Landlords’ Association rejects the rule. In May, landlords demanded rent. "
        "Landlords demanded more in June."
    )
    assert [party for _, party in parties(text)][1:] == ["Landlords", "Landlords"]


def test_the_paper_that_is_told_is_nobodys_party() -> None:
    text = (
        "The Traders’ Association is against the plan. “We would lose one shop in three,” its chair, Amina "
        "Duarte, told the Herald. “We cannot wait,” said its spokeswoman, Nora Lindqvist."
    )
    assert "Herald" not in {party for _, party in parties(text)}


def test_people_of_a_year_are_no_party_of_that_name() -> None:
    assert parties("Residents in 2015 said that the road was too loud.") == [("Residents", "Residents")]
