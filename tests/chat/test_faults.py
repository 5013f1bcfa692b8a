"""Briefings from a server of whose replies three in ten are faulty: each ends rightly, paid for once."""

from __future__ import annotations

import logging
import pickle
import re
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest

from summarizer import pipeline
from summarizer.briefing import Briefing
from summarizer.chat.meter import Meter
from summarizer.chat.openai import OpenAIModel
from summarizer.chat.patience import Patience
from summarizer.chat.servers import Hosting
from summarizer.documents import Document
from summarizer.errors import ModelError
from tests.chat.faults import FAULTS, GOOD, Exchange, FaultyServer, Kind, Reply, faulty_server

KEY = "sk-planted-in-the-faults-0123456789"
BRIEFINGS, THREADS, SHARE, SEED = 200, 8, 0.3, 1
NAME = re.compile(r"Pool \d+ of Lund")
ANSWERS = 2  # the attempts that the drafter allows
REQUESTS = Patience().requests


def answer(request: Reply) -> dict[str, Any]:
    """A draft of the one sentence that each document has."""
    told = NAME.search(request["messages"][-1]["content"] + request["messages"][1]["content"])
    assert told
    point = {"text": f"The council closed {told[0]} on Monday.", "sentences": [1]}
    sections: dict[str, Any] = {name: [] for name in ("headline", "positions", "open_questions")}
    return {"title": told[0], "key_points": [point], **sections}


@dataclass
class Run:
    """What became of the briefings, what was waited, and what the meter counted."""

    server: FaultyServer
    meter: Meter
    waited: list[float]
    logged: str = ""
    outcomes: dict[str, Briefing | ModelError] = field(default_factory=dict)


@pytest.fixture(scope="module")
def run() -> Run:
    """Two hundred briefings, several at a time, each with whatever the server made of its requests."""
    logs: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: logs.append(record.getMessage())  # type: ignore[method-assign]  # a sink
    logging.getLogger().addHandler(handler)
    with faulty_server(answer, share=SHARE, key=NAME, seed=SEED) as server:
        waited: list[float] = []
        # Long beside what a good reply takes on a busy machine: only what hangs may run into it.
        hosting = Hosting(timeout=6.0)
        model = OpenAIModel("m", base_url=server.url, api_key=KEY, hosting=hosting, wait=waited.append)
        done = Run(server, Meter(model), waited)

        def brief(number: int) -> None:
            name = f"Pool {number} of Lund"
            document = Document(f"The council closed {name} on Monday.", id=name)
            try:
                done.outcomes[name] = pipeline.brief(document, model=done.meter)
            except ModelError as error:
                done.outcomes[name] = error

        pipeline.brief(Document("The grammar is loaded.", id="first"), model="extractive")
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(brief, range(BRIEFINGS)))
    logging.getLogger().removeHandler(handler)
    done.logged = "\n".join(logs)
    return done


def expected(exchanges: list[Exchange]) -> str:
    """What the last of a document's exchanges leads to: an error's name, or nothing for a note."""
    last = exchanges[-1].fault
    answered = [exchange for exchange in exchanges if exchange.fault.kind is not Kind.PASSING]
    spent = len(exchanges) == REQUESTS
    ends = {
        Kind.NONE: True,
        Kind.FINAL: True,
        Kind.PASSING: spent,
        Kind.INVALID: spent or len(answered) == ANSWERS,
        Kind.EMPTY: spent or len(answered) == ANSWERS,
    }
    assert ends[last.kind], f"nothing came after: {[exchange.fault.name for exchange in exchanges]}"
    return last.error


def test_every_briefing_ends_with_a_note_or_with_the_right_error(run: Run) -> None:
    assert len(run.outcomes) == BRIEFINGS
    for name, outcome in run.outcomes.items():
        told = type(outcome).__name__ if isinstance(outcome, ModelError) else ""
        assert told == expected(run.server.of(name)), name


def test_faults_were_met_and_most_were_overcome(run: Run) -> None:
    met = Counter(exchange.fault.name for exchange in run.server.exchanges)
    assert {fault.name for fault in FAULTS} <= set(met)
    assert 0.2 < 1 - met[GOOD.name] / len(run.server.exchanges) < 0.4
    notes = sum(isinstance(outcome, Briefing) for outcome in run.outcomes.values())
    refused = sum(exchange.fault.kind is Kind.FINAL for exchange in run.server.exchanges)
    assert BRIEFINGS - notes - refused < 0.05 * BRIEFINGS


def test_every_note_says_what_the_reply_said_and_what_it_lacks(run: Run) -> None:
    for name, outcome in run.outcomes.items():
        if isinstance(outcome, Briefing):
            assert [point.text for point in outcome.key_points] == [f"The council closed {name} on Monday."]
            bad = run.server.of(name)[-1].fault.name == "one bad item"
            assert [item.text for item in outcome.unsupported] == (["It sank."] if bad else [])


def test_no_exchange_is_unbilled(run: Run) -> None:
    usage = run.meter.usage
    assert usage.requests == len(run.server.exchanges)
    assert usage.input_tokens == sum(exchange.usage[0] for exchange in run.server.exchanges)
    assert usage.output_tokens == sum(exchange.usage[1] for exchange in run.server.exchanges)


def test_nothing_is_sent_twice_without_cause(run: Run) -> None:
    for name in run.outcomes:
        exchanges = run.server.of(name)
        for one, following in pairwise(exchanges):
            same = one.request == following.request
            assert same == (one.fault.kind in (Kind.PASSING, Kind.EMPTY)), (name, one.fault.name)
            assert one.fault.kind in (Kind.PASSING, Kind.EMPTY, Kind.INVALID), (name, one.fault.name)


def test_the_server_is_left_alone_for_as_long_as_it_asks(run: Run) -> None:
    met = Counter(exchange.fault.name for exchange in run.server.exchanges)
    assert run.waited.count(2.0) == met["too many requests, seconds"]
    assert sum(2.0 < wait <= 3.0 for wait in run.waited) >= 1
    assert min(run.waited) > 0.3


def test_the_key_is_nowhere(run: Run) -> None:
    told = [run.logged, repr(run.meter), repr(run.server.exchanges)]
    kept: list[bytes] = []
    for outcome in run.outcomes.values():
        if isinstance(outcome, Briefing):
            told.append(outcome.model_dump_json())
        else:
            told += [str(outcome), repr(outcome), repr(outcome.fields)]
            told += traceback.format_exception(outcome)
        kept.append(pickle.dumps(outcome))
    assert KEY not in "\n".join(told)
    assert not any(KEY.encode() in pickled for pickled in kept)
