"""Settings: a flag, else `SUMMARIZER_*`, else `[tool.summarizer]` of the nearest pyproject.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from math import isfinite
from pathlib import Path
from typing import Any

import click

from summarizer.cli.flags import Command
from summarizer.errors import SummarizerError

FORMATS = ("md", "txt", "json", "html", "pdf", "docx", "csv")
"""Those of `summarizer.rendering`, named here because importing it costs more than `-h` may."""

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "uk", "zh")
"""Those of `summarizer.rendering.words`, named here for the same reason."""

SCHEMA_WAYS = ("strict", "plain", "tools", "json", "markdown")
LENGTH_FIELDS = ("max_completion_tokens", "max_tokens")
"""Those of `summarizer.chat.servers`, named here for the same reason."""


class Dollars(click.ParamType[Decimal]):
    """An amount of US dollars."""

    name = "dollars"

    def convert(
        self,
        value: Any,  # Any: as click declares it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Decimal:
        """The amount, as exact as it was written."""
        try:
            amount = Decimal(str(value).removeprefix("$"))
        except InvalidOperation:
            amount = Decimal("nan")
        if not (amount.is_finite() and amount >= 0):
            self.fail(f"{value!r} is no amount of dollars, such as 0.50", param, ctx)
        return amount


DOLLARS = Dollars()


class Amount(click.FloatRange):
    """A number within its range: `nan`, which is within none, and `inf` are neither."""

    def convert(
        self,
        value: Any,  # Any: as click declares it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> float:
        """The number."""
        number = float(super().convert(value, param, ctx))
        if not isfinite(number):
            self.fail(f"{value!r} is no number", param, ctx)
        return number


_DAY = 86_400  # seconds

KEYS: Mapping[str, click.ParamType[Any]] = {  # Any: each gives its own type
    "model": click.STRING,
    "base-url": click.STRING,
    "prompt": click.STRING,
    "profile": click.STRING,
    "lang": click.Choice(LANGUAGES),
    "strict": click.BOOL,
    "balance": click.BOOL,
    "jobs": click.IntRange(min=1),
    "format": click.Choice(FORMATS),
    "temperature": Amount(min=0),
    "seed": click.INT,
    "reasoning-effort": click.STRING,
    "max-output-tokens": click.IntRange(min=1),
    "context": click.IntRange(min=1),
    "allow-private": click.BOOL,
    "feed-limit": click.IntRange(min=1),
    "timeout": Amount(min=0, min_open=True, max=_DAY),
    "schema": click.Choice(SCHEMA_WAYS),
    "length-field": click.Choice(LENGTH_FIELDS),
    "max-cost": DOLLARS,
    "max-tokens": click.IntRange(min=0),
    "prices": click.Path(path_type=Path),
    "cache": click.BOOL,
    "keep-days": Amount(min=0, min_open=True),
    "keep-megabytes": Amount(min=0, min_open=True),
    "log": click.BOOL,
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
