"""Holding claims against a passage: finding the evidence, making the checks, deciding."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType

from summarizer.documents import Document, Passage, as_documents
from summarizer.grounding.claims import copies
from summarizer.grounding.claims.anchors import Anchors
from summarizer.grounding.claims.context import Context
from summarizer.grounding.claims.differences import Comparison, compare
from summarizer.grounding.claims.findings import ClaimFinding, Fault, Reason
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.texts import Text
from summarizer.language.lexicon import lexicon
from summarizer.language.vocabulary import vocabulary
from summarizer.segmentation import detect, number
from summarizer.text import Span, has_word

SUPPORTED = 0.5
_SAMPLE = 20_000


class ClaimChecker:
    """Checks claims against one passage; what is found of its sentences is kept from claim to claim."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        text = " ".join(document.text[:_SAMPLE] for document in passage.documents)[:_SAMPLE]
        self.language = detect(text)
        self._sources = Sources(passage, vocabulary(self.language))
        self._lexicon = lexicon(self.language)
        self._context = Context(self._sources, self._lexicon)

    def check(self, claim: str, *, cited: Sequence[int] = ()) -> ClaimFinding:
        """What is found of a claim, held against the sentences it cites, or else those found for it."""
        text = Text(claim, self._sources.vocabulary)
        if not text.words:
            nothing = Reason(Fault.GROUND, claim, Span(0, len(claim)))
            return ClaimFinding(claim, False, 0.0, (nothing,))
        numbers = self._evidence(text, cited)
        evidence = [self._sources.text(n) for n in numbers]
        reasons = self._reasons(text, evidence)
        score = 0.9 if not reasons else 0.1
        return ClaimFinding(
            claim,
            score >= SUPPORTED,
            score,
            reasons,
            tuple(self._passage.sentence(n) for n in numbers),
        )

    def _evidence(self, claim: Text, cited: Sequence[int]) -> tuple[int, ...]:
        terms = {word.stem: 1.0 for word in claim.content or claim.words}
        if cited:
            among = [number for number in dict.fromkeys(cited) if number in self._passage]
            ranked = self._sources.best(terms, limit=len(among), among=among)
            return (*ranked, *(number for number in among if number not in ranked))
        return self._sources.best(terms)

    def _reasons(self, claim: Text, evidence: Sequence[Text]) -> tuple[Reason, ...]:
        if not evidence:
            return (Reason(Fault.GROUND, claim.text, Span(0, len(claim.text))),)
        copied = [c for c in (compare(claim, text) for text in evidence) if c.copied]
        if copied:
            return min((self._copy(claim, c) for c in copied), key=len)
        around = [text for each in evidence for text in self._context.before(each.number or 0)]
        return tuple(Anchors(claim, evidence, around, self._lexicon).reasons())

    def _copy(self, claim: Text, comparison: Comparison) -> tuple[Reason, ...]:
        number = comparison.sentence.number or 0
        return copies.reasons(
            claim,
            comparison,
            self._lexicon,
            may_mean=lambda words, found: self._context.may_mean(claim, words, found, number),
        )


@lru_cache(maxsize=4)
def _checker(documents: tuple[Document, ...]) -> ClaimChecker:
    return ClaimChecker(number(documents))


def check_claim(
    claim: str, documents: str | Document | Iterable[str | Document], *, cited: Sequence[int] = ()
) -> ClaimFinding:
    """Whether a claim stands in the documents; `cited` are numbers of their sentences, from 1.

    >>> finding = check_claim("Jobs fell by 300.", "In May, jobs fell by 200.")
    >>> finding.supported, [reason.words for reason in finding.reasons]
    (False, ['300'])
    """
    return _checker(as_documents(documents)).check(claim, cited=cited)
