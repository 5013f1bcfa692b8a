"""Quotes, judged letter by letter: whether a source has the words that a note says it has."""

from summarizer.grounding.quotes.checker import QuoteIndex, SamePerson, SpeakersAt, find_quote
from summarizer.grounding.quotes.findings import Caution, Change, Difference, QuoteFinding, Verdict

__all__ = [
    "Caution",
    "Change",
    "Difference",
    "QuoteFinding",
    "QuoteIndex",
    "SamePerson",
    "SpeakersAt",
    "Verdict",
    "find_quote",
]
