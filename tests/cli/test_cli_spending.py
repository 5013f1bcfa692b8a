"""Money on the command line: told, foretold, capped, and not spent twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer.chat.rehearsal import specimen
from summarizer.cli.application import application
from summarizer.draft import BriefingDraft, KeyPointDraft
from summarizer.testing import completion
from tests.chat.loopback import Answer, ChatServer, chat_server, fails, serving

KEY = "sk-proj-0123456789abcdefghijKLMN"
MINUTES = """\
The council met on Monday to decide on the bridge over the Ald.
Mayor Ada Klein said the bridge would open in May.
“We will not close the ferry before the bridge stands,” said Tom Reed, who runs the ferry.
"""
POINT = KeyPointDraft(text="Mayor Ada Klein said the bridge would open in May.", sentences=(2,))
DRAFT = BriefingDraft(title="The bridge", key_points=(POINT,)).model_dump_json()
COUNTED = {
    "prompt_tokens": 1000,
    "completion_tokens": 200,
    "prompt_tokens_details": {"cached_tokens": 400},
    "completion_tokens_details": {"reasoning_tokens": 50},
}
PRICES = """\
as_of = 2026-11-01
source = "made up"
[[servers]]
host = "127.0.0.1"
[servers.models]
scripted = { input = 10.0, cached = 1.0, output = 100.0 }
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands run in, with a source and a table of prices; there is a key."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    (tmp_path / "minutes.txt").write_text(MINUTES, "utf-8")
    (tmp_path / "prices.toml").write_text(PRICES, "utf-8")
    return tmp_path


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with chat_server([Answer(json.dumps(completion(DRAFT) | {"usage": COUNTED}))]) as scripted:
        yield scripted


def run(*arguments: str) -> Result:
    return CliRunner().invoke(application, arguments)


def brief(server: ChatServer, *arguments: str) -> Result:
    return run("brief", "minutes.txt", "-m", "scripted", "--base-url", server.url, "-q", *arguments)


@pytest.mark.usefixtures("folder")
def test_usage_tells_tokens_time_and_money(server: ChatServer) -> None:
    told = brief(server, "-u", "--prices", "prices.toml").stderr
    assert told.startswith(
        "usage: 1 request to scripted, 1,000 tokens in (400 of them cached), 200 out (50 of them thought), "
    )
    assert told.endswith(" s, $0.0264\n")


@pytest.mark.usefixtures("folder")
def test_an_unknown_price_is_said_to_be_unknown(server: ChatServer) -> None:
    assert ", cost unknown: no price of the model" in brief(server, "-u").stderr


@pytest.mark.usefixtures("folder")
def test_the_json_carries_what_was_used(server: ChatServer) -> None:
    usage = json.loads(brief(server, "-f", "json", "--prices", "prices.toml").stdout)["provenance"]["usage"]
    assert (usage["requests"], usage["input_tokens"], usage["cached_tokens"]) == (1, 1000, 400)
    assert (usage["output_tokens"], usage["reasoning_tokens"], usage["cost"]) == (200, 50, "0.0264")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", ["md", "json"])
def test_a_second_run_sends_nothing_and_gives_the_same_bytes(server: ChatServer, form: str) -> None:
    first = brief(server, "-f", form, "--prices", "prices.toml")
    second = brief(server, "-f", form, "--prices", "prices.toml", "-u")
    assert first.stdout == second.stdout != ""
    assert len(server.requests) == 1
    assert "of that in this run: nothing was sent; all replies were kept" in second.stderr


@pytest.mark.usefixtures("folder")
def test_a_recorded_run_and_its_replay_give_the_same_bytes_and_tell_the_same_cost(server: ChatServer) -> None:
    recorded = brief(server, "-f", "json", "-u", "--prices", "prices.toml", "--record", "run.yaml")
    replayed = run("brief", "minutes.txt", "-q", "-f", "json", "-u", "--replay", "run.yaml")
    assert recorded.stdout == replayed.stdout != ""
    assert recorded.stderr == replayed.stderr
    assert recorded.stderr.endswith("200 out (50 of them thought), $0.0264\n")
    assert "$0.0264" in run("log").stdout


@pytest.mark.usefixtures("folder")
def test_no_cache_asks_anew_and_keeps_nothing(server: ChatServer) -> None:
    for _ in range(2):
        brief(server, "--no-cache")
    assert len(server.requests) == 2
    assert "replies: 0" in run("cache", "stats").stdout


def test_with_neither_cache_nor_log_no_file_is_made(folder: Path, server: ChatServer) -> None:
    assert brief(server, "--no-cache", "--no-log").exit_code == 0
    assert not (folder / "home").exists()


@pytest.mark.usefixtures("folder")
def test_another_way_of_asking_is_not_answered_from_the_cache(server: ChatServer) -> None:
    brief(server)
    brief(server, "--temperature", "0.7")
    brief(server, "--schema", "tools")
    assert len(server.requests) > 2


@pytest.mark.usefixtures("folder")
def test_a_dry_run_tells_requests_tokens_and_cost_and_sends_nothing(server: ChatServer) -> None:
    result = brief(server, "--dry-run", "--prices", "prices.toml")
    assert result.exit_code == 0
    assert server.requests == []
    first, schema, top, last = result.stdout.splitlines()
    assert first.startswith("nothing was sent; to scripted would go: 1 request, about ")
    assert "at most 6,000 out (brief 1)" in first
    assert schema.startswith("in it, 3")
    asked = "on top, where answers are not valid or items fail the check, at most: 5 requests, about "
    assert top.startswith(asked)
    costs = [float(cost) for cost in re.findall(r"\$(\d+\.\d+)", last)]
    assert 0 < costs[0] < costs[1] < costs[2]
    assert costs[1] - costs[0] == pytest.approx(0.6, abs=1e-3)


@pytest.mark.usefixtures("folder")
def test_a_dry_run_counts_what_is_kept_as_paid(server: ChatServer) -> None:
    brief(server)
    told = brief(server, "--dry-run").stdout
    assert "0 requests" in told
    assert "kept from earlier runs, and not asked for again: 1" in told
    assert "cost: none" in told
    assert len(server.requests) == 1


@pytest.mark.usefixtures("folder")
def test_a_dry_run_of_what_asks_no_model_is_a_mistake() -> None:
    result = run("brief", "minutes.txt", "-m", "extractive", "--dry-run")
    assert result.exit_code == 2
    assert "nothing would be sent" in result.stderr


@pytest.mark.usefixtures("folder")
def test_the_embedded_model_is_foretold_without_its_weights() -> None:
    result = run("brief", "minutes.txt", "--dry-run", "-q")
    assert result.exit_code == 0
    assert "cost: none" in result.stdout


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("cap", [("--max-cost", "0.10"), ("--max-tokens", "2000")])
def test_a_cap_stops_before_it_is_passed(server: ChatServer, cap: tuple[str, str]) -> None:
    result = brief(server, *cap, "--prices", "prices.toml")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "stopped before “brief”" in result.stderr
    assert "what is paid for is kept" in result.stderr
    assert server.requests == []


@pytest.mark.usefixtures("folder")
def test_a_cap_that_is_reached_before_the_repairs_leaves_the_note_and_a_finding() -> None:
    invented = KeyPointDraft(text="Mayor Ada Klein said the bridge would cost 90 million.", sentences=(2,))
    draft = BriefingDraft(title="The bridge", key_points=(POINT, invented)).model_dump_json()
    took = {"prompt_tokens": 5000, "completion_tokens": 2500}
    with chat_server([Answer(json.dumps(completion(draft) | {"usage": took}))]) as server:
        result = brief(server, "--max-tokens", "8000")
    assert (result.exit_code, len(server.requests)) == (1, 1)
    assert POINT.text in result.stdout
    assert "the number “90 million” does not stand in the sources" in result.stdout
    assert "the cap on what the run may take left no room" in " ".join(result.stdout.split())
    assert "stopped before “repair 1”" in result.stderr
    assert "the cap is 8,000 tokens, and 7,500 tokens are spent" in result.stderr


@pytest.mark.usefixtures("folder")
def test_a_cap_that_is_wide_enough_changes_nothing(server: ChatServer) -> None:
    uncapped = brief(server, "--no-cache").stdout
    capped = brief(server, "--max-cost", "$5", "--max-tokens", "90000", "--prices", "prices.toml")
    assert (capped.exit_code, capped.stdout) == (0, uncapped)


@pytest.mark.usefixtures("folder")
def test_a_cap_in_dollars_without_a_price_is_an_error_before_anything_is_sent(server: ChatServer) -> None:
    result = brief(server, "--max-cost", "5")
    assert result.exit_code == 2
    assert "its price is not known" in result.stderr
    assert server.requests == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("amount", ["-1", "nan", "much", "inf"])
def test_a_cap_that_is_no_amount_is_refused(amount: str) -> None:
    result = run("brief", "minutes.txt", "-m", "m", "--max-cost", amount)
    assert result.exit_code == 2
    assert "no amount of dollars" in result.stderr


def test_what_a_capped_run_has_paid_for_is_not_asked_for_again(folder: Path) -> None:
    """Passages read by a server whose every answer is one that the schema allows."""
    asked: list[str] = []
    took = {"prompt_tokens": 3000, "completion_tokens": 1500}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            asked.append(json.dumps(request["messages"]))
            schema = request["response_format"]["json_schema"]["schema"]
            body = json.dumps(completion(json.dumps(specimen(schema))) | {"usage": took}).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    told = (f"Am Tag {day} stimmte der Rat der Stadt über die Brücke {day} ab.\n" for day in range(300))
    (folder / "minutes.txt").write_text("".join(told), "utf-8")
    with serving(Handler) as url:
        to = ("brief", "minutes.txt", "-q", "-m", "scripted", "--base-url", f"{url}/v1", "--context", "7000")
        foretold = run(*to, "--dry-run").stdout
        stopped = run(*to, "--max-tokens", "10000", "-j", "1")
        before = len(asked)
        whole = run(*to)
    assert (stopped.exit_code, whole.exit_code) == (2, 0)
    assert 0 < before < len(asked)
    assert len(set(asked)) == len(asked)
    passages = re.findall(r"passage (\d+), merge (\d+)", foretold)
    assert len(asked) >= sum(map(int, passages[0]))


def test_a_damaged_cache_is_told_and_the_note_is_made(folder: Path, server: ChatServer) -> None:
    (folder / "home").mkdir()
    (folder / "home" / "exchanges.sqlite").write_bytes(b"no database" * 1000)
    result = brief(server)
    assert result.exit_code == 0
    assert "# The bridge" in result.stdout
    assert "summarizer: not kept: " in result.stderr
    assert run("cache", "clear", "--all").exit_code == 0
    assert brief(server).stderr == ""


def test_the_log_lists_runs_and_shows_exchanges(folder: Path, server: ChatServer) -> None:
    brief(server, "--prices", "prices.toml")
    listed = run("log").stdout
    assert listed.startswith("1  ")
    assert "scripted at http://127.0.0.1" in listed
    assert "$0.0264" in listed
    assert listed.endswith("minutes.txt\n")
    assert "  .1  " in run("log", "1").stdout
    shown = run("log", "1.1").stdout
    assert "2: Mayor Ada Klein said the bridge would open in May." in shown
    assert '"completion_tokens": 200' in shown
    assert str(folder / "home" / "exchanges.sqlite") == run("cache", "path").stdout.strip()


@pytest.mark.usefixtures("folder")
def test_a_failed_run_is_logged_and_not_kept() -> None:
    with chat_server([fails(401, f"Incorrect API key provided: {KEY}")]) as refusing:
        assert brief(refusing).exit_code == 2
        assert brief(refusing).exit_code == 2
        assert len(refusing.requests) == 2
    assert "(1 failed)" in run("log").stdout
    assert "failed: " in run("log", "1").stdout


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("number", ["7", "1.9", "one", "1.one"])
def test_what_is_not_in_the_log_is_an_error(server: ChatServer, number: str) -> None:
    brief(server)
    result = run("log", number)
    assert result.exit_code == 2
    assert f"{number}: not in the log" in result.stderr


@pytest.mark.usefixtures("folder")
def test_before_anything_was_asked_there_is_nothing_to_show() -> None:
    assert run("log").stdout == "nothing is logged\n"
    assert run("cache", "stats").stdout == "nothing is kept\n"
    assert run("cache", "clear").stdout == "replies forgotten: 0\n"
    assert run("log", "1").exit_code == 2


@pytest.mark.usefixtures("folder")
def test_clearing_the_cache_leaves_the_log(server: ChatServer) -> None:
    brief(server)
    assert "replies: 1, " in run("cache", "stats").stdout
    assert run("cache", "clear").stdout == "replies forgotten: 1\n"
    assert run("log").stdout.startswith("1  ")
    brief(server)
    assert len(server.requests) == 2


def test_no_file_and_no_output_holds_the_key(folder: Path) -> None:
    echo = Answer(json.dumps(completion(DRAFT) | {"usage": COUNTED, "note": f"you sent {KEY}"}))
    with chat_server([echo, fails(500, f"key {KEY} failed")]) as telling:
        results = [
            brief(telling, "-u"),
            brief(telling, "--no-cache", "--debug"),
            run("log", "1.1"),
            run("log", "2"),
        ]
    said = "".join(result.output for result in results)
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert KEY not in said
    assert KEY.encode() not in held
    assert telling.authorizations[0] == f"Bearer {KEY}"


@pytest.mark.usefixtures("folder")
def test_a_run_that_ends_in_an_error_tells_what_it_took() -> None:
    with chat_server([Answer(json.dumps(completion("no JSON") | {"usage": COUNTED}))]) as server:
        ended = run("brief", "minutes.txt", "-m", "scripted", "--base-url", server.url, "-u")
    assert ended.exit_code == 2
    assert "usage: 2 requests to scripted, 2,000 tokens in" in ended.stderr


@pytest.mark.usefixtures("folder")
def test_what_was_no_answer_is_not_kept_so_that_the_next_run_asks_anew() -> None:
    answers = [Answer(json.dumps(completion(text))) for text in ("no JSON", "nor this", DRAFT)]
    with chat_server(answers) as server:
        first = run("brief", "minutes.txt", "-m", "scripted", "--base-url", server.url)
        second = run("brief", "minutes.txt", "-m", "scripted", "--base-url", server.url)
    assert (first.exit_code, second.exit_code) == (2, 0)
    assert len(server.requests) == 3
