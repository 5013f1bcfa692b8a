"""What was found of a note, printed: on a terminal, as JSON, as Markdown, as a page of HTML."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.verification.results import Verification

FORMATS = ("txt", "md", "html", "json")


def render(verification: Verification, format: str) -> str:
    """The report in one of `FORMATS`; "txt" is plain, and 80 columns wide."""
    names = {"txt": "terminal", "json": "machine", "md": "markdown", "html": "page"}
    text: str = import_module(f"{__name__}.{names[format]}").render(verification)
    return text
