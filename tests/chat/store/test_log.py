"""Past exchanges: all that were sent, what each took, and no secret of any."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from summarizer.chat.billing import Billed
from summarizer.chat.cap import Cap, Capped
from summarizer.chat.identity import identity_of
from summarizer.chat.prices import Price
from summarizer.chat.store import Cache, Cached, Database, Limits, Log, Logged
from summarizer.errors import ServerError, SpendingCapError
from summarizer.step import Step
from summarizer.testing import ScriptedModel

STEP = Step("greet 1")
REQUEST = {"messages": [{"role": "user", "content": "Who pays?"}], "max_completion_tokens": 20}
PRICE = Price(input=Decimal(1000), output=Decimal(1000))
KEY = "sk-proj-0123456789abcdefghijKLMN"
DAY = 86_400


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "exchanges.sqlite")


def logged(log: Log, *replies: str | Exception, about: str = "minutes.txt") -> Logged:
    model = Billed(ScriptedModel(*replies), PRICE, clock=lambda: 0.0)
    return Logged(
        model, log, about=about, server="https://ann:secret@llm.example/v1", secrets=["open sesame"]
    )


def test_a_run_tells_what_it_cost_failed_requests_included(database: Database) -> None:
    log = Log(database, now=lambda: 1_700_000_000.0)
    model = logged(log, "The council.", ServerError("down", usage={"prompt_tokens": 5}))
    model.complete(REQUEST, STEP)
    with pytest.raises(ServerError):
        model.complete(REQUEST, Step("greet 2", attempt=3))
    (run,) = log.runs()
    assert (run.about, run.model, run.at) == ("minutes.txt", "scripted", 1_700_000_000.0)
    assert (run.usage.requests, run.usage.failed, run.usage.cost) == (2, 1, Decimal("0.023"))
    answered, failed = log.exchanges(run.id)
    assert "The council." in answered.reply
    assert (failed.number, failed.step, failed.attempt, failed.error) == (2, "greet 2", 3, "down")


def test_runs_come_newest_first_and_those_that_sent_nothing_not_at_all(database: Database) -> None:
    log = Log(database)
    logged(log, "one", about="a.txt").complete(REQUEST, STEP)
    logged(log, about="nothing.txt")
    logged(log, "two", about="b.txt").complete(REQUEST, STEP)
    assert [run.about for run in log.runs()] == ["b.txt", "a.txt"]
    assert [run.about for run in log.runs(most=1)] == ["b.txt"]
    assert log.find(99) is None


def test_neither_what_was_kept_nor_what_was_refused_is_an_exchange(database: Database) -> None:
    log, model = Log(database), ScriptedModel("one")
    capped = Capped(Logged(model, log, about="a.txt"), Cap(tokens=60), None)
    kept = Cached(capped, Cache(database), identity=identity_of(model))
    kept.complete(REQUEST, STEP)
    kept.complete(REQUEST, STEP)
    with pytest.raises(SpendingCapError):
        kept.complete(REQUEST | {"max_completion_tokens": 90}, STEP)
    assert [run.usage.requests for run in log.runs()] == [1]


def test_no_secret_is_logged(database: Database) -> None:
    log = Log(database)
    hostile = {"messages": [{"role": "user", "content": f"my key {KEY}, my word open sesame"}]}
    model = logged(log, f"you said {KEY} and open sesame", ServerError("Incorrect key: open sesame"))
    model.complete(hostile, STEP)
    with pytest.raises(ServerError):
        model.complete(hostile, STEP)
    database.close()
    held = b"".join(path.read_bytes() for path in database.path.parent.iterdir())
    assert b"you said [secret]" in held
    assert all(secret not in held for secret in (KEY.encode(), b"open sesame", b"ann:secret"))


def test_half_of_a_surrogate_pair_is_logged_as_a_mark(database: Database) -> None:
    log = Log(database)
    logged(log, "a \ud83d b").complete({"messages": [{"role": "user", "content": "\udc00"}]}, STEP)
    (exchange,) = log.exchanges(1)
    assert "a ? b" in exchange.reply


def test_the_oldest_runs_go_by_age_and_by_size(database: Database) -> None:
    now = 1_000_000_000.0
    log = Log(database, Limits(days=10, megabytes=0.001), now=lambda: now)
    for name in "abcd":
        now += DAY
        logged(log, "x" * 300, about=name).complete(REQUEST, STEP)
    now += DAY
    log.begin("e", model="m")
    assert [run.about for run in log.runs()] == ["d"]
    now += 11 * DAY
    log.begin("f", model="m")
    assert log.runs() == ()


def test_a_log_that_fails_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "exchanges.sqlite").write_bytes(b"no database" * 1000)
    model = logged(Log(Database(tmp_path / "exchanges.sqlite")), "one")
    assert model.complete(REQUEST, STEP)
    assert len(model.failures) == 1
