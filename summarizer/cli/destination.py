"""`-f`, `-o` and `-t`: in which format a briefing is printed, where to, and by whose template."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from summarizer.cli.flags import Command
from summarizer.cli.output import OutputError, check, write
from summarizer.cli.settings import FORMATS, setting

if TYPE_CHECKING:
    from summarizer.briefing import Briefing
    from summarizer.documents import Document

_SUFFIXES = {
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".csv": "csv",
}
_BINARY = ("pdf", "docx")
_TEMPLATES = (".jinja", ".jinja2", ".j2")


@dataclass(frozen=True)
class Destination:
    """A format, and the file that a briefing goes to in it; standard output where `target` is None.

    `template` lays it out in place of the format's own, where there is one. `language` is that of its
    headings, where it is another than the briefing's own.
    """

    format: str
    target: Path | None
    template: Path | None = None
    language: str | None = None

    def check(self, *, sources: Iterable[str]) -> None:
        """Raise `OutputError` if the file cannot be written, or is one of the sources or the template.

        A terminal is no place for a format that is no text.
        """
        if self.target is not None:
            check(self.target, sources=[*sources, *([str(self.template)] if self.template else [])])
        elif self.format in _BINARY and sys.stdout is not None and sys.stdout.isatty():
            raise OutputError(
                f"{self.format}: no text for a terminal; name a file with -o", format=self.format
            )

    def write(self, briefing: Briefing, documents: Sequence[Document] = ()) -> None:
        """Print the briefing there; `documents` are its sources, for a format that shows them."""
        from summarizer.rendering import rendered

        write(
            rendered(
                briefing,
                self.format,
                template=self.template,
                documents=documents,
                language=self.language,
            ),
            self.target,
        )


def destined(command: Command) -> Command:
    """The command with `-f` and `-o`, of which `destination` makes one value."""
    output = click.option(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(path_type=Path, allow_dash=True),
        help="Write there instead of to standard output; whole, or not at all.",
    )
    format = setting(
        "format",
        "-f",
        "--format",
        help="By default what the suffix of -o says, else md.",
    )
    return format(output(command))


def spoken(command: Command) -> Command:
    """The command with `--lang`, the language of the note."""
    return setting(
        "lang",
        "--lang",
        help="The language of the note's headings, labels and dates, and of what a hosted model writes; "
        "quotes stay as they are.",
    )(command)


def templated(command: Command) -> Command:
    """The command with `-t`, which `destination` takes in."""
    template = click.option(
        "-t",
        "--template",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Lay the note out by that template, whose name says the format: house.md.jinja.",
    )
    return template(command)


def destination(*, format: str | None, output: Path | None, template: Path | None = None) -> Destination:
    """Where a command prints, and how: its `-f` before what its `-t` is for, that before the suffix of its
    `-o`, and that before the settings.
    """
    target = None if output == Path("-") else output
    source = click.get_current_context().get_parameter_source("format")
    if source is ParameterSource.COMMANDLINE:
        return Destination(format or "md", target, template)
    if template is not None and (named := format_of(template)):
        return Destination(_laid_out(named, template, target), target, template)
    if target is None or not target.suffix:
        return Destination(format or "md", target, template)
    if target.suffix.lower() not in _SUFFIXES:
        known = ", ".join(FORMATS)
        raise click.UsageError(f"{target}: no format goes by {target.suffix}; name one with -f: {known}.")
    return Destination(_SUFFIXES[target.suffix.lower()], target, template)


def _laid_out(named: str, template: Path, target: Path | None) -> str:
    """The format that a template makes there: its own, or a PDF of a template for HTML."""
    wanted = _SUFFIXES.get(target.suffix.lower(), named) if target else named
    if wanted == named or (named, wanted) == ("html", "pdf"):
        return wanted
    raise click.UsageError(
        f"{template}: is a template for {named}, and {target} goes by {wanted}; "
        f"name a file for {named}, a template for {wanted}, or what is meant with -f."
    )


def format_of(template: Path) -> str | None:
    """The format that a template is for, if its name says: `house.md.jinja` is for Markdown."""
    name = template.with_suffix("") if template.suffix.lower() in _TEMPLATES else template
    return "docx" if name.suffix.lower() == ".dotx" else _SUFFIXES.get(name.suffix.lower())
