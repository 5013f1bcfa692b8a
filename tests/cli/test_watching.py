from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from subprocess import PIPE

import click
import pytest
from click.testing import CliRunner

from summarizer.cli.flags import common
from summarizer.cli.watching import Lines, watching
from summarizer.progress import Progress
from tests.cli.running import ROOT

FETCHING = "fetching weights"
STEPS = (
    Progress("reading", 0, 2),
    Progress("reading", 2, 2),
    Progress(FETCHING, 0, 1_000, "1.1 GB to [home]"),
    Progress(FETCHING, 900, 1_000, "1.1 GB to [home]"),
    Progress("selecting", 0, 0),
)


@click.command()
@common
def watched() -> None:
    with watching() as report:
        for progress in STEPS:
            report(progress)
    click.echo("the result")


@click.command()
@common
def tallied() -> None:
    with watching(lambda: "12,000 tokens, $0.0300") as report:
        report(Progress("reading passages", 3, 12))


def test_a_pipe_gets_one_line_a_step_and_the_result_apart() -> None:
    result = CliRunner().invoke(watched)
    assert result.stderr == "reading\nfetching weights: 1.1 GB to [home]\nselecting\n"
    assert result.stdout == "the result\n"


def test_verbose_tells_each_piece_of_work() -> None:
    result = CliRunner().invoke(watched, ["-v"])
    assert result.stderr.splitlines() == [
        "reading 0/2",
        "reading 2/2",
        "fetching weights 0/1000: 1.1 GB to [home]",
        "fetching weights 900/1000: 1.1 GB to [home]",
        "selecting",
    ]


def test_quiet_tells_nothing() -> None:
    assert CliRunner().invoke(watched, ["-q"]).stderr == ""


def test_a_long_step_is_told_again_with_what_it_took_and_what_is_left(
    capsys: pytest.CaptureFixture[str],
) -> None:
    seconds = iter([0.0, 0.0, 10.0, 40.0, 41.0, 130.0])
    report = Lines(lambda: "12,000 tokens, $0.0300", clock=lambda: next(seconds))
    for done in (0, 1, 4, 5, 10):
        report(Progress("reading passages", done, 12))
    assert capsys.readouterr().err.splitlines() == [
        "reading passages",
        "reading passages 4/12, 12,000 tokens, $0.0300, about 1:20 left",
        "reading passages 10/12, 12,000 tokens, $0.0300, about 0:26 left",
    ]


def test_a_step_that_reports_nothing_is_told_again(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = iter([0.0, 0.0, 0.0, 20.0, 31.0, 40.0, 70.0])
    report = Lines(lambda: "2 requests failed", clock=lambda: next(seconds))
    report.repeat()  # nothing goes on yet
    report(Progress("drafting", 0, 1))
    for _ in range(4):
        report.repeat()
    assert capsys.readouterr().err.splitlines() == [
        "drafting",
        "drafting 0/1, 2 requests failed",
        "drafting 0/1, 2 requests failed",
    ]


def on_a_terminal(command: str = "watched", **variables: str) -> tuple[str, str]:
    """What a command prints, and what it shows on a terminal, control sequences and all."""
    import pty

    screen, terminal = pty.openpty()
    code = f"from tests.cli.test_watching import {command}; {command}()"
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TERM": "xterm", **variables}
    with subprocess.Popen([sys.executable, "-c", code], stdout=PIPE, stderr=terminal, env=env) as process:
        os.close(terminal)
        printed, _ = process.communicate(timeout=60)
    return printed.decode(), _shown(screen)


def _shown(screen: int) -> str:
    shown = b""
    # An OSError is how Linux says that the other end of a terminal is closed.
    with os.fdopen(screen, "rb", buffering=0) as stream, suppress(OSError):
        while part := stream.read(4096):
            shown += part
    return shown.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_terminal_gets_a_bar_that_is_gone_at_the_end() -> None:
    printed, shown = on_a_terminal()
    assert printed == "the result\n"
    assert "selecting" in shown
    assert "\x1b[2K" in shown.split("selecting")[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_terminal_shows_passages_done_and_money_spent_so_far() -> None:
    shown = on_a_terminal("tallied", COLUMNS="140", NO_COLOR="1")[1]
    assert "reading passages 3/12" in shown
    assert "12,000 tokens, $0.0300" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_terminal_without_colour_gets_none() -> None:
    assert "\x1b[3" in on_a_terminal()[1]
    assert "\x1b[3" not in on_a_terminal(NO_COLOR="1")[1]


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_terminal_that_cannot_draw_gets_lines() -> None:
    assert on_a_terminal(TERM="dumb")[1].splitlines() == [
        "reading",
        "fetching weights: 1.1 GB to [home]",
        "selecting",
    ]
