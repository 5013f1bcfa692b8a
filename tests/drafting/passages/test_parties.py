from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.drafting.passages.merged import SameParty
from summarizer.drafting.passages.parties import also_named, one_name
from tests.drafting.readings import STORY, reading

NAMES = ["US", "Washington", "the Port Authority", "Port Authority", "PA", "Tom Lind", "Lund", "Georgia"]


def one(*names: str) -> dict[str, str]:
    return dict(one_name(names, reading(STORY)))


def test_words_for_one_state_are_the_state() -> None:
    assert set(one("US", "Washington", "the United States").values()) == {"United States"}


def test_a_name_with_an_article_in_other_case_or_as_initials_is_the_full_name() -> None:
    found = one("the Port Authority", "Port authority", "PA", "P.A.")
    assert len(set(found.values())) == 1
    assert found["PA"].lower() == "port authority"


def test_somebody_whose_party_the_documents_tell_stands_for_it() -> None:
    assert one("Tom Lind", "the dockers’ union") == {
        "Tom Lind": "Dockers’ Union",
        "the dockers’ union": "Dockers’ Union",
    }


def test_names_that_are_merely_alike_stay_apart() -> None:
    names = ("Northern Ferry Union", "Northern Ferry Company", "Union", "Georgia", "Tbilisi City Council")
    assert one(*names) == {name: name for name in names}


@given(st.lists(st.sampled_from(NAMES), max_size=8))
def test_each_name_has_one_and_to_ask_again_changes_nothing(names: list[str]) -> None:
    found = one(*names)
    assert set(found) == set(names)
    assert one(*found.values()) == {name: name for name in found.values()}


def test_a_merge_may_say_that_two_names_are_one_but_not_of_two_states() -> None:
    told = [
        SameParty(name="City Council", also=("the council", "the mayors")),
        SameParty(name="France", also=("Germany",)),
        SameParty(name="Unheard of", also=("Shipping Chamber",)),
    ]
    names = ["the council", "City Council", "France", "Germany", "Shipping Chamber"]
    assert also_named(told, names) == {"the council": "City Council", "City Council": "City Council"}
