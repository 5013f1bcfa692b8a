"""Whether the words that a claim quotes stand in its sources."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.texts import Text


def doubts(claim: Text, evidence: Evidence) -> Iterator[Doubt]:
    """The quotations of a claim that are not in its sources word by word; “…” stands for what is left out."""
    for span in claim.quotations:
        parts = span.of(claim.text).replace("...", "…").replace("[", "").replace("]", "").split("…")
        words = [Text(part, claim.vocabulary).running for part in parts]
        if not all(any(part in text.running for text in evidence.all) for part in words if part.strip()):
            yield Doubt(Reason(Fault.QUOTE, span.of(claim.text), span), Rule.MISQUOTED)
