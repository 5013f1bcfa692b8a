"""A run that sends nothing tells what one that does would send."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel

from summarizer import pipeline
from summarizer.chat.cassette import read
from summarizer.chat.identity import Identity
from summarizer.chat.prices import Price
from summarizer.chat.rehearsal import Rehearsal, specimen
from summarizer.chat.structured import ask
from summarizer.documents import Document
from summarizer.draft import BriefingDraft, KeyPointDraft, bounded
from summarizer.golden.case import read as read_case
from summarizer.golden.running import documents_of
from summarizer.step import Step
from summarizer.testing import ScriptedModel

ROOT = Path(__file__).parents[2]
HOSTED = Identity("gpt-5-mini", "whole", 128_000)
PRICE = Price(input=Decimal(1), output=Decimal(10))
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
    rehearsal = Rehearsal(HOSTED, PRICE)
    answer = ask(rehearsal, [{"role": "user", "content": "?"}], bounded(3), step=Step("brief"))
    assert all(number == 1 for point in answer.key_points for number in point.sentences)
    assert len(answer.key_points) > 1


def test_the_cost_lies_between_input_alone_and_the_longest_replies() -> None:
    rehearsal = Rehearsal(HOSTED, PRICE)
    rehearsal.complete({"messages": [{"role": "user", "content": "?"}], "max_tokens": 1000}, Step("brief"))
    expected = rehearsal.expected["brief"]
    assert expected.least == Decimal(expected.input_tokens) / 1_000_000
    assert expected.most == expected.least + Decimal("0.01")


def test_without_a_price_the_cost_is_unknown() -> None:
    rehearsal = Rehearsal(HOSTED, None)
    rehearsal.complete({"messages": [{"role": "user", "content": "?"}]}, Step("brief"))
    assert rehearsal.expected["brief"].most is None


def test_a_run_of_a_hosted_model_sends_what_was_expected() -> None:
    document = Document(text=STORY * 40, id="story")
    rehearsal = Rehearsal(HOSTED, PRICE)
    pipeline.brief(document, model=rehearsal)
    point = KeyPointDraft(text="Mayor Ada Klein said the bridge would open in May.", sentences=(2,))
    model = ScriptedModel(BriefingDraft(title="The bridge", key_points=(point,)))
    pipeline.brief(document, model=model)
    expected = rehearsal.expected["brief"]
    assert expected.requests == len(model.requests) == 1
    assert expected.output_tokens == model.requests[0]["max_completion_tokens"]


@pytest.mark.parametrize(("name", "counted"), [("en", 611), ("minutes", 576), ("de", 587), ("zh", 581)])
def test_the_input_of_a_hosted_model_is_what_its_tokenizer_counts(name: str, counted: int) -> None:
    """Counted: the messages of that request by the tokenizer o200k, with four tokens for each, and three."""
    rehearsal = Rehearsal(HOSTED, PRICE)
    pipeline.brief(Document(text=TEXTS[name]["text"], id=name), model=rehearsal, prompt="brief@1")
    assert abs(rehearsal.expected["brief"].input_tokens - counted) <= 0.15 * counted


@pytest.mark.parametrize("case", ["harbour-story", "injected-dam-article"])
def test_a_run_of_the_embedded_model_sends_what_was_expected(case: str) -> None:
    recorded = read(ROOT / "golden" / case / "cassette.yaml")
    rehearsal = Rehearsal(recorded.model, None)
    pipeline.brief(*documents_of(read_case(ROOT / "golden" / case)), model=rehearsal)
    expected = rehearsal.expected.values()
    assert sum(each.requests for each in expected) == len(recorded.exchanges)
    counted = sum(exchange.tokens.input for exchange in recorded.exchanges)
    assert abs(sum(each.input_tokens for each in expected) - counted) <= 0.15 * counted
