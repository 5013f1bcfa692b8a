"""Whether the cause that a claim states is one that its sources give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.grounding.claims.evidence import Evidence
from summarizer.grounding.claims.findings import Doubt, Fault, Reason, Rule
from summarizer.grounding.claims.sense import related
from summarizer.grounding.claims.terms import Word, cover, find
from summarizer.grounding.claims.texts import Text

# A cause is known to the source where so much of it stands in the best sentences.
_KNOWN = 0.35
# Where all of it stands there, but nothing tells that it is a cause.
_UNSIGNED = 0.4
# A cause of one word, of which no cited sentence has any sense.
_FOREIGN = 2.5
# A cause stands elsewhere where another sentence has all but all of it, and those beside its effect have
# hardly any.
_ALL, _HARDLY = 0.85, 0.35
_LOOKED_AT = 3
_LEAST_WORDS = 2


def doubts(claim: Text, evidence: Evidence) -> Iterator[Doubt]:
    """The cause that no sentence of the evidence tells of, or that none gives as a cause.

    >>> from summarizer.grounding.claims import check_claim
    >>> found = check_claim("The pier shut, because an anchor hit it.", "Storms shut the pier.")
    >>> [reason.kind.value for reason in found.reasons]
    ['cause']
    """
    cause = _cause(claim)
    told = [word for word in cause if word in claim.content]
    if not told:
        return
    span = cover(cause)
    if _elsewhere(told, evidence):
        yield Doubt(Reason(Fault.CAUSE, span.of(claim.text), span), Rule.UNCAUSED)
        return
    if len(told) < _LEAST_WORDS:
        if evidence.cited and not evidence.means(told[0].stem):
            yield Doubt(Reason(Fault.CAUSE, span.of(claim.text), span), Rule.UNCAUSED, _FOREIGN)
        return
    best = evidence.best[:_LOOKED_AT]
    given = claim.vocabulary.words("causes", "given")
    known = _known(cause, best, evidence)
    if known < _KNOWN:
        yield Doubt(Reason(Fault.CAUSE, span.of(claim.text), span), Rule.UNCAUSED, 1 - known / _KNOWN)
    elif not any(text.forms & given for text in best):
        yield Doubt(Reason(Fault.CAUSE, span.of(claim.text), span), Rule.UNCAUSED, _UNSIGNED)


def _cause(claim: Text) -> Sequence[Word]:
    """The words after the first sign of a cause, up to the next comma."""
    for phrase in sorted(claim.vocabulary.phrases("causes", "stated"), key=len, reverse=True):
        for at in find(phrase, claim.words):
            first = at + len(phrase)
            after = claim.words[first:]
            end = claim.text.find(",", after[0].span.start) if after else -1
            return [word for word in after if end < 0 or word.span.start < end]
    return ()


def _elsewhere(cause: Sequence[Word], evidence: Evidence) -> bool:
    """Whether the cause is one that the source tells of something else."""
    sources, among = evidence.sources, evidence.allowed
    shares = sources.shares({word.stem: 1.0 for word in cause}, among=among)
    effect = {word.stem: 1.0 for word in evidence.claim.content if word not in cause}
    beside = [number + by for number in sources.best(effect, limit=2, among=among) for by in (-1, 0, 1)]
    here = max((shares.get(number, 0.0) for number in beside), default=0.0)
    return max(shares.values(), default=0.0) >= _ALL and here < _HARDLY


def _known(cause: Sequence[Word], best: Sequence[Text], evidence: Evidence) -> float:
    """How much of a cause the sentences have, by how telling its words are."""
    vocabulary, weight = evidence.sources.vocabulary, evidence.sources.weight
    words = [word for word in cause if word.text not in vocabulary.function]
    stems = {word.stem for text in best for word in text.words}
    total = sum(weight(word.stem) for word in words)
    shared = (w for w in words if any(related(w.stem, stem, vocabulary) for stem in stems))
    return sum(weight(word.stem) for word in shared) / total if total else 1.0
