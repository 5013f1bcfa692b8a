"""The seam over real HTTP: what each fault is called, and what goes out and comes back."""

from __future__ import annotations

import json
import pickle
import socket
import traceback
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from summarizer.chat.base import ChatModel
from summarizer.chat.dialects import LENGTH
from summarizer.chat.failures import retry_after
from summarizer.chat.openai import OpenAIModel
from summarizer.chat.servers import Hosting
from summarizer.errors import (
    AuthenticationError,
    BrokenReplyError,
    ModelError,
    ModelNotFoundError,
    NoAnswerError,
    NoCompletionError,
    PassageTooLongError,
    QuotaError,
    RateLimitError,
    RequestRefusedError,
    ServerError,
    TransientError,
    UnavailableError,
    UnreachableError,
)
from summarizer.step import Step
from summarizer.testing import completion
from tests.chat.loopback import Answer, chat_server, fails, replies, says

KEY = "sk-planted-0123456789"
REQUEST = {"messages": [{"role": "user", "content": "Guten Tag, «Welt» 你好"}]}
STEP = Step("greet")


def model(url: str, **hosting: Any) -> OpenAIModel:  # Any: the fields of a hosting
    return OpenAIModel("gpt-test", base_url=url, api_key=KEY, hosting=Hosting(**{"timeout": 20.0} | hosting))


def error_of(answer: Answer, *, kind: type[ModelError], **hosting: Any) -> ModelError:  # Any: as above
    with chat_server([answer]) as server:
        with pytest.raises(kind) as caught:
            model(server.url, **hosting).complete(REQUEST, STEP)
        assert type(caught.value) is kind
        assert str(caught.value).startswith(f"gpt-test at {server.url}: ")
        assert {"model": "gpt-test", "server": server.url}.items() <= caught.value.fields.items()
        assert len(server.requests) == 1  # whoever sends again has to count
    return caught.value


def test_a_reply_comes_back_as_the_server_sent_it() -> None:
    with chat_server([says("Hello")]) as server:
        assert model(server.url).complete(REQUEST, STEP) == completion("Hello")


def test_a_request_goes_out_as_it_is_with_the_name_of_the_model() -> None:
    request = REQUEST | {"response_format": {"type": "json_object"}, "top_k": 3, "unheard_of": [None]}
    with chat_server([says("Hello")]) as server:
        model(server.url).complete(request, STEP)
    assert server.requests == [request | {"model": "gpt-test"}]
    assert server.authorizations == [f"Bearer {KEY}"]


def test_a_field_that_the_sdk_does_not_know_survives() -> None:
    with chat_server(
        [Answer('{"choices": [{"finish_reason": "eos", "message": {}}], "timings": 3}')]
    ) as server:
        reply = model(server.url).complete(REQUEST, STEP)
    assert reply["timings"] == 3
    assert reply["choices"][0]["finish_reason"] == "eos"


def test_a_refused_key_is_said_to_be_refused_and_no_part_of_it_shown() -> None:
    said = str(error_of(fails(401, "Incorrect API key: sk-pl***6789"), kind=AuthenticationError))
    assert "check OPENAI_API_KEY" in said
    assert "6789" not in said


def test_a_server_that_wants_a_key_where_there_is_none_is_not_said_to_refuse_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    said = r"wants a key .*none was given; set OPENAI_API_KEY"
    with (
        chat_server([fails(401, "Invalid API Key")]) as server,
        pytest.raises(AuthenticationError, match=said),
    ):
        OpenAIModel("gpt-test", base_url=server.url).complete(REQUEST, STEP)


def test_refused_access_is_told_in_the_server_s_words() -> None:
    said = str(error_of(fails(403, "Not from this country"), kind=AuthenticationError))
    assert "Not from this country" in said


def test_an_unknown_model_is_not_found() -> None:
    said = str(error_of(fails(404, "The model does not exist"), kind=ModelNotFoundError))
    assert "The model does not exist" in said


NOON = "Sun, 22 Nov 2026 12:00:00 GMT"
LATER = "Sun, 22 Nov 2026 12:00:30 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "3600"}, 3600.0),
        ({"retry-after-ms": "1500"}, 1.5),
        ({"retry-after": LATER, "date": NOON}, 30.0),
        ({"retry-after": NOON, "date": LATER}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "-3"}, None),
    ],
)
def test_the_wait_that_a_server_asks_for_is_told_in_seconds(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after(headers) == seconds


def test_too_many_requests_may_pass_and_tell_when() -> None:
    error = error_of(fails(429, "slow down", after="7"), kind=RateLimitError)
    assert error.fields["retry_after"] == 7.0


def test_a_date_to_come_back_at_is_held_against_the_server_s_own_clock() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    waits = error_of(fails(429, "slow down", after=later), kind=RateLimitError).fields["retry_after"]
    assert isinstance(waits, float)
    assert 3590 <= waits <= 3600


def test_used_up_credit_does_not_pass() -> None:
    answer = Answer('{"error": {"message": "no", "code": "insufficient_quota"}}', status=429)
    assert not isinstance(error_of(answer, kind=QuotaError), TransientError)


def test_a_quota_that_is_exceeded_until_a_given_time_passes() -> None:
    error_of(fails(429, "You exceeded your current quota", after="20"), kind=RateLimitError)


@pytest.mark.parametrize("status", [408, 500, 502, 503, 529])
def test_a_server_that_breaks_may_recover(status: int) -> None:
    assert "out of memory" in str(error_of(fails(status, "out of memory"), kind=UnavailableError))


@pytest.mark.parametrize(
    ("status", "said", "context"),
    [
        (400, "This model's maximum context length is 8192 tokens. However, you asked for 9000", 8192),
        (400, "request (9000 tokens) exceeds the available context size (4096 tokens), try more", 4096),
        (400, "Prompt contains 40000 tokens, too large for a model with 32768 maximum context length", 32768),
        (413, "prompt is too long: 210,000 tokens > 200,000 maximum", 200_000),
        (400, "Your input exceeds the context window of this model; 3 messages were sent", None),
    ],
)
def test_a_request_over_the_context_is_too_long_and_tells_what_the_context_holds(
    status: int, said: str, context: int | None
) -> None:
    error = error_of(fails(status, said), kind=PassageTooLongError)
    assert "longer than the model's context" in str(error)
    assert "--context" in str(error)
    assert error.fields["context"] == context


def test_a_page_with_an_error_s_status_may_pass() -> None:
    page = Answer("<html><title>Bad gateway</title></html>", status=502, kind="text/html")
    assert "<title>Bad gateway</title>" in str(error_of(page, kind=UnavailableError))


def test_a_page_instead_of_json_is_the_wrong_address() -> None:
    page = Answer("<html><title>Welcome</title></html>", kind="text/html")
    said = str(error_of(page, kind=NoCompletionError))
    assert "<title>Welcome</title></html>”; check --base-url" in said


@pytest.mark.parametrize("body", ["[]", "null", '{"object": "list"}', "Hello", '{"choices": "Hi"}'])
def test_what_is_no_completion_is_said_to_be_none(body: str) -> None:
    error_of(Answer(body), kind=NoCompletionError)


@pytest.mark.parametrize("body", ["", "{", '{"choices": [{"mess', "[1, "])
def test_half_a_reply_may_be_whole_another_time(body: str) -> None:
    error_of(Answer(body), kind=BrokenReplyError)
    error_of(Answer(body, unmeasured=True), kind=BrokenReplyError)


def test_an_error_within_a_good_status_is_an_error() -> None:
    error_of(Answer('{"error": {"message": "no"}}'), kind=ServerError)
    error_of(Answer('{"error": {"message": "upstream", "code": 502}}'), kind=UnavailableError)


@pytest.mark.parametrize("kind", ["text/plain", "text/html", "application/octet-stream", "nonsense"])
def test_a_completion_under_a_wrong_content_type_is_a_completion(kind: str) -> None:
    with chat_server([replies(completion("Hello"), kind=kind)]) as server:
        assert model(server.url).complete(REQUEST, STEP) == completion("Hello")


@pytest.mark.parametrize("reply", [{"choices": []}, {"choices": [], "usage": {"prompt_tokens": 9}}])
def test_a_reply_without_a_choice_comes_back_with_what_it_cost(reply: dict[str, Any]) -> None:
    with chat_server([replies(reply)]) as server:
        assert model(server.url).complete(REQUEST, STEP) == reply


@pytest.mark.parametrize(
    "answer",
    [
        Answer("", reset=-1),
        Answer(json.dumps(completion("Hello")), reset=20),
        Answer('{"choices": [', promised=500),
    ],
)
def test_a_connection_that_breaks_may_hold_another_time(answer: Answer) -> None:
    error_of(answer, kind=UnreachableError)


def test_a_server_that_hangs_is_left() -> None:
    assert "within 0.2 s" in str(error_of(Answer("", hangs=True), kind=NoAnswerError, timeout=0.2))


def test_a_reply_that_drips_for_ever_is_left() -> None:
    slow = Answer(" " * 10_000, drip=0.02)
    assert "within 0.2 s" in str(error_of(slow, kind=NoAnswerError, timeout=0.2))


def test_a_slow_reply_that_ends_in_time_is_a_reply() -> None:
    with chat_server([replies(completion("Hi"), drip=0.0005)]) as server:
        assert model(server.url).complete(REQUEST, STEP) == completion("Hi")


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
    with pytest.raises(UnreachableError, match="could not be reached"):
        model(url).complete(REQUEST, STEP)


def test_a_step_that_is_delayed_waits_before_it_is_sent() -> None:
    waited: list[float] = []
    with chat_server([says("Hello")]) as server:
        patient = OpenAIModel("gpt-test", base_url=server.url, api_key=KEY, wait=waited.append)
        patient.complete(REQUEST, STEP)
        patient.complete(REQUEST, replace(STEP, delay=2.5))
    assert waited == [2.5]


def test_the_limit_on_a_reply_bounds_what_a_request_allows() -> None:
    with chat_server([says("Hello")]) as server:
        bounded = model(server.url, output_tokens=100)
        for limit in ({}, {LENGTH: 50}, {LENGTH: 500}):
            bounded.complete(REQUEST | limit, STEP)
    assert [request[LENGTH] for request in server.requests] == [100, 50, 100]


FORM = {"type": "json_schema", "json_schema": {"name": "A", "schema": {"type": "object"}}}


@pytest.mark.parametrize(
    ("said", "added", "advice"),
    [
        ("Unsupported value: 'temperature'", {"temperature": 0.2}, "leave out --temperature"),
        ("Unknown name seed", {"seed": 1}, "leave out --seed"),
        ("Unrecognized argument: reasoning_effort", {"reasoning_effort": "low"}, "out --reasoning-effort"),
        ("Extra inputs: max_completion_tokens", {LENGTH: 9}, "use --length-field max_tokens"),
        ("json_schema is not supported", {"response_format": FORM}, "use --schema strict, tools, json, mark"),
        ("grammar error", {"response_format": FORM}, "JSON asked for with --schema plain; use --schema st"),
        ("it is Tuesday", {"temperature": 0.2}, "use another model, or say with --schema"),
    ],
)
@pytest.mark.parametrize("status", [400, 422])
def test_a_server_that_refuses_one_way_is_said_to_take_another(
    said: str, added: dict[str, Any], advice: str, status: int
) -> None:
    with chat_server([fails(status, said)]) as server, pytest.raises(RequestRefusedError) as caught:
        model(server.url).complete(REQUEST | added, STEP)
    assert advice in str(caught.value)


@pytest.mark.parametrize(
    "address", ["", "localhost:8080", "ftp://host/v1", "http://", "http://[::1", "http://h:x"]
)
def test_what_is_no_address_is_refused_at_once(address: str) -> None:
    with pytest.raises(ServerError, match="not a server's address"):
        OpenAIModel("gpt-test", base_url=address)


def test_without_a_key_the_way_to_one_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(AuthenticationError, match="set OPENAI_API_KEY, or use -m embedded"):
        OpenAIModel("gpt-test").complete(REQUEST, STEP)


def test_a_server_of_ones_own_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with chat_server([says("Hello")]) as server:
        OpenAIModel("gpt-test", base_url=server.url).complete(REQUEST, STEP)
    assert server.authorizations == ["Bearer no-key-given"]


def test_the_key_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with chat_server([says("Hello")]) as server:
        OpenAIModel("gpt-test", base_url=server.url).complete(REQUEST, STEP)
    assert server.authorizations == [f"Bearer {KEY}"]


@pytest.mark.parametrize("key", [f"{KEY}\n", f" {KEY}", "schlüssel"])
def test_a_key_that_no_header_can_carry_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(AuthenticationError) as caught:
        OpenAIModel("gpt-test", base_url="http://127.0.0.1:1", api_key=key).complete(REQUEST, STEP)
    assert key.strip() not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 200])
def test_a_key_that_the_server_repeats_is_not_shown(status: int) -> None:
    with chat_server([fails(status, f"your key {KEY} is no good")]) as server:
        with pytest.raises(ModelError) as caught:
            model(server.url).complete(REQUEST, STEP)
        assert KEY not in "".join(traceback.format_exception(caught.value))
        assert KEY.encode() not in pickle.dumps(caught.value)


@pytest.mark.parametrize(
    "answer", [says(f"I know {KEY}"), Answer(f'{{"choices": "{KEY}'), Answer(KEY), Answer(f'"{KEY}"')]
)
def test_a_key_that_stands_in_a_reply_goes_no_further(answer: Answer) -> None:
    with chat_server([answer]) as server:
        try:
            told = json.dumps(model(server.url).complete(REQUEST, STEP))
        except ModelError as error:
            told = "".join(traceback.format_exception(error))
    assert KEY not in told
    assert "[secret]" in told


def test_the_key_is_in_no_repr_and_no_pickle() -> None:
    with chat_server([says("Hello")]) as server:
        one = model(server.url)
        one.complete(REQUEST, STEP)
        pickled = pickle.dumps(one)
        assert KEY not in repr(one)
        assert KEY.encode() not in pickled
        again: ChatModel = pickle.loads(pickled)
        assert again.complete(REQUEST, STEP) == completion("Hello")


def test_an_error_survives_pickling() -> None:
    with chat_server([fails(401, "no")]) as server, pytest.raises(AuthenticationError) as caught:
        model(server.url).complete(REQUEST, STEP)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again), again.fields) == (
        AuthenticationError,
        str(caught.value),
        caught.value.fields,
    )
