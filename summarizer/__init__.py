"""Briefing notes from documents, with evidence for every sentence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.briefing import (
        Balance,
        Briefing,
        Coverage,
        Detail,
        Development,
        Disagreement,
        Evidence,
        Gap,
        Heading,
        Item,
        KeyPoint,
        Member,
        OpenQuestion,
        Party,
        Place,
        Position,
        Provenance,
        Quote,
        Section,
        SectionItem,
        Share,
        SourceEntry,
        Stand,
        Unheard,
        Unsupported,
        Usage,
        Version,
        Wording,
    )
    from summarizer.declaration import detail, section
    from summarizer.diffing import BriefingDiff, Fact, FactChange, diff
    from summarizer.documents import Document
    from summarizer.errors import (
        AddressRefusedError,
        AuthenticationError,
        BriefingFormatError,
        BrokenReplyError,
        CassetteError,
        CassetteMissError,
        EmptyReplyError,
        LanguageError,
        MissingExtraError,
        ModelError,
        ModelNotFoundError,
        NoAnswerError,
        NoArticleError,
        NoCompletionError,
        NothingToSummarizeError,
        PassageTooLongError,
        PricesError,
        ProfileError,
        PromptError,
        QuotaError,
        RateLimitError,
        ReplyCutError,
        ReplyError,
        ReplyRefusedError,
        RequestRefusedError,
        ServerError,
        SourceError,
        SpendingCapError,
        StoreError,
        SummarizerError,
        TemplateError,
        TransientError,
        UnavailableError,
        UnreachableError,
        UnsupportedError,
        WeightsError,
    )
    from summarizer.golden import CheckReport, check
    from summarizer.grounding.answers import ANSWERED, answered
    from summarizer.grounding.attribution import Attribution
    from summarizer.grounding.claims import (
        SUPPORTED,
        ClaimChecker,
        ClaimFinding,
        Fault,
        Reason,
        check_claim,
    )
    from summarizer.grounding.quotes import (
        Caution,
        Change,
        Difference,
        QuoteFinding,
        QuoteIndex,
        Verdict,
        find_quote,
    )
    from summarizer.grounding.reading import attributions
    from summarizer.grounding.speakers import Speaker
    from summarizer.loaders import load
    from summarizer.pipeline import brief
    from summarizer.rendering import render, save
    from summarizer.stance import Course, Stance
    from summarizer.text import Span
    from summarizer.verification import Verification, verify

__version__ = "0.1.0"

__all__ = [
    "ANSWERED",
    "SUPPORTED",
    "AddressRefusedError",
    "Attribution",
    "AuthenticationError",
    "Balance",
    "Briefing",
    "BriefingDiff",
    "BriefingFormatError",
    "BrokenReplyError",
    "CassetteError",
    "CassetteMissError",
    "Caution",
    "Change",
    "CheckReport",
    "ClaimChecker",
    "ClaimFinding",
    "Course",
    "Coverage",
    "Detail",
    "Development",
    "Difference",
    "Disagreement",
    "Document",
    "EmptyReplyError",
    "Evidence",
    "Fact",
    "FactChange",
    "Fault",
    "Gap",
    "Heading",
    "Item",
    "KeyPoint",
    "LanguageError",
    "Member",
    "MissingExtraError",
    "ModelError",
    "ModelNotFoundError",
    "NoAnswerError",
    "NoArticleError",
    "NoCompletionError",
    "NothingToSummarizeError",
    "OpenQuestion",
    "Party",
    "PassageTooLongError",
    "Place",
    "Position",
    "PricesError",
    "ProfileError",
    "PromptError",
    "Provenance",
    "QuotaError",
    "Quote",
    "QuoteFinding",
    "QuoteIndex",
    "RateLimitError",
    "Reason",
    "ReplyCutError",
    "ReplyError",
    "ReplyRefusedError",
    "RequestRefusedError",
    "Section",
    "SectionItem",
    "ServerError",
    "Share",
    "SourceEntry",
    "SourceError",
    "Span",
    "Speaker",
    "SpendingCapError",
    "Stance",
    "Stand",
    "StoreError",
    "SummarizerError",
    "TemplateError",
    "TransientError",
    "UnavailableError",
    "Unheard",
    "UnreachableError",
    "Unsupported",
    "UnsupportedError",
    "Usage",
    "Verdict",
    "Verification",
    "Version",
    "WeightsError",
    "Wording",
    "__version__",
    "answered",
    "attributions",
    "brief",
    "check",
    "check_claim",
    "detail",
    "diff",
    "find_quote",
    "load",
    "render",
    "save",
    "section",
    "verify",
]

_HOMES = {
    "declaration": ("detail", "section"),
    "diffing": ("BriefingDiff", "Fact", "FactChange", "diff"),
    "documents": ("Document",),
    "golden": ("CheckReport", "check"),
    "grounding.answers": ("ANSWERED", "answered"),
    "grounding.attribution": ("Attribution",),
    "grounding.claims": ("SUPPORTED", "ClaimChecker", "ClaimFinding", "Fault", "Reason", "check_claim"),
    "grounding.quotes": (
        "Caution", "Change", "Difference", "QuoteFinding", "QuoteIndex", "Verdict", "find_quote",
    ),
    "grounding.reading": ("attributions",),
    "grounding.speakers": ("Speaker",),
    "loaders": ("load",),
    "pipeline": ("brief",),
    "rendering": ("render", "save"),
    "stance": ("Course", "Stance"),
    "text": ("Span",),
    "verification": ("Verification", "verify"),
}  # fmt: skip
"""The modules of what stands in neither `errors` nor `briefing`, each with its names."""


def __getattr__(name: str) -> object:
    """What `__all__` lists, imported when it is first asked for: the package itself costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    homes = (module for module, names in _HOMES.items() if name in names)
    home = next(homes, "errors" if name.endswith("Error") else "briefing")
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
