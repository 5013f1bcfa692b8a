"""Whether a claim is about anything that its sources tell at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import Doubt, Rule
from summarizer.grounding.claims.scoring import ungrounded
from summarizer.grounding.claims.terms import Word
from summarizer.grounding.claims.texts import Text

# A claim about something else has less than this in its best sentence, and surely so much less; and of
# its words, in any of their senses, the sources have less than this share. Of faithful wordings, one in
# twenty is as far from its source as this; of claims about another document, four in five.
_FIT, _FIT_RANGE = 0.22, 0.05
_KNOWN, _KNOWN_RANGE = 0.65, 0.15

# Of fewer words, one that is another says nothing.
_LEAST_WORDS = 3


def doubts(claim: Text, evidence: Evidence) -> Iterator[Doubt]:
    """The doubt that a claim has no ground, where no sentence has much of it nor all of them its words.

    >>> from summarizer.grounding.claims import check_claim
    >>> found = check_claim("Analysts expect talks to collapse.", "The pier shut in May. Boats left.")
    >>> [reason.kind.value for reason in found.reasons]
    ['ground']
    """
    words = _telling(claim)
    if len(words) < _LEAST_WORDS:
        return
    shares = evidence.sources.shares({word.stem: 1.0 for word in words}, among=evidence.allowed)
    known = sum(evidence.means(word.stem) for word in words) / len(words)
    best = max(shares.values(), default=0.0)
    foreign = _ramp(_FIT - best, _FIT_RANGE) * _ramp(_KNOWN - known, _KNOWN_RANGE)
    if foreign:
        yield Doubt(ungrounded(claim, evidence), Rule.GROUNDLESS, foreign)


def shared(words: Iterable[Word], evidence: Evidence) -> int:
    """How many of the words the sentences themselves have, in any of their senses: not those before them."""
    vocabulary = evidence.sources.vocabulary
    stems = {stem for text in evidence.best for stem in text.stems}
    return sum(any(vocabulary.alike(word.stem, stem) for stem in stems) for word in words)


def _telling(claim: Text) -> Sequence[Word]:
    """The words of content, without figures and dates, which have checks of their own."""
    figures = {at for figure in claim.figures for at in range(figure.first, figure.last + 1)}
    plain = [word for at, word in enumerate(claim.words) if at not in figures and not claim.dated(at)]
    return [word for word in claim.content if word in plain]


def _ramp(value: float, over: float) -> float:
    return min(1.0, max(0.0, value / over))
