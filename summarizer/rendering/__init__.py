"""A briefing as a note to read, or as JSON to keep."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import TemplateError

if TYPE_CHECKING:
    from summarizer.briefing import Briefing
    from summarizer.rendering.templating import Layout

__all__ = ["FORMATS", "parse", "render"]

_LAYOUTS: Mapping[str, str] = {"md": "markdown", "txt": "plain"}
"""The module of each layout, imported when a note is rendered: a note's words are known without."""

FORMATS = (*_LAYOUTS, "json")


def parse(text: str, name: str) -> Briefing:
    """The briefing that `render(briefing, "json")` wrote; `name` is what messages call it.

    Raises `BriefingFormatError` if it is not JSON, not a briefing, or cites a source it does not list.
    """
    from summarizer.rendering import json

    return json.parse(text, name)


def render(briefing: Briefing, format: str = "md", *, template: Path | str | None = None) -> str:
    """The briefing in one of `FORMATS`: a note, or the whole of it as JSON.

    `template` is the path of a Jinja template to lay the note out with instead of the format's own.
    Raises `TemplateError` for an unknown format, and for a template that cannot be used.
    """
    if format == "json" and template is None:
        from summarizer.rendering import json

        return json.render(briefing)
    if format not in FORMATS:
        raise TemplateError(f"{format}: no such format; choose one of {', '.join(FORMATS)}", format=format)
    if format not in _LAYOUTS:
        raise TemplateError(f"{format}: takes no template; leave the template out", format=format)
    from summarizer.rendering.compose import compose

    layout: Layout = import_module(f"{__name__}.{_LAYOUTS[format]}").LAYOUT
    return layout.render(compose(briefing), own=None if template is None else Path(template))
