"""What the checker says of a quote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarizer.text import Span


class Verdict(StrEnum):
    """How the words of a quote stand to the words of the source."""

    EXACT = "exact"
    NORMALIZED = "normalized"
    ELIDED = "elided"
    ALTERED = "altered"
    ABSENT = "absent"
    WRONG_SOURCE = "wrong_source"
    WRONG_SPEAKER = "wrong_speaker"


ACCEPTED = frozenset({Verdict.EXACT, Verdict.NORMALIZED, Verdict.ELIDED})


class Change(StrEnum):
    """What kind of word a difference is in; the gravest that fits."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    MODAL = "modal"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the quote against those of the source; either is "" where the other was added or left out.

    `quoted_span` lies in the quote as it was given, `source_span` in the document; an empty one says
    where the words are missing. In an accepted quote a difference marks a bracketed insertion: what
    stands in the brackets is proven by nothing.
    """

    kind: Change
    quoted: str
    source: str
    quoted_span: Span
    source_span: Span


@dataclass(frozen=True, slots=True)
class Caution:
    """What the source says right beside the quote, and the quote does not.

    `kind` is `cut_qualifier` (a negation, a condition, a denial, a hedge, what is counted, which way it
    went) or `reported_speech` (the words are told of somebody); `words` stand at `span` of the document.
    """

    kind: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class QuoteFinding:
    """The verdict on one quote, and the place that it rests on.

    `document` is the id of the document, "" if there is none. `spans` holds one span a part for an elided
    quote, the nearest passage for an altered one, and nothing for an absent one. `suggestion` is the
    source's own wording there. `speakers` are those who say it, where that was asked and is known.
    """

    quote: str
    verdict: Verdict
    document: str = ""
    spans: tuple[Span, ...] = ()
    suggestion: str = ""
    differences: tuple[Difference, ...] = ()
    warnings: tuple[Caution, ...] = ()
    speakers: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the words are the source's own: exact, normalized or elided."""
        return self.verdict in ACCEPTED

    @property
    def start(self) -> int | None:
        """Where the first part begins in the document; None for an absent quote."""
        return self.spans[0].start if self.spans else None

    @property
    def end(self) -> int | None:
        """Where the last part ends in the document; None for an absent quote."""
        return self.spans[-1].end if self.spans else None
