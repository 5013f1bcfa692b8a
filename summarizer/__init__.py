"""Briefing notes from documents, with evidence for every sentence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.briefing import (
        Briefing,
        Evidence,
        Item,
        KeyPoint,
        Member,
        OpenQuestion,
        Party,
        Position,
        Provenance,
        Quote,
        SourceEntry,
        Unsupported,
        Usage,
        Wording,
    )
    from summarizer.documents import Document
    from summarizer.errors import (
        AuthenticationError,
        BriefingFormatError,
        MissingExtraError,
        ModelError,
        ModelNotFoundError,
        NothingToSummarizeError,
        PassageTooLongError,
        PromptError,
        ReplyError,
        ServerError,
        SourceError,
        SummarizerError,
        TemplateError,
        UnsupportedError,
        WeightsError,
    )
    from summarizer.loaders import load
    from summarizer.pipeline import brief
    from summarizer.rendering import render
    from summarizer.stance import Stance
    from summarizer.text import Span

__version__ = "0.1.0"

__all__ = [
    "AuthenticationError",
    "Briefing",
    "BriefingFormatError",
    "Document",
    "Evidence",
    "Item",
    "KeyPoint",
    "Member",
    "MissingExtraError",
    "ModelError",
    "ModelNotFoundError",
    "NothingToSummarizeError",
    "OpenQuestion",
    "Party",
    "PassageTooLongError",
    "Position",
    "PromptError",
    "Provenance",
    "Quote",
    "ReplyError",
    "ServerError",
    "SourceEntry",
    "SourceError",
    "Span",
    "Stance",
    "SummarizerError",
    "TemplateError",
    "Unsupported",
    "UnsupportedError",
    "Usage",
    "WeightsError",
    "Wording",
    "__version__",
    "brief",
    "load",
    "render",
]

_HOMES = {
    "brief": "pipeline",
    "load": "loaders",
    "render": "rendering",
    "Document": "documents",
    "Span": "text",
    "Stance": "stance",
}
"""The modules of what stands in neither `errors` nor `briefing`."""


def __getattr__(name: str) -> object:
    """What `__all__` lists, imported when it is first asked for: the package itself costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _HOMES.get(name, "errors" if name.endswith("Error") else "briefing")
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
