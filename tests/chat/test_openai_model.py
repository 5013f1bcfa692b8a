"""The seam over real HTTP."""

from __future__ import annotations

import pickle
import socket
import traceback

import pytest

from summarizer.chat.base import ChatModel
from summarizer.chat.openai import OpenAIModel
from summarizer.errors import AuthenticationError, ModelError, ModelNotFoundError, ServerError
from summarizer.step import Step
from summarizer.testing import completion
from tests.chat.loopback import Answer, chat_server, fails, says

KEY = "sk-planted-0123456789"
REQUEST = {"messages": [{"role": "user", "content": "Guten Tag, «Welt» 你好"}]}
STEP = Step("greet")


def model(url: str, *, retries: int = 0, timeout: float = 20.0) -> OpenAIModel:
    return OpenAIModel("gpt-test", base_url=url, api_key=KEY, retries=retries, timeout=timeout)


def error_of(*answers: Answer, kind: type[ModelError], retries: int = 0) -> str:
    with chat_server(answers) as server:
        with pytest.raises(kind) as caught:
            model(server.url, retries=retries).complete(REQUEST, STEP)
        assert type(caught.value) is kind
        assert str(caught.value).startswith(f"gpt-test at {server.url}: ")
        assert caught.value.fields == {"model": "gpt-test", "server": server.url}
    return str(caught.value)


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


def test_a_server_that_is_busy_is_asked_again() -> None:
    with chat_server([fails(429, "slow down"), fails(503, "starting"), says("Hello")]) as server:
        assert model(server.url, retries=2).complete(REQUEST, STEP) == completion("Hello")
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_said_to_be_refused(status: int) -> None:
    assert "OPENAI_API_KEY" in error_of(fails(status, "Incorrect API key"), kind=AuthenticationError)


def test_an_unknown_model_is_not_found() -> None:
    said = error_of(fails(404, "The model does not exist"), kind=ModelNotFoundError)
    assert "The model does not exist" in said


def test_a_server_that_stays_busy_fails() -> None:
    said = error_of(fails(429, "You exceeded your current quota"), kind=ServerError, retries=1)
    assert "You exceeded your current quota" in said


def test_a_server_that_breaks_fails() -> None:
    assert "out of memory" in error_of(fails(500, "out of memory"), kind=ServerError, retries=1)


@pytest.mark.parametrize(
    "answer",
    [
        fails(400, "This model's maximum context length is 8192 tokens", code="context_length_exceeded"),
        fails(
            400, "request (9000 tokens) exceeds the available context size", type="exceed_context_size_error"
        ),
    ],
)
def test_a_request_over_the_context_is_said_to_be_too_long(answer: Answer) -> None:
    said = error_of(answer, kind=ServerError)
    assert "longer than the model's context" in said
    assert "shorter documents" in said


@pytest.mark.parametrize("status", [200, 502])
def test_a_page_instead_of_json_is_a_server_error(status: int) -> None:
    page = Answer("<html><title>Welcome</title></html>", status=status, kind="text/html")
    assert "<title>Welcome</title>" in error_of(page, kind=ServerError)


@pytest.mark.parametrize("body", ["{", "", "[]", "null", '{"choices": []}', '{"error": {"message": "no"}}'])
def test_a_reply_without_a_choice_is_a_server_error(body: str) -> None:
    error_of(Answer(body), kind=ServerError)


def test_a_server_that_hangs_is_left() -> None:
    with chat_server([Answer("", hangs=True)]) as server, pytest.raises(ServerError, match=r"within 0\.2 s"):
        model(server.url, timeout=0.2).complete(REQUEST, STEP)


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
    with pytest.raises(ServerError, match="could not be reached"):
        model(url).complete(REQUEST, STEP)


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


@pytest.mark.parametrize("status", [401, 404, 500])
def test_a_key_that_the_server_repeats_is_not_shown(status: int) -> None:
    with chat_server([fails(status, f"your key {KEY} is no good")]) as server:
        with pytest.raises(ModelError) as caught:
            model(server.url).complete(REQUEST, STEP)
        assert KEY not in "".join(traceback.format_exception(caught.value))
        assert KEY.encode() not in pickle.dumps(caught.value)


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
