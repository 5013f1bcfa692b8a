"""How a hosted model is asked from the command line: what goes out, what is told, what is kept."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from summarizer.cli.application import application
from summarizer.draft import BriefingDraft, KeyPointDraft
from tests.chat.loopback import Answer, chat_server, fails, replies, says
from tests.cli.running import COMMAND, Shell

KEY = "sk-planted-on-the-command-line-0123456789"
MINUTES = "The council closed the bridge on Monday.\nMayor Ada Klein said it would open again in May.\n"
SOUND = KeyPointDraft(text="The council closed the bridge on Monday.", sentences=(1,))
INVENTED = KeyPointDraft(text="The council closed 31 bridges on Monday.", sentences=(1,))


def draft(*points: KeyPointDraft) -> str:
    return BriefingDraft(title="The bridge", key_points=points).model_dump_json()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the minutes, and a key in the environment."""
    (tmp_path / "minutes.txt").write_text(MINUTES, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def brief(url: str, *flags: str) -> Result:
    command = ["brief", "minutes.txt", "-m", "gpt-test", "--base-url", url, *flags]
    return CliRunner().invoke(application, command)


def sent(*flags: str, answer: Answer | None = None) -> dict[str, Any]:
    """The one request that a run with these flags sends."""
    with chat_server([answer or says(draft(SOUND))]) as server:
        ended = brief(server.url, *flags)
    assert ended.exit_code == 0, ended.stderr
    (request,) = server.requests
    return request


def test_parameters_go_out_with_each_request() -> None:
    request = sent("--temperature", "0.3", "--seed", "7", "--reasoning-effort", "low")
    assert (request["temperature"], request["seed"], request["reasoning_effort"]) == (0.3, 7, "low")


def test_nothing_is_sent_that_nobody_asked_for() -> None:
    assert sent().keys() == {"model", "messages", "response_format", "max_completion_tokens"}


def test_a_reply_is_bounded_under_the_server_s_own_name_for_it() -> None:
    request = sent("--max-output-tokens", "900", "--length-field", "max_tokens")
    assert request["max_tokens"] == 900
    assert "max_completion_tokens" not in request


TOOL = {"id": "1", "type": "function", "function": {"name": "BriefingDraft", "arguments": draft(SOUND)}}
CALLED = {
    "choices": [
        {
            "index": 0,
            "finish_reason": "tool_calls",
            "message": {"role": "assistant", "content": None, "tool_calls": [TOOL]},
        }
    ]
}


@pytest.mark.parametrize(
    ("way", "answer", "field"),
    [
        ("plain", says(draft(SOUND)), "response_format"),
        ("strict", says(draft(SOUND)), "response_format"),
        ("json", says(draft(SOUND)), "response_format"),
        ("tools", replies(CALLED), "tool_choice"),
        ("markdown", says(f"Here it is:\n\n```json\n{draft(SOUND)}\n```\nAnything else?"), "messages"),
    ],
)
def test_a_note_comes_of_each_way_to_ask_for_json(way: str, answer: Answer, field: str) -> None:
    request = sent("--schema", way, answer=answer)
    assert field in request
    assert ("response_format" in request) == (field == "response_format")
    in_words = "JSON schema" in request["messages"][0]["content"]
    assert in_words == (way in ("json", "markdown"))


def test_a_server_that_refuses_one_way_is_told_of_the_others() -> None:
    with chat_server([fails(400, "'response_format.type' must be 'text'")]) as server:
        ended = brief(server.url)
    assert ended.exit_code == 2
    assert "use --schema strict, tools, json, markdown" in ended.stderr
    assert len(server.requests) == 1


def test_a_second_run_sends_nothing_and_another_limit_is_another_request() -> None:
    with chat_server([says(draft(SOUND))]) as server:
        first, second = brief(server.url), brief(server.url)
        assert first.stdout == second.stdout
        assert len(server.requests) == 1
        brief(server.url, "--max-output-tokens", "900")
        assert len(server.requests) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts of another process are POSIX")
def test_an_interrupt_ends_a_wait_at_once_and_keeps_what_is_paid_for(shell: Shell) -> None:
    with chat_server([says(draft(SOUND, INVENTED)), Answer("", hangs=True)]) as server:
        command = [*COMMAND, "brief", "minutes.txt", "-m", "gpt-test", "--base-url", server.url]
        running = subprocess.Popen(
            command,
            cwd=shell.folder,
            env=shell.environment({}),
            stderr=subprocess.PIPE,
            text=True,
        )
        assert server.came(2, within=60)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=5)  # a fraction of a second, where nothing else runs
        assert running.returncode == 130
        assert said.endswith("summarizer: interrupted\n")
        server.answers[:] = [says('{"items": []}')]
        assert brief(server.url).exit_code == 0
    asked = [json.dumps(request["response_format"]) for request in server.requests]
    assert [("Repairs" in form) for form in asked] == [False, True, True]


@pytest.mark.parametrize(
    "answers",
    [
        [says(draft(SOUND)), says(draft(SOUND))],
        [says(draft(SOUND, INVENTED)), says(f'{{"items": [], "key": "{KEY}"}}')],
        [says(f"I was sent {KEY}")],
        [fails(401, f"Incorrect API key provided: {KEY}")],
        [fails(400, f"temperature? not with {KEY}")],
        [fails(503, f"upstream refused Bearer {KEY}", after="0")],
        [Answer(f"<html>{KEY}</html>", kind="text/html")],
        [Answer(f'{{"error": "{KEY}"}}')],
        [replies({"choices": [{"message": {"refusal": f"not for {KEY}"}}]})],
    ],
    ids=["good", "repaired", "invalid", "401", "400", "503", "page", "error", "refusal"],
)
def test_the_key_is_nowhere(answers: Sequence[Answer], tmp_path: Path) -> None:
    with chat_server(answers) as server:
        ended = brief(server.url, "--debug", "-v", "-u", "--record", "tape.yaml")
        again = brief(server.url, "--debug", "-o", "note.md")
    assert server.authorizations[0] == f"Bearer {KEY}"
    for said in (ended.stdout, ended.stderr, again.stdout, again.stderr):
        assert KEY not in said
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".sqlite" for path in kept)
    for path in kept:
        assert KEY.encode() not in path.read_bytes(), path


PASSWORD = "open-sesame-77"


@pytest.mark.parametrize("asking", [f"ada:{PASSWORD}", PASSWORD, f"ada:p@{PASSWORD}/x"])
@pytest.mark.parametrize("said", ["no", "no {password}", "no Basic {header}"])
def test_a_password_in_the_address_is_nowhere(asking: str, said: str, tmp_path: Path) -> None:
    header = b64encode((asking if ":" in asking else f"{asking}:").encode()).decode()
    answer = fails(500, said.format(password=PASSWORD, header=header), after="0")
    with chat_server([answer]) as server:
        ended = brief(server.url.replace("http://", f"http://{asking}@"), "--debug")
    assert ended.exit_code == 2
    told = (ended.stdout + ended.stderr).encode()
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    for text in (told, *kept):
        assert PASSWORD.encode() not in text
        assert header.encode() not in text


@pytest.mark.parametrize(
    "address",
    ["ftp://ada:{}@127.0.0.1/v1", "ada:{}@host/v1", "http://ada:{}@", "http://ada:{}@host:87x65/v1"],
)
def test_a_password_in_what_is_no_address_is_nowhere(address: str) -> None:
    ended = brief(address.format(PASSWORD), "--debug")
    assert ended.exit_code == 2
    assert "not a server's address" in ended.stderr
    assert PASSWORD not in ended.stdout + ended.stderr
