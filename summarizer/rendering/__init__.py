"""A briefing as a note to read, or as JSON to keep."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from summarizer.briefing import Briefing
from summarizer.errors import TemplateError
from summarizer.rendering import json, markdown, plain
from summarizer.rendering.compose import compose
from summarizer.rendering.json import parse
from summarizer.rendering.templating import Layout

__all__ = ["FORMATS", "parse", "render"]

_LAYOUTS: Mapping[str, Layout] = {"md": markdown.LAYOUT, "txt": plain.LAYOUT}
FORMATS = (*_LAYOUTS, "json")


def render(briefing: Briefing, format: str = "md", *, template: Path | str | None = None) -> str:
    """The briefing in one of `FORMATS`: a note, or the whole of it as JSON.

    `template` is the path of a Jinja template to lay the note out with instead of the format's own.
    Raises `TemplateError` for an unknown format, and for a template that cannot be used.
    """
    if format == "json" and template is None:
        return json.render(briefing)
    if format not in FORMATS:
        raise TemplateError(f"{format}: no such format; choose one of {', '.join(FORMATS)}", format=format)
    if format not in _LAYOUTS:
        raise TemplateError(f"{format}: takes no template; leave the template out", format=format)
    return _LAYOUTS[format].render(compose(briefing), own=None if template is None else Path(template))
