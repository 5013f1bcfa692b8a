from __future__ import annotations

import os
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from summarizer import __version__
from summarizer.cli.application import Application, Deferred, application
from summarizer.cli.flags import common
from summarizer.errors import SourceError
from tests.cli.running import Shell


@click.group(cls=Application)
@common
def failing() -> None:
    """A command line whose subcommands end badly."""


@failing.command()
@common
def expected() -> None:
    raise SourceError("minutes.pdf: no text layer; run OCR first")


@failing.command()
@common
def unforeseen() -> None:
    raise ZeroDivisionError("division by zero")


@failing.command()
@common
def interrupted() -> None:
    raise KeyboardInterrupt


def test_an_error_raised_on_purpose_is_one_line_and_exit_code_2() -> None:
    result = CliRunner().invoke(failing, ["expected"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == "summarizer: error: minutes.pdf: no text layer; run OCR first\n"


def test_an_unforeseen_error_is_one_line_that_names_the_way_to_its_traceback() -> None:
    result = CliRunner().invoke(failing, ["unforeseen"])
    assert result.exit_code == 2
    assert result.stderr == (
        "summarizer: unexpected error: ZeroDivisionError: division by zero "
        "(run again with --debug for the traceback)\n"
    )


@pytest.mark.parametrize("command", ["expected", "unforeseen"])
@pytest.mark.parametrize("before", [True, False])
def test_debug_shows_the_traceback_before_and_after_the_subcommand(command: str, before: bool) -> None:
    result = CliRunner().invoke(failing, ["--debug", command] if before else [command, "--debug"])
    assert result.exit_code == 2
    assert "Traceback (most recent call last)" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("summarizer: ")


def test_an_interruption_is_a_clean_line_and_exit_code_130() -> None:
    result = CliRunner().invoke(failing, ["interrupted"])
    assert result.exit_code == 130
    assert result.stderr == "\nsummarizer: interrupted\n"


@pytest.mark.parametrize(
    "arguments", [[], ["brief"], ["render"], ["models"], ["models", "pull"], ["prompts"], ["prompts", "show"]]
)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_given_everywhere(arguments: list[str], flag: str) -> None:
    result = CliRunner().invoke(application, [*arguments, flag])
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    assert all(name in result.stdout for name in ("--verbose", "--quiet", "--debug"))


def test_help_stands_beside_a_broken_settings_file(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.summarizer\n")
    assert shell.run("brief", "-h").code == 0


def test_the_version_is_the_package_version(shell: Shell) -> None:
    assert shell.run("--version").out == f"summarizer {__version__}\n"


@pytest.mark.parametrize("name", sorted(application.commands))
def test_a_deferred_command_is_described_as_it_describes_itself(name: str) -> None:
    deferred = application.commands[name]
    assert isinstance(deferred, Deferred)
    assert deferred.short_help == (deferred.resolve().help or "").splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["breif"], "No such command 'breif'"),
        (["brief"], "Missing argument 'SOURCE...'"),
        (["brief", "--lenght", "5"], "No such option"),
        (["render", "-f", "odt", "x.json"], "'odt' is not one of 'md', 'txt', 'json'"),
        (["render", "-o", "note.odt", "x.json"], "note.odt: no format goes by .odt; name one with -f"),
        (["prompts", "show", "shrten"], "shrten: no such prompt; there are: "),
        (["models", "path", "gpt-9"], "gpt-9: no weights of that name"),
        (
            ["models", "path", "smollm2-135m"],
            "smollm2-135m: not here yet; run `summarizer models pull smollm2-135m`",
        ),
    ],
)
def test_a_mistake_is_named_on_standard_error_alone(
    shell: Shell, arguments: list[str], complaint: str
) -> None:
    ended = shell.run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert complaint in ended.err
    assert "Traceback" not in ended.err


def test_a_reader_that_leaves_ends_the_run_quietly(shell: Shell, briefing_json: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as gone:
        ended = shell.run("render", briefing_json.name, stdout=gone.fileno())
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_standard_output_is_an_error(shell: Shell, briefing_json: Path) -> None:
    with open("/dev/full", "wb") as full:
        ended = shell.run("render", briefing_json.name, stdout=full.fileno())
    assert ended.code == 2
    assert ended.err == "summarizer: error: standard output: could not be written: No space left on device\n"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_the_result_is_utf_8_in_any_locale(shell: Shell, briefing_json: Path, locale: dict[str, str]) -> None:
    variables = {"PYTHONCOERCECLOCALE": "0", **locale}
    ended = shell.run("render", "-f", "json", briefing_json.name, variables=variables)
    assert ended.out == briefing_json.read_text("utf-8")
