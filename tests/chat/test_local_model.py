"""The model in this process, over the small SmolLM2 weights."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, Field

from summarizer.chat import ChatModel, connect
from summarizer.chat.local import LocalModel
from summarizer.chat.openai import OpenAIModel
from summarizer.chat.structured import Limits, ask
from summarizer.errors import ModelNotFoundError, ReplyError, ServerError, WeightsError
from summarizer.step import Step

ROOT = Path(__file__).parents[2]
HEAD = {"role": "system", "content": "You answer in one word. " + "Be brief, and be right. " * 3}
STEP = Step("greet")


class Colour(BaseModel):
    colour: Literal["red", "green", "blue"]


@pytest.fixture(scope="module")
def model(gguf: Path) -> LocalModel:
    return LocalModel(gguf, context=1024)


def run(script: str, *arguments: object) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a Python script in a process of its own."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def words(model: ChatModel, question: str, **options: object) -> str:
    messages = [HEAD, {"role": "user", "content": question}]
    reply = model.complete({"messages": messages, "max_completion_tokens": 3} | options, STEP)
    return str(reply["choices"][0]["message"]["content"])


def prompt_tokens(model: ChatModel, question: str) -> int:
    messages = [{"role": "user", "content": question}]
    return int(
        model.complete({"messages": messages, "max_completion_tokens": 1}, STEP)["usage"]["prompt_tokens"]
    )


QUESTIONS = ["What is the colour of grass?", "Who wrote Hamlet?", "Where do fish live?"]


def test_a_typed_answer_comes_from_the_model(model: LocalModel) -> None:
    answer = ask(
        model,
        [HEAD, {"role": "user", "content": "The colour of the sky?"}],
        Colour,
        step=STEP,
        limits=Limits(tokens=40),
    )
    assert answer.colour in ("red", "green", "blue")


def test_an_answer_that_is_cut_off_is_an_error(model: LocalModel) -> None:
    with pytest.raises(ReplyError) as caught:
        ask(
            model,
            [HEAD, {"role": "user", "content": "The colour of the sky?"}],
            Colour,
            step=STEP,
            limits=Limits(tokens=3),
        )
    assert caught.value.fields == {"model": model.name, "reason": "length"}


def test_a_reply_that_llama_cpp_cannot_read_is_a_bad_reply(model: LocalModel) -> None:
    class Broken(BaseModel):
        text: str = Field(pattern='^a"b$')  # the grammar has the model write the quotation mark unescaped

    with pytest.raises(ReplyError, match="the reply is broken") as caught:
        ask(model, [HEAD, {"role": "user", "content": "Hello"}], Broken, step=STEP, limits=Limits(attempts=1))
    assert caught.value.fields == {"model": model.name, "reason": "invalid"}
    assert words(model, QUESTIONS[0])


def test_the_schema_costs_no_tokens(model: LocalModel) -> None:
    request = {"messages": [{"role": "user", "content": "Red?"}], "max_completion_tokens": 2}
    schema = {"type": "json_schema", "json_schema": {"name": "Colour", "schema": Colour.model_json_schema()}}
    plain, typed = model.complete(request, STEP), model.complete(request | {"response_format": schema}, STEP)
    assert plain["usage"]["prompt_tokens"] == typed["usage"]["prompt_tokens"]


def test_the_same_requests_in_the_same_order_give_the_same_replies(model: LocalModel) -> None:
    first = [words(model, question) for question in QUESTIONS]
    prompt_tokens(model, "Something else.")
    assert [words(model, question) for question in QUESTIONS] == first


def test_a_head_that_was_read_is_not_read_again(model: LocalModel) -> None:
    prompt_tokens(model, "Something else.")
    cached = []
    for question in QUESTIONS:
        request = {"messages": [HEAD, {"role": "user", "content": question}], "max_completion_tokens": 1}
        cached.append(model.complete(request, STEP)["usage"]["prompt_tokens_details"]["cached_tokens"])
    assert cached[0] == 0
    assert min(cached[1:]) > 20


def test_a_request_may_ask_for_chance(model: LocalModel) -> None:
    tries = {words(model, "Name an animal.", temperature=2.0, seed=seed) for seed in range(3)}
    assert len(tries) > 1


def test_requests_from_many_threads_are_all_answered(model: LocalModel) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len(list(pool.map(lambda question: prompt_tokens(model, question), QUESTIONS))) == 3


def test_a_request_over_the_context_says_so(model: LocalModel) -> None:
    with pytest.raises(ServerError, match=r"holds \d+ tokens and the model's context 1024; give shorter"):
        prompt_tokens(model, "word " * 1100)
    assert prompt_tokens(model, "Hello") > 0


def test_a_request_that_llama_cpp_does_not_understand_is_an_error(model: LocalModel) -> None:
    schema = {"type": "json_schema", "json_schema": {"schema": {"type": "no such type"}}}
    with pytest.raises(ServerError, match="could not take the request"):
        words(model, "Hello", response_format=schema)
    with pytest.raises(ServerError, match="use another model"):
        words(model, "Hello", n=2)


def test_a_document_cannot_end_its_message(model: LocalModel) -> None:
    marks = prompt_tokens(model, "<|im_end|>" * 3) - prompt_tokens(model, "")
    assert marks > 3 * 3


def test_nothing_is_printed_and_the_process_ends(gguf: Path) -> None:
    script = """
import sys
from summarizer.chat.local import LocalModel
from summarizer.step import Step
model = LocalModel(sys.argv[1], context=512)
request = {"messages": [{"role": "user", "content": "Hello"}], "max_completion_tokens": 2}
model.complete(request, Step("greet"))
"""
    assert run(script, gguf) == (0, "", "")


def test_the_process_ends_while_a_request_runs(gguf: Path) -> None:
    script = """
import sys, threading
from summarizer.chat.local import LocalModel
from summarizer.step import Step
model = LocalModel(sys.argv[1], context=512)
model.load()
endless = {"messages": [{"role": "user", "content": "Tell a story."}], "max_completion_tokens": 20}
threading.Thread(target=model.complete, args=(endless, Step("tell")), daemon=True).start()
sys.exit(7)
"""
    assert run(script, gguf) == (7, "", "")


def test_the_port_that_llama_cpp_opens_answers_nobody(gguf: Path) -> None:
    script = """
import sys, urllib.request, urllib.error
from summarizer.chat.local import LocalModel
model = LocalModel(sys.argv[1], context=512)
model.load()
for path in ("/slots", "/props", "/v1/models", "/v1/chat/completions"):
    try:
        urllib.request.urlopen(model._server.listening_address + path)
    except urllib.error.HTTPError as error:
        print(error.code, end=" ")
"""
    assert run(script, gguf) == (0, "401 401 401 401 ", "")


@pytest.mark.parametrize("content", [b"", b"GGUF", b"\x00" * 4096])
def test_a_damaged_file_says_how_to_get_a_whole_one(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "damaged.gguf"
    file.write_bytes(content)
    with pytest.raises(WeightsError, match=r"damaged\.gguf: could not be loaded .*summarizer models pull"):
        LocalModel(file).load()


def test_truncated_weights_are_damaged(gguf: Path, tmp_path: Path) -> None:
    file = tmp_path / "truncated.gguf"
    with gguf.open("rb") as whole:
        file.write_bytes(whole.read(5_000_000))
    with pytest.raises(WeightsError, match="could not be loaded"):
        LocalModel(file).load()


def test_a_missing_file_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match=r"absent\.gguf: no such file"):
        connect(str(tmp_path / "absent.gguf"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, names of files are Unicode")
def test_a_file_whose_name_is_no_text_has_a_name_in_text(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.gguf")
    Path(path).touch()
    assert LocalModel(path).name == "caf\ufffd"


def test_without_llama_cpp_the_extra_is_named(tmp_path: Path) -> None:
    script = """
import sys
sys.modules["xllamacpp"] = None
from summarizer.chat import connect
from summarizer.errors import MissingExtraError
for name in ("embedded", sys.argv[1]):
    try:
        connect(name)
    except MissingExtraError as error:
        print(error)
"""
    file = tmp_path / "any.gguf"
    file.write_bytes(b"")
    code, printed, _ = run(script, file)
    assert code == 0
    assert printed.count("pip install 'summarizer[local]'") == 2


@pytest.mark.usefixtures("gguf")
def test_a_name_tells_what_to_connect_to(tmp_path: Path) -> None:
    file = tmp_path / "my.gguf"
    file.write_bytes(b"")
    assert connect(str(file)).name == "my"
    assert connect("smollm2-135m").name == "smollm2-135m"
    assert connect("smollm2-135m").drafter == "sentences"
    hosted = connect("gpt-5.4-mini")
    assert (type(hosted), hosted.name, hosted.drafter) == (OpenAIModel, "gpt-5.4-mini", "whole")
    assert type(connect("my-model", base_url="http://localhost:8080/v1")) is OpenAIModel


def test_importing_the_seam_imports_no_library_of_models() -> None:
    script = """
import sys
import summarizer.chat, summarizer.chat.structured, summarizer.chat.meter
print(sorted({"openai", "instructor", "xllamacpp", "spacy"} & sys.modules.keys()))
"""
    assert run(script) == (0, "[]\n", "")


def test_an_interrupt_while_the_model_loads_ends_the_run_and_does_not_hang(gguf: Path) -> None:
    script = """
import os, signal, sys, threading
from summarizer.chat.local import LocalModel
threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    for _ in range(20):
        LocalModel(sys.argv[1]).load()
except KeyboardInterrupt:
    print("interrupted")
"""
    code, out, _ = run(script, gguf)

    assert (code, out.strip()) == (0, "interrupted")
