"""`summarizer templates`: how notes are laid out, and a template of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from summarizer.cli.destination import format_of
from summarizer.cli.flags import common
from summarizer.cli.output import OutputError, check, write


@click.group()
@common
def templates() -> None:
    """How notes are laid out, and templates of your own.

    A template is called by its name or by its format: note.md.jinja, or md.
    """


@templates.command("list")
@common
def list_templates() -> None:
    """List the templates, with the format that each is for."""
    from summarizer.rendering.shipped import known

    width = max(len(template.name) for template in known())
    write("".join(f"{template.name:{width}}  {template.format}\n" for template in known()), None)


@templates.command("show")
@click.argument("name")
@common
def show(name: str) -> None:
    """Print a template as it stands in its file."""
    from summarizer.rendering.shipped import find

    write(find(name).source, None)


@templates.command("path")
@click.argument("name", required=False)
@common
def path(name: str | None) -> None:
    """Print where a template is; without a name, where those that are text are."""
    from summarizer.rendering.shipped import find
    from summarizer.rendering.templating import TEMPLATES

    write(f"{find(name).path if name else TEMPLATES}\n", None)


@templates.command("new")
@click.argument("file", type=click.Path(path_type=Path))
@common
def new(file: Path) -> None:
    """Begin a template of your own, as a copy of ours.

    The name of FILE says for which format: my.md.jinja, my.txt.jinja, my.html.jinja, or house.docx. A file
    that is there already is left as it is.
    """
    from summarizer.rendering.shipped import find

    format = format_of(file)
    if format is None or file.suffix.lower() == ".dotx":
        raise click.UsageError(f"{file}: name the format, too: my.md.jinja, or house.docx.")
    check(file)
    if file.exists():
        raise OutputError(f"{file}: is there already; choose another name", path=str(file))
    write(find(format).begun(file.name), file)
