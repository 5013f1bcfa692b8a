"""The pages hold what they say: links, commands, code and floors are tried against the project."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest

from summarizer.cli.application import Deferred, application

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])


def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def block(page: str, name: str) -> str:
    """The fenced block that follows the comment of that name."""
    found = re.search(rf"^<!-- {name} -->\n```\w+\n(.+?)\n```$", text_of(page), re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no block after <!-- {name} -->"
    return found.group(1)


def command_lines() -> Iterator[str]:
    """What follows `summarizer` in the pages' shell blocks and inline code."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for shell in re.findall(r"^```sh\n(.+?)\n```$", text, re.MULTILINE | re.DOTALL):
            yield from re.findall(r"(?:^|[|/] ?)summarizer ([^|\n]+)", shell, re.MULTILINE)
        yield from re.findall(r"`summarizer ([^`]+)`", text)


@pytest.mark.parametrize("line", sorted(set(command_lines())))
def test_a_command_on_a_page_exists_and_takes_the_options_given(line: str) -> None:
    command: click.Command | None = application
    context, words = click.Context(application, info_name="summarizer"), shlex.split(line, comments=True)
    while isinstance(command, click.Group):
        _, command, words = command.resolve_command(context, words)
        command = command.resolve() if isinstance(command, Deferred) else command
    assert command is not None
    # The bare name of a command is no complete line, and the files of an example are not there.
    with suppress(click.BadParameter):
        command.make_context(command.name, words, parent=context)


@pytest.mark.parametrize(
    ("example", "printed"),
    [("the python example", "## Key points"), ("the checking example", "Ruth Adeyemi")],
)
def test_a_python_example_runs(example: str, printed: str) -> None:
    run = [sys.executable, "-c", block("README.md", example)]
    assert printed in subprocess.run(run, cwd=ROOT, capture_output=True, check=True).stdout.decode()


def test_the_verified_note_is_printed_as_the_readme_shows_it() -> None:
    shown = text_of("README.md").partition("<!-- verify excerpt: begin -->")[2].partition("<!--")[0]
    parts = [part.strip("\n") for part in shown.strip().removeprefix("```text").rstrip("`").split("…\n\n")]
    files = ["examples/harbour-note.md", "examples/harbour-dispute.txt"]
    run = [sys.executable, "-m", "summarizer.cli", "verify", *files]
    printed = subprocess.run(run, cwd=ROOT, capture_output=True, check=False).stdout.decode()
    assert len(parts) == 3
    assert [part for part in parts if part not in printed] == []


def test_the_examples_of_checking_print_what_the_page_says() -> None:
    blocks = re.findall(r"^```pycon\n(.+?)\n```$", text_of("docs/checking.md"), re.MULTILINE | re.DOTALL)
    assert blocks
    examples = doctest.DocTestParser().get_doctest("\n\n".join(blocks), {}, "docs/checking.md", None, 0)
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(examples, out=told.append)
    assert "".join(told) == ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_link_within_the_repository_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["the first command", "the test command"])
def test_a_readme_command_starts_from_nothing_and_names_files_that_exist(name: str) -> None:
    command = block("README.md", name)
    assert command.startswith("python3 -m venv .venv && ")
    assert all((ROOT / word).is_file() for word in command.split() if word.startswith("examples/"))


def test_the_architecture_page_has_the_floors_of_the_project_in_order() -> None:
    floors, *_ = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    expected = [set(re.findall(r"\w+", floor)) for floor in floors["layers"]]
    section = text_of("docs/architecture.md").partition("## The floors")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
    assert [set(re.findall(r"\w+", row)) for row in rows] == expected


def test_every_file_that_the_architecture_page_sends_to_is_there() -> None:
    section = text_of("docs/architecture.md").partition("## Where to change what")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([\w/]+\.(?:py|toml))`", section))
    there = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("summarizer/**/*.*")}
    assert named
    assert {name for name in named if not any(f"/{path}".endswith(f"/{name}") for path in there)} == set()
