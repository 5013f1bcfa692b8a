"""What a hosted model calls disputed, across sources."""

from __future__ import annotations

import json

import pytest

from summarizer.briefing import Briefing
from summarizer.documents import Document
from summarizer.pipeline import brief
from summarizer.rendering import render
from summarizer.testing import ScriptedModel
from tests.stories.telling import told

FIRST = (
    "The alarm of the dam worked as it should, the owner said. It was a long day for all who had to be there."
)
SECOND = "Nobody was warned, the mayor said. There was not much more to be seen of it than that."
COUNTED = (
    "The county said that 340 homes were flooded in Merrow. It was a long day for all who had to be there."
)
RECOUNTED = "The army said that 210 homes were flooded in Merrow. There was not much more to be seen of it."


def briefed(*texts: str, point: str, sentences: tuple[int, ...]) -> Briefing:
    """The briefing of the texts by a model that says this one thing, and calls it disputed."""
    points = [{"text": point, "sentences": list(sentences), "disputed": True}]
    draft = {"title": "The dam", "headline": [], "key_points": points, "positions": [], "open_questions": []}
    model = ScriptedModel(json.dumps(draft))
    return brief(*(Document(text, id=f"d{at}") for at, text in enumerate(texts, 1)), model=model)


def test_what_a_model_calls_disputed_is_a_disagreement_of_its_sources() -> None:
    point = "The owner said the alarm worked; the mayor said nobody was warned."
    (found,) = briefed(FIRST, SECOND, point=point, sentences=(1, 3)).disagreements
    assert (found.aspect, found.about) == ("account", point)
    assert [version.documents for version in found.versions] == [("d1",), ("d2",)]
    assert found.versions[1].value == "Nobody was warned, the mayor said."


def test_what_the_rules_have_found_is_not_told_again() -> None:
    point = "The county said that 340 homes were flooded in Merrow, the army said 210."
    briefing = briefed(COUNTED, RECOUNTED, point=point, sentences=(1, 3))
    assert told(briefing) == [["340", "210"]]


@pytest.mark.parametrize("texts", [(FIRST,), (FIRST, FIRST)], ids=["one document", "a copy"])
def test_what_one_source_tells_alone_is_none(texts: tuple[str, ...]) -> None:
    point = "The alarm of the dam worked as it should, the owner said."
    assert not briefed(*texts, point=point, sentences=(1,) if len(texts) == 1 else (1, 3)).disagreements


def test_a_first_line_that_others_tell_differently_says_so() -> None:
    item = {"text": "The county said that 340 homes were flooded in Merrow.", "sentences": [1]}
    draft = {"title": "Merrow", "headline": [item], "key_points": [], "positions": [], "open_questions": []}
    documents = [Document(COUNTED, id="d1"), Document(RECOUNTED, id="d2")]
    note = render(brief(*documents, model=ScriptedModel(json.dumps(draft))), "md")
    (line,) = (line for line in note.splitlines() if line.startswith("**In one line.**"))
    assert "(told differently, see 1 below)" in line
