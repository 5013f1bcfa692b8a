"""What the checker says of a claim: whether it is supported, how well, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
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
    Fault.NAME: "this is not said of “{words}” {place}",
    Fault.QUOTE: "“{words}” is not a quotation from what is written {place}",
    Fault.NEGATION: "“{words}” denies or affirms otherwise than {place}",
    Fault.MODALITY: "“{words}” is more or less certain than {place}",
    Fault.DIRECTION: "“{words}” says the opposite of what stands {place}",
    Fault.ROLES: "“{words}” changes sides against what stands {place}",
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
        return self.worded(str)

    def worded(self, mark: Callable[[int], str]) -> str:
        """The reason in words; `mark` says how a sentence is referred to."""
        place = "in the sources" if self.sentence is None else f"in sentence {mark(self.sentence)}"
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


class Rule(StrEnum):
    """The checks of a claim; `summarizer.grounding.claims.scoring` knows what each of them weighs."""

    CHANGED = "changed"
    """A copy has something else in this place."""
    UNSEEN = "unseen"
    """A figure, a date or a name does not stand in the sources."""
    UNCOUNTED = "uncounted"
    """A small number does not, which may have been counted."""
    APART = "apart"
    """A figure, a date or a name stands there, but not beside what the claim has beside it."""
    MISQUOTED = "misquoted"
    """Quoted words do not stand there."""
    SURER = "surer"
    """What the source calls possible is told as a fact."""
    SETTLED = "settled"
    """What the source calls possible, planned or alleged is told as settled."""
    UNCONDITIONAL = "unconditional"
    """What the source makes a condition of is told without it."""
    TURNED = "turned"
    """A word is the opposite of the source's."""
    DENIED = "denied"
    """The source denies what the claim affirms."""
    JOINED = "joined"
    """The same clauses are joined by a word of another sense."""
    UNCAUSED = "uncaused"
    """The source gives no such cause."""
    CROSSED = "crossed"
    """Two parties have changed sides."""
    UNSAID = "unsaid"
    """Somebody else says it."""
    GROUNDLESS = "groundless"
    """Hardly a word of it stands in the sources."""


@dataclass(frozen=True)
class Doubt:
    """A reason, the rule that found it, and how plainly: from 0, not at all, to 1."""

    reason: Reason
    rule: Rule
    strength: float = 1.0
