"""What the checker says of a claim: whether it is supported, how well, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarizer.documents import Sentence
from summarizer.text import Span


class Fault(StrEnum):
    """The kinds of thing that a claim may have wrong."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTE = "quote"
    NEGATION = "negation"
    MODALITY = "modality"
    DIRECTION = "direction"
    ROLES = "roles"
    SPEAKER = "speaker"
    CAUSE = "cause"
    GROUND = "ground"

    @property
    def label(self) -> str:
        """What is checked, in a reader's words."""
        return _LABELS[self]


_LABELS = {
    Fault.NUMBER: "numbers",
    Fault.DATE: "dates",
    Fault.NAME: "names",
    Fault.QUOTE: "quoted words",
    Fault.NEGATION: "negation",
    Fault.MODALITY: "certainty",
    Fault.DIRECTION: "direction",
    Fault.ROLES: "roles",
    Fault.SPEAKER: "speakers",
    Fault.CAUSE: "causes",
    Fault.GROUND: "ground",
}
NAMING = frozenset((Fault.NUMBER, Fault.DATE, Fault.NAME))
"""What a text can get wrong that asserts nothing, such as a question: it names and counts."""

_CLAUSES = {
    Fault.NUMBER: "the number “{words}” does not stand {place}",
    Fault.DATE: "the date “{words}” does not stand {place}",
    Fault.NAME: "“{words}” is not named {place} for this",
    Fault.QUOTE: "“{words}” is not a quotation from what is written {place}",
    Fault.NEGATION: "“{words}” denies or affirms otherwise than {place}",
    Fault.MODALITY: "“{words}” is more or less certain than {place}",
    Fault.DIRECTION: "“{words}” says the opposite of what stands {place}",
    Fault.ROLES: "“{words}” changes sides against {place}",
    Fault.SPEAKER: "“{words}” does not say this {place}",
    Fault.CAUSE: "“{words}” names a cause that is not given {place}",
    Fault.GROUND: "“{words}” has no ground {place}",
}


@dataclass(frozen=True)
class Reason:
    """One thing that is wrong: the claim's `words` at `span`, against the sentence of that number.

    `found` are the words that the source has in their place, or ``""``; `sentence` is `None` where no
    single sentence is meant.

    >>> str(Reason(Fault.NUMBER, "300", Span(13, 16), 4, "200"))
    'the number “300” does not stand in sentence 4, which has “200”'
    """

    kind: Fault
    words: str
    span: Span
    sentence: int | None = None
    found: str = ""

    def __str__(self) -> str:
        place = "in the sources" if self.sentence is None else f"in sentence {self.sentence}"
        clause = _CLAUSES[self.kind].format(words=self.words, place=place)
        return f"{clause}, which has “{self.found}”" if self.found and self.sentence is not None else clause


@dataclass(frozen=True)
class ClaimFinding:
    """What was found of one claim.

    `score` runs from 0 to 1, for ranking; `supported` is the decision: a score of at least
    `summarizer.grounding.claims.SUPPORTED`. `evidence` are the sentences that it was held against, the
    best first; `checked` is what was checked, and `unchecked` says in plain words what could not be.
    """

    text: str
    supported: bool
    score: float
    reasons: tuple[Reason, ...] = ()
    evidence: tuple[Sentence, ...] = ()
    unchecked: tuple[str, ...] = ()
    checked: tuple[Fault, ...] = tuple(Fault)


@dataclass(frozen=True)
class Doubt:
    """A reason with its weight: from 0, it says nothing, to 1, it alone refuses the claim."""

    reason: Reason
    weight: float
