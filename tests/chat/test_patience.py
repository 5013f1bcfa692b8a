"""How often a question is asked again, and what is waited, by a clock of the test's own."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer.chat.base import ChatReply, ChatRequest
from summarizer.chat.patience import Patience
from summarizer.chat.structured import Limits, ask
from summarizer.errors import (
    AuthenticationError,
    NoAnswerError,
    QuotaError,
    RateLimitError,
    ReplyError,
    SummarizerError,
    TransientError,
    UnavailableError,
)
from summarizer.step import Step
from summarizer.testing import Reply, ScriptedModel


class Answer(BaseModel):
    number: int


GOOD = '{"number": 3}'
BAD = '{"number": "three"}'
BUSY = UnavailableError("busy", retry_after=None)


@dataclass
class Clock:
    """A clock that goes on by what is waited, and by what a server takes to fail."""

    now: float = 0.0
    waited: list[float] = field(default_factory=list)

    def read(self) -> float:
        return self.now


class Timed(ScriptedModel):
    """A scripted model in a world in which each request takes `takes` seconds, after its delay."""

    def __init__(self, *replies: Reply, clock: Clock, takes: float = 0.0) -> None:
        super().__init__(*replies)
        self.clock = clock
        self._takes = takes

    def complete(self, request: ChatRequest, step: Step) -> ChatReply:
        if step.delay:
            self.clock.waited.append(step.delay)
        self.clock.now += step.delay + self._takes
        return super().complete(request, step)


def asked(model: ScriptedModel, *, attempts: int = 2, requests: int = 6, seconds: float = 600.0) -> int:
    clock = model.clock if isinstance(model, Timed) else Clock()
    limits = Limits(attempts=attempts, patience=Patience(requests, seconds, clock.read))
    question = [{"role": "user", "content": "How many?"}]
    return ask(model, question, Answer, step=Step("count"), limits=limits).number


def error_of(model: ScriptedModel, *, seconds: float = 600.0) -> SummarizerError:
    with pytest.raises(SummarizerError) as caught:
        asked(model, seconds=seconds)
    return caught.value


def test_what_may_pass_is_sent_again_as_it_was_under_the_same_attempt() -> None:
    model = ScriptedModel(BUSY, BUSY, GOOD)
    assert asked(model) == 3
    assert model.requests[0] == model.requests[1] == model.requests[2]
    assert [step.attempt for step in model.steps] == [1, 1, 1]


def test_each_wait_is_longer_than_the_one_before() -> None:
    clock = Clock()
    asked(Timed(BUSY, BUSY, BUSY, BUSY, GOOD, clock=clock))
    assert len(clock.waited) == 4
    assert all(later > earlier for earlier, later in zip(clock.waited, clock.waited[1:], strict=False))
    assert 0.3 < clock.waited[0] < 0.7


def test_a_server_is_left_alone_for_as_long_as_it_asks() -> None:
    clock = Clock()
    waits = (RateLimitError("slow down", retry_after=wait) for wait in (90.0, 0.0, 7.5))
    asked(Timed(*waits, GOOD, clock=clock))
    assert clock.waited == [90.0, 7.5]


def test_a_wait_beyond_the_time_that_is_left_ends_it_at_once() -> None:
    clock = Clock()
    error = error_of(Timed(RateLimitError("later", retry_after=3600.0), GOOD, clock=clock))
    assert isinstance(error, RateLimitError)
    assert clock.now == 0.0


def test_one_budget_of_time_holds_for_failures_and_answers_together() -> None:
    clock = Clock()
    model = Timed(*[NoAnswerError("silence", retry_after=None)] * 9, clock=clock, takes=120.0)
    assert "(asked 5 times)" in str(error_of(model, seconds=500.0))
    assert clock.now < 500 + 120 + 20


def test_no_new_answer_is_asked_for_when_the_time_is_over() -> None:
    clock = Clock()
    model = Timed(BAD, GOOD, clock=clock, takes=601.0)
    assert isinstance(error_of(model), ReplyError)
    assert len(model.requests) == 1


def test_an_error_that_will_not_pass_is_not_sent_again() -> None:
    for error in (AuthenticationError("no"), QuotaError("empty")):
        model = ScriptedModel(error, GOOD)
        assert error_of(model) is error
        assert len(model.requests) == 1


def test_the_error_that_ends_it_says_how_often_was_asked() -> None:
    error = error_of(ScriptedModel(*[BUSY] * 6))
    assert type(error) is UnavailableError
    assert str(error) == "busy (asked 6 times)"
    assert error.fields == {"retry_after": None, "requests": 6}


@given(st.lists(st.sampled_from([BUSY, BAD, ""]), max_size=9), st.integers(1, 4), st.integers(1, 8))
def test_neither_more_requests_than_the_budget_nor_more_answers_than_attempts(
    replies: list[Reply], attempts: int, requests: int
) -> None:
    model = ScriptedModel(*replies, lambda _: GOOD)
    try:
        assert asked(model, attempts=attempts, requests=requests) == 3
    except (ReplyError, TransientError):
        answered = [reply for reply in replies[: len(model.requests)] if reply is not BUSY]
        assert len(model.requests) == requests or len(answered) == attempts
    assert len(model.requests) <= requests
    assert model.steps[-1].attempt <= attempts
