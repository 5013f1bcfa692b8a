"""Settings: a flag, else `SUMMARIZER_*`, else `[tool.summarizer]` of the nearest pyproject.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from summarizer.cli.flags import Command
from summarizer.errors import SummarizerError

FORMATS = ("md", "txt", "json")
"""Those of `summarizer.rendering`, named here because importing it costs more than `-h` may."""

KEYS: Mapping[str, click.ParamType[Any]] = {  # Any: each gives its own type
    "model": click.STRING,
    "base-url": click.STRING,
    "prompt": click.STRING,
    "strict": click.BOOL,
    "format": click.Choice(FORMATS),
}
"""What `[tool.summarizer]` may hold, each under the name of its flag."""


class SettingsError(SummarizerError):
    """The settings file is not TOML, or holds what is no setting."""


def setting(key: str, *names: str, **attributes: Any) -> Callable[[Command], Command]:  # Any: as click.option
    """A click option that falls back to its environment variable, then to the settings file."""
    return click.option(
        *names,
        type=KEYS[key],
        envvar=f"SUMMARIZER_{key.replace('-', '_').upper()}",
        show_envvar=True,
        # Called only where neither flag nor variable is given, so that `-h` works beside a broken file.
        default=lambda: read(Path.cwd()).get(key),
        **attributes,
    )


def read(folder: Path) -> Mapping[str, object]:
    """`[tool.summarizer]` of the pyproject.toml in `folder` or nearest above it; empty without one."""
    path = next((p for f in (folder, *folder.parents) if (p := f / "pyproject.toml").is_file()), None)
    if path is None:
        return {}
    table = _table(path)
    for key, value in table.items():
        if key not in KEYS:
            raise SettingsError(f"{path}: no setting is called {key}; there are: {', '.join(KEYS)}", key=key)
        try:
            KEYS[key].convert(str(value), None, None)
        except click.BadParameter as error:
            raise SettingsError(f"{path}: {key}: {error.message}", key=key) from error
    return table


def _table(path: Path) -> Mapping[str, object]:
    import tomllib

    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: could not be read as TOML: {error}", path=str(path)) from error
    table: Mapping[str, object] = document.get("tool", {}).get("summarizer", {})
    return table
