"""The two checkers that a note is put to, as what they are asked; a test puts its own in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from summarizer.documents import Document, Passage, Sentence
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.grounding.claims import ClaimFinding
    from summarizer.grounding.quotes import QuoteFinding
    from summarizer.grounding.speakers import Speaker


class FindsQuotes(Protocol):
    """Finds the words of a quote in the documents."""

    def find(self, quote: str, *, source: str = "", speaker: str = "") -> QuoteFinding:
        """What was found of `quote`, which a note gives to `speaker`, from the document of id `source`."""
        ...


class ChecksClaims(Protocol):
    """Holds a sentence against those of the documents."""

    def check(self, claim: str, *, cited: Sequence[int] = ()) -> ClaimFinding:
        """What was found of `claim`, which rests on the sentences `cited`, or names none."""
        ...


DOUBTED = 0.5
"""A probability of yes below which a claim is doubted."""


class Opinion(Protocol):
    """What else might know whether sentences say a claim: a chat model."""

    def __call__(self, claim: str, evidence: Sequence[Sentence]) -> float:
        """How probable it holds it, from 0 to 1; `evidence` is the best first."""
        ...


@dataclass(frozen=True)
class Checkers:
    """What finds quotes, and what checks claims."""

    quotes: FindsQuotes
    claims: ChecksClaims


def checkers_of(passage: Passage) -> Checkers:
    """The checkers of `summarizer.grounding` for a passage."""
    from summarizer.grounding.claims import ClaimChecker
    from summarizer.grounding.quotes import QuoteIndex

    quotes = QuoteIndex(passage.documents, speakers=_speakers_at, same_person=_same_person)
    return Checkers(quotes, ClaimChecker(passage))


# Who speaks is asked of few quotes, and what tells it takes long to import.
def _speakers_at(document: Document, span: Span) -> tuple[Speaker, ...]:
    from summarizer.grounding.reading import speakers_at

    return speakers_at(document, span)


def _same_person(name: str, speaker: Speaker) -> bool:
    from summarizer.grounding.identity import same_person

    return same_person(name, speaker)
