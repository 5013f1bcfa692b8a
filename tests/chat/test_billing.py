"""What an exchange took: tokens, seconds, dollars, and what is not known of them."""

from __future__ import annotations

import pickle
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing import Usage
from summarizer.chat.billing import Billed, usage_of, usage_of_failure
from summarizer.chat.cassette import Deck, Mode, dump, parse
from summarizer.chat.identity import identity_of
from summarizer.chat.meter import Meter
from summarizer.chat.prices import Price
from summarizer.cli.telling import used
from summarizer.errors import NoAnswerError, ServerError
from summarizer.step import Step
from summarizer.testing import ScriptedModel, completion

REQUEST = {"messages": [{"role": "user", "content": "?"}]}
STEP = Step("greet")
PRICE = Price(input=Decimal(2), cached=Decimal("0.5"), output=Decimal(8))
COUNTED = {
    "prompt_tokens": 3000,
    "completion_tokens": 500,
    "prompt_tokens_details": {"cached_tokens": 1000},
    "completion_tokens_details": {"reasoning_tokens": 400},
}
ODD = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers(), max_size=2)
)


def ticking() -> float:
    """A clock on which each look takes a quarter of a second."""
    return next(_ticks) / 4


_ticks = count()


def billed(*replies: object, price: Price | None = PRICE) -> Meter:
    return Meter(Billed(ScriptedModel(*replies), price, clock=ticking))  # type: ignore[arg-type]  # bad ones too


def test_tokens_seconds_and_cost_are_told_apart() -> None:
    meter = billed(completion("Hello") | {"usage": COUNTED})
    meter.complete(REQUEST, STEP)
    assert meter.usage == Usage(
        requests=1,
        input_tokens=3000,
        cached_tokens=1000,
        output_tokens=500,
        reasoning_tokens=400,
        seconds=0.25,
        cost=Decimal("0.0085"),
    )


def test_the_server_s_own_bill_goes_before_the_table() -> None:
    meter = billed(completion("Hello") | {"usage": COUNTED | {"cost": 0.0123}})
    meter.complete(REQUEST, STEP)
    assert meter.usage.cost == Decimal("0.0123")


def test_an_unknown_price_is_unknown_and_not_nothing() -> None:
    meter = billed(completion("Hello"), price=None)
    meter.complete(REQUEST, STEP)
    assert meter.usage.cost is None
    assert meter.usage.input_tokens == 11


def test_one_unknown_cost_makes_the_sum_unknown() -> None:
    known, unknown = Usage(requests=1, cost=Decimal(1)), Usage(requests=1)
    assert (known + unknown).cost is None
    assert (known + Usage()).cost == Decimal(1)


def test_what_a_failed_request_took_is_counted_and_survives_pickling() -> None:
    meter = billed(ServerError("no choice", usage=COUNTED), ServerError("down"))
    with pytest.raises(ServerError) as answered:
        meter.complete(REQUEST, STEP)
    with pytest.raises(ServerError):
        meter.complete(REQUEST, STEP)
    assert (meter.usage.requests, meter.usage.failed, meter.usage.input_tokens) == (2, 2, 3000)
    assert meter.usage.cost == Decimal("0.0085")
    assert meter.usage.seconds == 0.5
    thawed = pickle.loads(pickle.dumps(answered.value))
    assert usage_of_failure(thawed) == usage_of_failure(answered.value)


def test_a_recording_says_the_same_of_tokens_and_cost_as_the_run_that_it_is_of() -> None:
    live = Billed(ScriptedModel(completion("Hello") | {"usage": COUNTED}), PRICE, clock=ticking)
    deck = Deck(None, mode=Mode.ALL, identity=identity_of(live), model=lambda: live)
    recording = Meter(deck)
    recording.complete(REQUEST, STEP)
    kept = parse(dump(deck.recording("greeting", [])), Path("cassette.yaml"))
    playing = Meter(Deck(kept, mode=Mode.NONE, identity=identity_of(live)))
    playing.complete(REQUEST, STEP)
    assert recording.usage == playing.usage
    assert (playing.usage.cached_tokens, playing.usage.reasoning_tokens) == (1000, 400)
    assert playing.usage.cost == Decimal("0.0085")


@given(st.dictionaries(st.sampled_from([*COUNTED, "cost", "seconds"]), ODD))
def test_no_usage_that_a_server_may_send_breaks_the_count(counted: dict[str, object]) -> None:
    usage = usage_of({"usage": counted})
    assert 0 <= usage.cached_tokens <= usage.input_tokens
    assert 0 <= usage.reasoning_tokens <= usage.output_tokens
    assert usage.cost is None or usage.cost >= 0


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**5)), min_size=1))
def test_a_sum_does_not_depend_on_the_order_in_which_threads_end(taken: list[tuple[int, int]]) -> None:
    usages = [
        Usage(requests=1, input_tokens=tokens, seconds=ms / 1000, cost=Decimal(ms) / 7000)
        for tokens, ms in taken
    ]
    there = sum(usages[1:], usages[0])
    back = sum(usages[-2::-1], usages[-1])
    assert there.model_dump_json(exclude={"cost"}) == back.model_dump_json(exclude={"cost"})


@pytest.mark.parametrize("tokens", ["12", 12.0, 12])
def test_counts_are_read_in_whichever_way_a_server_writes_them(tokens: object) -> None:
    usage = usage_of({"usage": {"prompt_tokens": tokens, "completion_tokens": tokens}})
    assert (usage.tokens, usage.uncounted) == (24, 0)


@pytest.mark.parametrize("absurd", ["1e999999", 10**29, -1, "nan", "inf", True])
def test_absurd_figures_count_as_none(absurd: object) -> None:
    usage = usage_of({"usage": {"prompt_tokens": absurd, "completion_tokens": absurd, "cost": absurd}})
    assert (usage.tokens, usage.uncounted, usage.cost) == (0, 1, None)


def test_a_total_says_how_many_replies_nobody_counted() -> None:
    meter = billed(completion("Hello") | {"usage": COUNTED}, completion("Hello") | {"usage": None})
    for _ in range(2):
        meter.complete(REQUEST, STEP)
    assert (meter.usage.requests, meter.usage.uncounted) == (2, 1)
    assert used(meter.usage).startswith("2 requests (1 uncounted), at least 3,000 tokens in")
    assert used(meter.usage).endswith("at least $0.0085")


def test_a_request_that_was_not_waited_for_may_be_billed_and_counts_as_unknown() -> None:
    assert usage_of_failure(NoAnswerError("m: no answer")).uncounted == 1
    assert usage_of_failure(ServerError("m: refused")).uncounted == 0
