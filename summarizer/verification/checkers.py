"""The two checkers that a note is put to, as what they are asked; a test puts its own in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from summarizer.documents import Passage

if TYPE_CHECKING:
    from summarizer.grounding.claims import ClaimFinding
    from summarizer.grounding.quotes import QuoteFinding


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


@dataclass(frozen=True)
class Checkers:
    """What finds quotes, and what checks claims."""

    quotes: FindsQuotes
    claims: ChecksClaims


def checkers_of(passage: Passage) -> Checkers:
    """The checkers of `summarizer.grounding` for a passage."""
    from summarizer.grounding.claims import ClaimChecker
    from summarizer.grounding.identity import same_person
    from summarizer.grounding.quotes import QuoteIndex
    from summarizer.grounding.reading import speakers_at

    quotes = QuoteIndex(passage.documents, speakers=speakers_at, same_person=same_person)
    return Checkers(quotes, ClaimChecker(passage))
