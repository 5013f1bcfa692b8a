"""What changed, told to people and to programs."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from summarizer.diffing.reports.report import Report

_LAYOUTS: Mapping[str, str] = {"txt": "plain", "md": "markdown"}
"""The module of each layout, imported when a report is laid out."""


def laid_out(report: Report, format: str) -> str:
    """The report as text or Markdown: `format` is "txt" or "md"."""
    text: str = import_module(f"{__name__}.{_LAYOUTS[format]}").render(report)
    return text
