"""How many sources carry a key point independently of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.briefing import Evidence, KeyPoint
from summarizer.documents import Document
from summarizer.draft import KeyPointDraft
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.terms import content, words_of
from summarizer.grounding.proving import Prover
from summarizer.grounding.reading import Reading
from summarizer.stories.copies import Copies
from summarizer.stories.differences import evidence_at

# So many sentences of a document that have most of a point are held against it.
_LOOKED_INTO = 2
# A sentence that has less of the point's words tells something else, however little speaks against it.
_HAS = 0.65


@dataclass(frozen=True)
class Carriers:
    """Looks for a key point in the documents that it does not cite."""

    reading: Reading
    sources: Sources
    copies: Copies
    prover: Prover

    def carried(self, point: KeyPoint) -> KeyPoint:
        """The point with all that carry it: a document does if a sentence of it supports the whole text."""
        cited = dict.fromkeys(self.copies.originals[evidence.document] for evidence in point.evidence)
        others = [d for d in self.reading.passage.documents if self._is_original(d) and d.id not in cited]
        found = tuple(self._found(point.text, others))
        carriers = (*cited, *(evidence.document for evidence in found))
        return point.model_copy(update={"carriers": carriers, "corroboration": found})

    def _is_original(self, document: Document) -> bool:
        return self.copies.originals[document.id] == document.id

    def _found(self, text: str, documents: Sequence[Document]) -> Iterator[Evidence]:
        speech = frozenset(map(self.sources.vocabulary.stem, self.reading.lexicon["speech"]))
        words = content(words_of(text, self.sources.vocabulary), self.sources.vocabulary)
        terms = {word.stem: 1.0 for word in words if word.stem not in speech}
        taken: set[int] = set()
        for document in documents:
            own = {s.number for s in self.reading.passage.of(document) if s.is_statement}
            shares = self.sources.shares(terms, among=own)
            best = self.sources.best(terms, limit=_LOOKED_INTO, among=own)
            near = [number for number in best if shares[number] >= _HAS]
            for number in near:
                # One release's sentence in two papers is one source's.
                if self.copies.first(number) not in taken and self._supports(number, text):
                    taken.add(self.copies.first(number))
                    yield evidence_at(number, self.reading)
                    break

    def _supports(self, number: int, text: str) -> bool:
        return not self.prover.check(KeyPointDraft(text=text, sentences=(number,))).reasons
