"""A run that sends nothing tells what one that does would send."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import BaseModel

from summarizer import pipeline
from summarizer.chat.cassette import read
from summarizer.chat.identity import Identity
from summarizer.chat.rehearsal import Expected, Rehearsal, specimen
from summarizer.chat.structured import ask
from summarizer.documents import Document
from summarizer.draft import BriefingDraft, KeyPointDraft, bounded
from summarizer.golden.case import read as read_case
from summarizer.golden.running import documents_of
from summarizer.step import Step
from summarizer.testing import ScriptedModel

ROOT = Path(__file__).parents[2]
HOSTED = Identity("gpt-5-mini", "whole", 128_000)
TEXTS = tomllib.loads(Path(__file__).with_name("tokens.toml").read_text("utf-8"))
STORY = "The council met on Monday. Mayor Ada Klein said the bridge would open in May.\n"


class Leaf(BaseModel):
    text: str
    numbers: tuple[int, ...] = ()


class Tree(BaseModel):
    name: str
    leaf: Leaf
    leaves: tuple[Leaf, ...]
    maybe: int | None = None


@pytest.mark.parametrize("kind", [Leaf, Tree, BriefingDraft, bounded(7), bounded(90)])
def test_an_answer_is_what_its_class_allows(kind: type[BaseModel]) -> None:
    kind.model_validate_json(json.dumps(specimen(kind.model_json_schema())))


def test_an_answer_is_read_as_a_model_s_own_would_be() -> None:
    rehearsal = Rehearsal(HOSTED)
    answer = ask(rehearsal, [{"role": "user", "content": "?"}], bounded(3), step=Step("brief"))
    assert all(number == 1 for point in answer.key_points for number in point.sentences)
    assert len(answer.key_points) > 1


def test_asking_again_takes_the_reply_as_well_and_twice_the_room_at_most() -> None:
    rehearsal = Rehearsal(HOSTED)
    rehearsal.complete({"messages": [{"role": "user", "content": "?"}], "max_tokens": 1000}, Step("brief"))
    expected = rehearsal.expected["brief"]
    assert expected.again == Expected(1, expected.input_tokens + 1000, 0, 2000)


def test_a_model_that_bounds_its_replies_is_expected_to_write_no_more() -> None:
    rehearsal = Rehearsal(replace(HOSTED, parameters={"max_completion_tokens": 100}))
    rehearsal.complete({"messages": [{"role": "user", "content": "?"}], "max_tokens": 6000}, Step("brief"))
    assert rehearsal.expected["brief"].output_tokens == 100


def test_a_schema_counts_where_it_is_shown() -> None:
    shown, grammar = Rehearsal(HOSTED), Rehearsal(HOSTED, shows_schema=False)
    for rehearsal in (shown, grammar):
        ask(rehearsal, [{"role": "user", "content": "?"}], bounded(3), step=Step("brief"))
    with_schema, without = shown.expected["brief"], grammar.expected["brief"]
    assert with_schema.input_tokens - without.input_tokens == with_schema.schema_tokens > 300
    assert without.schema_tokens == 0


def test_a_run_of_a_hosted_model_sends_what_was_expected() -> None:
    document = Document(text=STORY * 40, id="story")
    rehearsal = Rehearsal(HOSTED)
    pipeline.brief(document, model=rehearsal)
    point = KeyPointDraft(text="Mayor Ada Klein said the bridge would open in May.", sentences=(2,))
    model = ScriptedModel(BriefingDraft(title="The bridge", key_points=(point,)))
    pipeline.brief(document, model=model)
    expected = rehearsal.expected["brief"]
    assert expected.requests == len(model.requests) == 1
    assert expected.output_tokens == model.requests[0]["max_completion_tokens"]


@pytest.mark.parametrize("name", [name for name, told in TEXTS.items() if "request" in told])
def test_the_input_of_a_hosted_model_is_what_its_tokenizer_counts(name: str) -> None:
    rehearsal, counted = Rehearsal(HOSTED), TEXTS[name]["request"]
    pipeline.brief(Document(text=TEXTS[name]["text"], id=name), model=rehearsal, prompt="brief@1")
    assert abs(rehearsal.expected["brief"].input_tokens - counted) <= 0.15 * counted


@pytest.mark.parametrize("case", ["harbour-story", "injected-dam-article"])
def test_a_run_of_the_embedded_model_sends_what_was_expected(case: str) -> None:
    recorded = read(ROOT / "golden" / case / "cassette.yaml")
    rehearsal = Rehearsal(recorded.model, shows_schema=False)
    pipeline.brief(*documents_of(read_case(ROOT / "golden" / case)), model=rehearsal)
    expected = rehearsal.expected.values()
    assert sum(each.requests for each in expected) == len(recorded.exchanges)
    counted = sum(exchange.tokens.input for exchange in recorded.exchanges)
    assert abs(sum(each.input_tokens for each in expected) - counted) <= 0.15 * counted
