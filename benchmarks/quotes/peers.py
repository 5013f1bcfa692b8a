"""Tools that find quotes in texts, as they come: does each take a quote for the source's own?"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

Peer = Callable[[str, str], bool]
"""Whether a tool finds a quote in a text."""

SLOW = frozenset({"langextract", "CitationMixin"})


def peers() -> dict[str, Peer]:
    """The tools that are installed here, by name."""
    found: dict[str, Peer] = {"plain in": _contained}
    for name, package, make in (
        ("langextract", "langextract", _langextract),
        ("CitationMixin", "instructor", _citation_mixin),
        ("rapidfuzz >= 80", "rapidfuzz", _rapidfuzz),
    ):
        if find_spec(package):
            found[name] = make()
    return found


def _contained(quote: str, text: str) -> bool:
    return quote in text


def _langextract() -> Peer:
    """Its aligner with its defaults, which is what places a model's extractions; no model is asked."""
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def aligned(quote: str, text: str) -> bool:
        extraction = Extraction(extraction_class="quote", extraction_text=quote)
        [[placed]] = WordAligner().align_extractions([[extraction]], text)
        return placed.char_interval is not None

    return aligned


def _citation_mixin() -> Peer:
    """The search by which its validator keeps or drops a quote: up to five edits."""
    from instructor.dsl.citation import CitationMixin

    def spanned(quote: str, text: str) -> bool:
        mixin = CitationMixin.model_construct(substring_quotes=[quote])
        return any(True for _ in mixin.get_spans(text))

    return spanned


def _rapidfuzz() -> Peer:
    from rapidfuzz.fuzz import partial_ratio

    def alike(quote: str, text: str) -> bool:
        return bool(partial_ratio(quote, text) >= 80)

    return alike
