"""Checkers that find what a test says they find."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.documents import Document, Passage
from summarizer.grounding.claims.findings import ClaimFinding, Reason
from summarizer.grounding.quotes.findings import QuoteFinding, Verdict
from summarizer.text import Span
from summarizer.verification.checkers import Checkers


@dataclass
class Quotes:
    """Finds what stands in a document letter for letter, or as scripted; keeps what it was asked."""

    documents: tuple[Document, ...]
    scripted: Mapping[str, QuoteFinding]
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def find(self, quote: str, *, source: str = "", speaker: str = "") -> QuoteFinding:
        self.asked.append((quote, source, speaker))
        if quote in self.scripted:
            return self.scripted[quote]
        for document in self.documents:
            start = document.text.find(quote.rstrip(",…"))
            if start >= 0:
                span = Span(start, start + len(quote.rstrip(",…")))
                return QuoteFinding(quote, Verdict.EXACT, document.id, (span,), span.of(document.text))
        return QuoteFinding(quote, Verdict.ABSENT)


@dataclass
class Claims:
    """Supports every claim, but those with words for which a reason is scripted; keeps what it was asked."""

    passage: Passage
    scripted: Mapping[str, Callable[[str], Reason]]
    asked: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)

    def check(self, claim: str, *, cited: Sequence[int] = ()) -> ClaimFinding:
        self.asked.append((claim, tuple(cited)))
        reasons = tuple(reason(claim) for words, reason in self.scripted.items() if words in claim)
        evidence = tuple(self.passage.sentence(number) for number in cited)
        return ClaimFinding(claim, not reasons, 0.1 if reasons else 0.9, reasons, evidence)


@dataclass
class Script:
    """Makes the checkers of a passage, and keeps them for the test to look at."""

    quotes: Mapping[str, QuoteFinding] = field(default_factory=dict)
    reasons: Mapping[str, Callable[[str], Reason]] = field(default_factory=dict)
    made: list[tuple[Quotes, Claims]] = field(default_factory=list)

    def __call__(self, passage: Passage) -> Checkers:
        pair = Quotes(passage.documents, self.quotes), Claims(passage, self.reasons)
        self.made.append(pair)
        return Checkers(*pair)

    @property
    def asked(self) -> list[tuple[str, str, str]]:
        """The quotes that were looked up, with source and speaker."""
        return self.made[-1][0].asked

    @property
    def held(self) -> list[tuple[str, tuple[int, ...]]]:
        """The claims that were checked, with the sentences that they cite."""
        return self.made[-1][1].asked
