"""`brief --record` and `--replay`: what is kept, what is played, and what is told of an old cassette."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer.chat.cassette import read
from summarizer.cli.application import application
from summarizer.draft import BriefingDraft, KeyPointDraft
from tests.chat.loopback import ChatServer, chat_server, fails, says
from tests.cli.running import Shell

MINUTES = """\
The council met on Monday to decide on the bridge over the Ald.
Mayor Ada Klein said the bridge would open in May.
"""
SOUND = KeyPointDraft(text="Mayor Ada Klein said the bridge would open in May.", sentences=(2,))


@pytest.fixture
def minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source, in the folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES, "utf-8")
    return path


@pytest.fixture
def server() -> Iterator[ChatServer]:
    draft = BriefingDraft(title="The bridge", key_points=(SOUND,))
    with chat_server([says(draft.model_dump_json())]) as scripted:
        yield scripted


def brief(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["brief", *map(str, arguments)])


@pytest.fixture
def cassette(minutes: Path, server: ChatServer, tmp_path: Path) -> Path:
    """A cassette of the minutes, with the briefing beside it as `live.json`."""
    path = tmp_path / "bridge.yaml"
    hosted = ("-m", "hosted", "--base-url", server.url)
    assert brief(minutes, *hosted, "--record", path, "-o", "live.json", "-q").exit_code == 0
    return path


def test_a_replayed_briefing_is_the_recorded_one_to_the_byte(minutes: Path, cassette: Path) -> None:
    result = brief(minutes, "--replay", cassette, "-o", "again.json", "-q")
    assert (result.exit_code, result.stderr) == (0, "")
    assert Path("again.json").read_bytes() == Path("live.json").read_bytes()


def test_a_cassette_names_its_case_after_the_file_and_its_sources(minutes: Path, cassette: Path) -> None:
    kept = read(cassette)
    assert (kept.case, kept.model.name, [source.name for source in kept.sources]) == (
        "bridge",
        "hosted",
        [minutes.name],
    )


def test_no_key_and_no_address_stand_in_a_cassette(
    minutes: Path, server: ChatServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "open-sesame")
    minutes.write_text(MINUTES + "The password was open-sesame.\n", "utf-8")
    path = tmp_path / "bridge.yaml"
    brief(minutes, "-m", "hosted", "--base-url", server.url, "--record", path)
    text = path.read_text("utf-8")
    assert "open-sesame" not in text
    assert "The password was [secret]." in text
    assert "127.0.0.1" not in text


def test_replaying_opens_no_connection(
    minutes: Path, cassette: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    assert brief(minutes, "--replay", cassette).exit_code == 0


def test_a_source_that_moved_is_told_without_what_follows_from_it(minutes: Path, cassette: Path) -> None:
    minutes.write_text(MINUTES + "It rained.\n", "utf-8")
    result = brief(minutes, "--replay", cassette, "-q")
    assert result.exit_code == 1
    assert "bridge would open in May" in result.stdout
    assert result.stderr == (
        f"summarizer: {cassette}: recorded of other sources; they are new, or have moved: minutes.txt\n"
    )


def test_another_model_is_told(minutes: Path, cassette: Path) -> None:
    result = brief(minutes, "-m", "gpt-x", "--replay", cassette, "-q")
    assert result.exit_code == 1
    assert result.stderr == f"summarizer: {cassette}: the model has moved since it was recorded\n"


def test_an_edited_reply_and_an_exchange_nobody_asks_for_are_told(minutes: Path, cassette: Path) -> None:
    text = cassette.read_text("utf-8").replace('"title":"The bridge"', '"title":"The Bridge"')
    extra = "- step: shorten 3\n  by: hand\n  reply: '{}'\n"
    cassette.write_text(text + extra, "utf-8")
    result = brief(minutes, "--replay", cassette, "-q")
    assert result.exit_code == 1
    assert result.stderr == (
        f"summarizer: {cassette}: the reply has moved since it was recorded, of brief\n"
        f"summarizer: {cassette}: recorded, and not asked for: shorten 3\n"
    )


def test_a_miss_ends_the_run_and_says_what_to_do(minutes: Path, cassette: Path) -> None:
    text = cassette.read_text("utf-8").replace("step: brief\n", "step: other\n")
    cassette.write_text(text, "utf-8")
    result = brief(minutes, "--replay", cassette, "-q")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "no recording of “brief”, attempt 1" in result.stderr
    assert "--record FILE" in result.stderr


def test_a_miss_after_a_source_has_moved_names_the_source_first(minutes: Path, cassette: Path) -> None:
    text = cassette.read_text("utf-8").replace("step: brief\n", "step: other\n")
    cassette.write_text(text, "utf-8")
    minutes.write_text(MINUTES + "It rained.\n", "utf-8")
    told = brief(minutes, "--replay", cassette, "-q").stderr.splitlines()
    assert told[0].endswith("recorded of other sources; they are new, or have moved: minutes.txt")
    assert "no recording of “brief”" in told[1]


def test_a_recording_that_breaks_off_leaves_the_old_cassette_whole(minutes: Path, cassette: Path) -> None:
    before = cassette.read_bytes()
    with chat_server([fails(401, "Incorrect API key provided")]) as refusing:
        result = brief(minutes, "-m", "hosted", "--base-url", refusing.url, "--record", cassette)
    assert result.exit_code == 2
    assert cassette.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--record", "a.yaml", "--replay", "b.yaml"], "--record and --replay: name one of them"),
        (["--record", "a.yaml", "-m", "extractive"], "extractive asks no model; leave the cassette out"),
        (["--record", "a.txt", "-o", "a.txt"], "is where the note goes"),
        (["--record", "minutes.txt"], "is one of the sources"),
        (["--record", "nowhere/a.yaml"], "there is no directory nowhere"),
        (["--replay", "a.yaml"], "a.yaml: cannot be read"),
    ],
)
@pytest.mark.usefixtures("minutes")
def test_a_cassette_that_cannot_be_is_an_error_before_the_work(arguments: list[str], told: str) -> None:
    result = brief("minutes.txt", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_help_names_both(shell: Shell) -> None:
    assert "--record FILE" in shell.run("brief", "-h").out
    assert "--replay FILE" in shell.run("brief", "-h").out
