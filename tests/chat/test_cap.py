"""A cap is never passed, also by requests side by side; and what is refused was not sent."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.chat.base import ChatReply, ChatRequest
from summarizer.chat.cap import Cap, Capped
from summarizer.chat.meter import Meter
from summarizer.chat.prices import Price
from summarizer.errors import PricesError, ServerError, SpendingCapError
from summarizer.step import Step
from summarizer.testing import ScriptedModel, completion

STEP = Step("greet")
PRICE = Price(input=Decimal(1000), output=Decimal(1000))
"""A tenth of a cent a token, so that a few tokens are dear."""


def request(longest: int) -> ChatRequest:
    return {"messages": [{"role": "user", "content": "Hello there"}], "max_completion_tokens": longest}


def took(read: int, written: int) -> ChatReply:
    return completion("Hello") | {"usage": {"prompt_tokens": read, "completion_tokens": written}}


@given(st.integers(0, 400), st.lists(st.tuples(st.integers(0, 10), st.integers(0, 60)), max_size=12))
def test_the_cap_is_never_passed(most: int, replies: list[tuple[int, int]]) -> None:
    model = ScriptedModel(*(took(read, min(written, 50)) for read, written in replies))
    capped = Capped(model, Cap(tokens=most), None)
    for _ in replies:
        try:
            capped.complete(request(50), STEP)
        except SpendingCapError:
            break
    assert capped.spent.tokens <= most


def test_a_request_that_could_pass_the_cap_is_not_sent_and_not_counted() -> None:
    model = ScriptedModel(took(9, 50), took(9, 50))
    meter = Meter(Capped(model, Cap(cost=Decimal("0.10")), PRICE, kept="it is in the drawer"))
    meter.complete(request(50), STEP)
    with pytest.raises(SpendingCapError) as refused:
        meter.complete(request(50), Step("greet 2"))
    assert len(model.requests) == 1
    assert meter.usage.requests == 1
    told = str(refused.value)
    assert "stopped before “greet 2”" in told
    assert "the cap is $0.10, and 59 tokens, $0.0590 are spent; it is in the drawer" in told
    assert pickle.loads(pickle.dumps(refused.value)).fields["spent"] == meter.usage.model_copy(
        update={"cost": Decimal("0.059")}
    )


def test_a_model_that_bounds_its_replies_is_given_no_more_room_than_that() -> None:
    model = ScriptedModel(took(5, 100))
    model.parameters = {"max_completion_tokens": 100}
    capped = Capped(model, Cap(tokens=1_000), PRICE)
    capped.complete(request(6_000), STEP)
    assert capped.spent.tokens == 105


def test_what_a_request_did_not_take_of_its_room_is_there_for_the_next() -> None:
    model = ScriptedModel(*[took(9, 1)] * 5)
    capped = Capped(model, Cap(tokens=120), None)
    for _ in range(5):
        capped.complete(request(50), STEP)
    assert capped.spent.tokens == 50


def test_a_failed_request_gives_its_room_back() -> None:
    model = ScriptedModel(ServerError("down"), took(9, 50))
    capped = Capped(model, Cap(tokens=80), None)
    with pytest.raises(ServerError):
        capped.complete(request(50), STEP)
    capped.complete(request(50), STEP)
    assert capped.spent.tokens == 59


def test_a_server_that_counts_nothing_is_taken_to_have_used_all_its_room() -> None:
    capped = Capped(ScriptedModel(*[{"choices": []}] * 2), Cap(tokens=100), None)
    capped.complete(request(50), STEP)
    with pytest.raises(SpendingCapError):
        capped.complete(request(50), STEP)


def test_requests_side_by_side_wait_for_room_and_do_not_pass_the_cap() -> None:
    """Room for one at a time: each of eight threads gets its turn, and all that fit are sent."""
    model = ScriptedModel(lambda _: took(9, 1))
    capped = Capped(model, Cap(tokens=150), None)
    with ThreadPoolExecutor(8) as pool:
        ended = list(pool.map(lambda _: _ended(capped, request(50)), range(8)))
    assert ended == ["sent"] * 8
    assert capped.spent.tokens == 80


def test_one_that_does_not_fit_beside_what_is_spent_is_refused_although_others_wait() -> None:
    going, go = Event(), Event()

    def slow(_: ChatRequest) -> ChatReply:
        going.set()
        go.wait()
        return took(9, 50)

    capped = Capped(ScriptedModel(slow), Cap(tokens=80), None)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(_ended, capped, request(50))
        going.wait()
        second = pool.submit(_ended, capped, request(50))
        third = _ended(capped, request(500))
        go.set()
        assert (first.result(), second.result(), third) == ("sent", "refused", "refused")
    assert capped.spent.tokens == 59


def test_a_cap_in_dollars_needs_a_price() -> None:
    with pytest.raises(PricesError, match="--prices"):
        Capped(ScriptedModel(), Cap(cost=Decimal(1)), None)


def _ended(capped: Capped, asked: ChatRequest) -> str:
    try:
        capped.complete(asked, STEP)
    except SpendingCapError:
        return "refused"
    return "sent"
