"""Which body “the company”, “the union” or “the group” is given to, by what each body is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.kinds import Candidate, Fit, meant
from tests.grounding.readings import parties

DENIED = "The {} said that it was late."


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("Police said that no one was hurt.", id="police"),
        pytest.param("Greenpeace said that the river was foul.", id="a campaign by its name"),
        pytest.param("Greenwave, a campaign with 12,000 members, opposes the plan.", id="a campaign, told"),
        pytest.param("The Labour Party said no.", id="a party"),
        pytest.param("The Teachers’ Union said no.", id="a union"),
        pytest.param("Orrin Council said no.", id="a council"),
        pytest.param("The Transport Ministry said no.", id="a ministry"),
        pytest.param("Arnell said it would wait. Wendle said it would go.", id="one of two"),
        pytest.param(
            "Corvane Line said it would wait. Arnell Motors said it would go.", id="one of two firms"
        ),
    ],
)
@pytest.mark.parametrize("noun", ["company", "firm", "operator"])
def test_the_company_is_no_body_that_is_none_nor_one_of_two(before: str, noun: str) -> None:
    heard = parties(before)
    assert parties(f"{before} {DENIED.format(noun)}") == heard


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Corvane Line said it would wait. Wendle met. The company said it was late.", "Corvane Line"),
        ("Tesla said it would wait. Police said no. The firm said it was late.", "Tesla"),
        ("Tom Fry leads the police union. The union opposes the move.", "Police union"),
        ("Wendle said no. The Growers’ Union met. The union opposes the move.", "Growers’ Union"),
        ("Greenwave, a campaign, met Arnell. It rained. The campaign said no.", "Campaign"),
    ],
)
def test_a_noun_is_the_one_body_of_its_kind(text: str, party: str) -> None:
    assert parties(text)[-1][1] == party


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe, the secretary of the teachers’ union, said that the school is full. "
        "Tom Fry leads the police union. The union opposes the move.",
        "The Teachers’ Union met. The Nurses’ Union met. The union opposes the move.",
        "Greenwave said no. The union opposes the move.",
    ],
    ids=["one of them described", "both named", "none named"],
)
def test_the_union_is_nobody_where_it_may_be_either_or_none(text: str) -> None:
    assert "The union opposes" in text
    assert not [party for _, party in parties(text) if party.lower().endswith("union")][1:]


@given(st.lists(st.builds(Candidate, st.sampled_from(["", "A", "B"]), st.sampled_from(Fit), st.booleans())))
def test_whoever_is_meant_is_a_candidate_of_the_best_kind_there_is(candidates: list[Candidate]) -> None:
    name = meant(candidates)
    fitting = {each.fit for each in candidates if each.name == name}
    assert not name or Fit.SURELY in fitting or Fit.PERHAPS in fitting
    assert name == meant(list(reversed(candidates)))
