"""Replies that are kept: given again where the same is asked, and nothing else is."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.chat.base import ChatRequest
from summarizer.chat.billing import Billed
from summarizer.chat.identity import Identity, identity_of
from summarizer.chat.meter import Meter
from summarizer.chat.prices import FREE
from summarizer.chat.store import Cache, Cached, Database, Limits, Unwritten
from summarizer.errors import ServerError, UnavailableError
from summarizer.step import Step
from summarizer.testing import ScriptedModel, completion

STEP = Step("greet")
REQUEST: ChatRequest = {"messages": [{"role": "user", "content": "Hello"}], "max_completion_tokens": 9}
DAY = 86_400
KEY = "sk-proj-0123456789abcdefghijKLMN"


class Calendar:
    """A clock that a test puts forward."""

    def __init__(self) -> None:
        self.now = 1_000_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "home" / "exchanges.sqlite")


def cached(model: ScriptedModel, database: Database, **changes: object) -> Cached:
    identity = replace(identity_of(model), **changes)  # type: ignore[arg-type]  # fields of an Identity
    return Cached(model, Cache(database), identity=identity)


def test_the_same_request_is_sent_once_and_answered_alike(database: Database) -> None:
    model = ScriptedModel("one", "two")
    kept = cached(model, database)
    first = kept.complete(REQUEST, STEP)
    assert kept.complete(copy.deepcopy(REQUEST), STEP) == first == completion("one")
    assert len(model.requests) == 1


def test_a_second_process_finds_what_the_first_has_kept(database: Database) -> None:
    first = cached(ScriptedModel("one"), database).complete(REQUEST, STEP)
    other = Database(database.path)
    assert cached(ScriptedModel(), other).complete(REQUEST, STEP) == first


@pytest.mark.parametrize(
    "change",
    [
        {"messages": [{"role": "user", "content": "Hello!"}]},
        {"max_completion_tokens": 10},
        {"temperature": 0.2},
        {"response_format": {"type": "json_object"}},
    ],
)
def test_another_request_is_another(database: Database, change: ChatRequest) -> None:
    kept = cached(ScriptedModel("one", "two"), database)
    kept.complete(REQUEST, STEP)
    assert kept.complete(REQUEST | change, STEP) == completion("two")


@pytest.mark.parametrize(
    "change", [{"name": "other"}, {"context": 4096}, {"parameters": {"seed": 1}}, {"sha256": "ab"}]
)
def test_another_model_is_another(database: Database, change: dict[str, object]) -> None:
    cached(ScriptedModel("one"), database).complete(REQUEST, STEP)
    assert cached(ScriptedModel("two"), database, **change).complete(REQUEST, STEP) == completion("two")


def test_another_server_or_attempt_is_another(database: Database) -> None:
    model = ScriptedModel("one", "two", "three")
    here, there = (
        Cached(model, Cache(database), identity=identity_of(model), server=server) for server in ("a", "b")
    )
    told = [here.complete(REQUEST, STEP), there.complete(REQUEST, STEP)]
    told.append(here.complete(REQUEST, replace(STEP, attempt=2)))
    assert told == [completion("one"), completion("two"), completion("three")]


def test_what_a_step_is_called_does_not_count(database: Database) -> None:
    kept = cached(ScriptedModel("one"), database)
    assert kept.complete(REQUEST, STEP) == kept.complete(REQUEST, Step("another"))


def test_an_error_is_not_kept(database: Database) -> None:
    kept = cached(ScriptedModel(ServerError("down"), "one"), database)
    with pytest.raises(ServerError):
        kept.complete(REQUEST, STEP)
    assert kept.complete(REQUEST, STEP) == completion("one")


def test_a_kept_reply_is_metered_with_the_tries_that_failed_before_it(database: Database) -> None:
    busy = UnavailableError("busy", usage={"prompt_tokens": 5, "seconds": 0.25})
    model = ScriptedModel(busy, UnavailableError("busy"), completion("Yes."))
    live = Meter(cached(model, database))
    for _ in range(2):
        with pytest.raises(UnavailableError):
            live.complete(REQUEST, STEP)
    live.complete(REQUEST, STEP)
    kept = Meter(cached(ScriptedModel(), database))
    kept.complete(REQUEST, STEP)
    assert kept.usage == live.usage
    assert (kept.usage.requests, kept.usage.failed) == (3, 2)


def test_a_kept_reply_keeps_its_bill_and_sends_nothing(database: Database) -> None:
    model = ScriptedModel("one")
    for sent in (1, 0):
        inner = Meter(Billed(model, FREE))
        outer = Meter(Cached(inner, Cache(database), identity=identity_of(model)))
        outer.complete(REQUEST, STEP)
        assert (outer.usage.requests, outer.usage.input_tokens, inner.usage.requests) == (1, 11, sent)


@pytest.mark.parametrize("said", [f"the key is {KEY}", "the word is open sesame", "AKIA" + "Q7" * 8])
def test_a_reply_that_holds_a_secret_is_passed_on_and_not_kept(database: Database, said: str) -> None:
    model = ScriptedModel(said, "two")
    kept = Cached(model, Cache(database), identity=identity_of(model), secrets=["open sesame"])
    assert kept.complete(REQUEST, STEP) == completion(said)
    assert Cache(database).stats().replies == 0


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """A cache for all examples of a property."""
    return Cache(Database(tmp_path_factory.mktemp("shared") / "exchanges.sqlite"))


@given(text=st.text() | st.characters(categories=["Cs"]))
def test_any_text_is_kept_as_it_is(shared: Cache, text: str) -> None:
    shared.keep("key", completion(text), model="m")
    assert shared.find("key") == completion(text)


def test_what_is_too_old_is_forgotten(database: Database) -> None:
    calendar = Calendar()
    cache = Cache(database, Limits(days=2), now=calendar)
    cache.keep("old", {"a": 1}, model="m")
    calendar.now += 3 * DAY
    assert cache.find("old") is None
    cache.keep("new", {"a": 2}, model="m")
    assert cache.stats().replies == 1


def test_what_was_not_used_for_longest_goes_first(database: Database) -> None:
    calendar = Calendar()
    cache = Cache(database, Limits(megabytes=0.001, days=100), now=calendar)
    for name in "abc":
        calendar.now += DAY
        cache.keep(name, {name: "x" * 250}, model="m")
    calendar.now += 2 * DAY
    assert cache.find("a")
    for name in "de":
        calendar.now += DAY
        cache.keep(name, {name: "x" * 250}, model="m")
    assert [name for name in "abcde" if cache.find(name)] == ["a", "d", "e"]
    assert cache.stats().size <= 1000


def test_a_rehearsal_reads_and_keeps_nothing(database: Database) -> None:
    model = ScriptedModel("one")
    reading = Cached(model, Unwritten(database), identity=identity_of(model))
    reading.complete(REQUEST, STEP)
    assert Cache(database).stats().replies == 0


def test_a_cache_that_fails_stops_nobody(tmp_path: Path) -> None:
    damaged = tmp_path / "exchanges.sqlite"
    damaged.write_bytes(b"no database" * 1000)
    kept = cached(ScriptedModel("one", "two"), Database(damaged))
    assert kept.complete(REQUEST, STEP) == completion("one")
    assert kept.complete(REQUEST, STEP) == completion("two")
    assert "cache clear --all" in str(kept.failures[0])


def test_the_key_of_a_reply_holds_nothing_of_the_request(database: Database) -> None:
    secret = {"messages": [{"role": "user", "content": "the secret plan of the ministry"}]}
    cached(ScriptedModel("one"), database).complete(secret, STEP)
    assert b"secret plan" not in database.path.read_bytes()


def test_an_identity_with_any_parameters_makes_a_key(database: Database) -> None:
    identity = Identity("m", "whole", 10, {"stop": ["a", None], "logit_bias": {"1": 2.5}})
    kept = Cached(ScriptedModel("one"), Cache(database), identity=identity)
    assert kept.complete(REQUEST, STEP) == kept.complete(REQUEST, STEP)
