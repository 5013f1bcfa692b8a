"""The `summarizer` command: its subcommands by name, and what becomes of an error."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from summarizer import __version__
from summarizer.cli.flags import common, given
from summarizer.cli.telling import tell
from summarizer.errors import SummarizerError

FINDINGS, FAILED, INTERRUPTED = 1, 2, 130
"""The exit codes beside 0: finished with findings, could not do it, stopped by the user."""

_ADVICE = " (run again with --debug for the traceback)"


class Deferred(click.Command):
    """A command known by its name and short help; its module is imported when it is invoked."""

    def __init__(self, name: str, short_help: str) -> None:
        super().__init__(name, short_help=short_help)

    def resolve(self) -> click.Command:
        """The command itself: what its module calls by the command's name."""
        command: click.Command = getattr(import_module(f"summarizer.cli.{self.name}"), str(self.name))
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # Any: as click declares it
    ) -> click.Context:
        """The context of the command itself, which click then invokes."""
        return self.resolve().make_context(info_name, args, parent=parent, **extra)


class Application(click.Group):
    """The root command: whatever ends a run early becomes one line and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the subcommand; no traceback leaves here unless `--debug` asks for it."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except KeyboardInterrupt as interrupt:
            tell("\nsummarizer: interrupted")
            raise click.exceptions.Exit(INTERRUPTED) from interrupt
        except SummarizerError as error:
            _tell_error(f"error: {error}")
            raise click.exceptions.Exit(FAILED) from error
        except Exception as error:  # the border: a user must never meet a traceback
            _tell_error(f"unexpected error: {type(error).__name__}: {error}{_ADVICE}")
            raise click.exceptions.Exit(FAILED) from error


def _tell_error(message: str) -> None:
    if given("debug"):
        import traceback

        traceback.print_exc()
    tell(f"summarizer: {message}")


@click.group(
    cls=Application,
    commands=[
        Deferred("brief", "Make a briefing note of documents."),
        Deferred("verify", "Judge any note's quotes and statements against its sources."),
        Deferred("render", "Print a briefing kept as JSON in another format."),
        Deferred("diff", "Tell what changed from one briefing to another, changed facts first."),
        Deferred("check", "Replay golden cases, and say what changed."),
        Deferred(
            "record", "Ask the model of golden cases, and keep its replies and the briefing made of them."
        ),
        Deferred("models", "The models that run on this machine."),
        Deferred("prompts", "What the models are told."),
        Deferred("templates", "How notes are laid out, and templates of your own."),
        Deferred("profiles", "The sections that a note may have beside those of every note."),
        Deferred("schema", "Print the JSON Schema of a briefing as JSON."),
        Deferred("cache", "The replies that are kept, so that nothing is paid twice."),
        Deferred("log", "List what was asked of models, and what it cost."),
    ],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="summarizer", message="%(prog)s %(version)s")
@common
def application() -> None:
    """Make briefing notes in which every sentence can be checked against its sources.

    \b
    summarizer brief minutes.txt letter.md
    summarizer brief reports/ -o note.md
    """


def main() -> None:
    """Run the command line on `sys.argv`, and exit with its code."""
    # A note holds every script and “quotation marks”; a pipe on Windows, or a C locale, may not.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    # A short run ends before there is garbage; looking for it, at the end once more, is a sixth of its time.
    gc.set_threshold(100_000)
    # Pydantic would look through every installed package for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # The matrices of the grammar are small: several threads would only wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        application(prog_name="summarizer")
    finally:
        gc.freeze()
