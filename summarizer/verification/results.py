"""What verifying a note finds: each quote and each statement judged, in the order of the note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.documents import Document, Sentence
from summarizer.text import Span
from summarizer.verification.note import Force, Note

if TYPE_CHECKING:
    from summarizer.grounding.quotes import QuoteFinding


@dataclass(frozen=True)
class Place:
    """Where in the note's text something stands: its range, and its line, counted from 1."""

    span: Span
    line: int


@dataclass(frozen=True)
class JudgedQuote:
    """What the note quotes, and what was found of it; `speaker` is whom the note names for it."""

    place: Place
    finding: QuoteFinding
    speaker: str = ""

    @property
    def verdict(self) -> str:
        """The verdict's word: exact, normalized, elided, altered, absent, wrong_source, wrong_speaker."""
        return str(self.finding.verdict)

    @property
    def stands(self) -> bool:
        """Whether the words may be printed as a quote."""
        return self.finding.accepted


@dataclass(frozen=True)
class Objection:
    """Something that is wrong with a claim: its `words`, and what the sentence of that number has for them.

    `kind` is a `Fault` by its name, or "citation" where a cited sentence does not exist. `text` says it
    for a reader.
    """

    kind: str
    words: str
    sentence: int | None
    found: str
    text: str


@dataclass(frozen=True)
class JudgedClaim:
    """What the note states, and what was found of it; `score` is from 0 to 1, for ranking.

    `outweighed` is what was found against a statement that is supported all the same. `resting` are the
    places of the quotes in it that do not stand, where nothing else is wrong with it.
    """

    place: Place
    text: str
    force: Force
    supported: bool
    score: float
    reasons: tuple[Objection, ...] = ()
    evidence: tuple[Sentence, ...] = ()
    outweighed: tuple[Objection, ...] = ()
    resting: tuple[Place, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether the sources support it, the quotes in it aside, which are judged themselves."""
        return self.supported or bool(self.resting)


Judged = JudgedQuote | JudgedClaim


@dataclass(frozen=True)
class Verification:
    """A note, judged against documents.

    `unchecked` says what could not be checked, and why.
    """

    note: Note
    documents: tuple[Document, ...]
    quotes: tuple[JudgedQuote, ...]
    claims: tuple[JudgedClaim, ...]
    unchecked: tuple[str, ...] = ()

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Quotes and claims together, in the order of the note; a claim before the quotes in it."""
        return tuple(sorted((*self.claims, *self.quotes), key=_order))

    @cached_property
    def findings(self) -> tuple[Judged, ...]:
        """Those of them that do not stand."""
        return tuple(each for each in self.judged if not each.stands)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many of each: quotes, those of each verdict there is, quotes with a warning, claims, …

        A claim is supported, unsupported, or rests on quotes that do not stand; a doubted one is supported.
        """
        verdicts = Counter(quote.verdict for quote in self.quotes)
        return {
            "quotes": len(self.quotes),
            **dict(sorted(verdicts.items())),
            "warnings": sum(bool(quote.finding.warnings) for quote in self.quotes),
            "claims": len(self.claims),
            "supported": sum(claim.supported for claim in self.claims),
            "unsupported": sum(not claim.stands for claim in self.claims),
            "resting": sum(bool(claim.resting) for claim in self.claims),
            "doubted": sum(bool(claim.outweighed) for claim in self.claims),
            "findings": len(self.findings),
        }


def _order(judged: Judged) -> tuple[int, int]:
    return judged.place.span.start, -judged.place.span.end
