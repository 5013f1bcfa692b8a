"""`summarizer profiles`: the sections that a note may have beside those of every note."""

from __future__ import annotations

import click

from summarizer.cli.flags import common
from summarizer.cli.output import write


@click.group()
@common
def profiles() -> None:
    """The sections that a note may have beside those of every note.

    A profile is called by its name, or is a file of one's own: --profile hearing, --profile ours.toml.
    """


@profiles.command("list")
@common
def list_profiles() -> None:
    """List the profiles that are shipped, each with the sections that it adds."""
    from summarizer.profiles import files

    known = files.known()
    width = max((len(profile.name) for profile in known), default=0)
    for profile in known:
        titles = "; ".join(section.title for section in profile.sections)
        write(f"{profile.name:{width}}  {profile.about}\n{'':{width}}  adds: {titles}\n", None)


@profiles.command("show")
@click.argument("name")
@common
def show(name: str) -> None:
    """Print a profile as it stands in its file: a beginning for one of one's own."""
    from summarizer.profiles import files

    write(files.find(name).source, None)


@profiles.command("path")
@click.argument("name", required=False)
@common
def path(name: str | None) -> None:
    """Print where a profile's file is; without a name, where the profiles are."""
    from summarizer.profiles import files

    write(f"{files.path_of(name) if name else files.home()}\n", None)
