"""Whether the words that a claim quotes stand in its sources."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import Doubt, Fault, Reason
from summarizer.grounding.claims.terms import words_of
from summarizer.grounding.claims.texts import Text
from summarizer.language.vocabulary import Vocabulary

_ALTERED = 0.95


def doubts(claim: Text, evidence: Evidence) -> Iterator[Doubt]:
    """The quotations of a claim that are not in its sources word by word; “…” stands for what is left out."""
    running = [_running(text.text, claim.vocabulary) for text in evidence.all]
    for span in claim.quotations:
        parts = span.of(claim.text).replace("...", "…").replace("[", "").replace("]", "").split("…")
        words = [_running(part, claim.vocabulary) for part in parts]
        if not all(any(part in text for text in running) for part in words if part.strip()):
            yield Doubt(Reason(Fault.QUOTE, span.of(claim.text), span), _ALTERED)


def _running(text: str, vocabulary: Vocabulary) -> str:
    """The words of a text with a space on either side of each."""
    return f" {' '.join(word.text for word in words_of(text, vocabulary))} "
