"""How many sources carry a key point independently of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.briefing import Evidence, Item, KeyPoint, Version
from summarizer.documents import Document
from summarizer.draft import KeyPointDraft
from summarizer.grounding.claims.figures import agree
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.terms import content, words_of
from summarizer.grounding.claims.texts import Text
from summarizer.grounding.proving import Prover
from summarizer.grounding.reading import Reading
from summarizer.language.parse import child
from summarizer.stories.backing import Backing
from summarizer.stories.clauses import clauses_of
from summarizer.stories.copies import Copies
from summarizer.stories.differences import clause_text, evidence_at
from summarizer.stories.facts import asserts

# So many sentences of a document that have most of a point are held against it.
_LOOKED_INTO = 2
# A sentence that has less of the point's words tells something else, however little speaks against it.
_HAS = 0.65
# A clause of fewer words stands in too many sentences.
_LEAST = 3


@dataclass(frozen=True)
class Carriers:
    """Looks for a key point in the documents that it does not cite."""

    reading: Reading
    sources: Sources
    copies: Copies
    prover: Prover

    def carried(self, point: KeyPoint) -> KeyPoint:
        """The point with all that carry it, whole or in its main clause: those of which a sentence does."""
        cited = self.copies.independent([evidence.document for evidence in point.evidence])
        whole = self._found(point.text, point, self._others(cited))
        clause = self._main_clause(point)
        partly = self._found(clause, point, self._others((*cited, *whole))) if clause else {}
        return point.model_copy(
            update={
                "carriers": (*cited, *whole),
                "partly": tuple(partly),
                "corroboration": (*whole.values(), *partly.values()),
            }
        )

    def counted(self, point: KeyPoint, versions: Iterable[Version]) -> KeyPoint:
        """The point with the sources of the versions that it gives.

        Those whose sentence has most of the point's words carry it, the others tell that part of it.
        """
        shares = self.sources.shares(self.terms(point.text))
        known = {self.copies.source(id) for id in (*point.carriers, *point.partly)}
        whole, part, more = list(point.carriers), list(point.partly), list(point.corroboration)
        for evidence in (e for version in versions if gives(point, version) for e in version.evidence):
            source = self.copies.source(evidence.document)
            if source not in known:
                known.add(source)
                original = self.copies.originals[evidence.document]
                (whole if shares.get(evidence.sentence, 0.0) >= _HAS else part).append(original)
                more.append(evidence)
        return point.model_copy(
            update={"carriers": tuple(whole), "partly": tuple(part), "corroboration": tuple(more)}
        )

    def terms(self, text: str) -> dict[str, float]:
        """The words that tell in a text, but for the verb that says who said it."""
        speech = frozenset(map(self.sources.vocabulary.stem, self.reading.lexicon["speech"]))
        words = content(words_of(text, self.sources.vocabulary), self.sources.vocabulary)
        return {word.stem: 1.0 for word in words if word.stem not in speech}

    def _others(self, known: Iterable[str]) -> list[Document]:
        """The documents of other sources, without copies."""
        sources = set(map(self.copies.source, known))
        documents = self.reading.passage.documents
        originals = [d for d in documents if self.copies.originals[d.id] == d.id]
        return [document for document in originals if self.copies.source(document.id) not in sources]

    def _main_clause(self, point: KeyPoint) -> str:
        """The first clause that the point's sentence asserts, if the point has it: not “the county said”."""
        doc = self.reading.docs.get(point.evidence[0].sentence)
        clauses = clauses_of(doc, self.reading.lexicon) if doc is not None else ()
        # “It is not clear that” is no statement without what it is said of.
        told = (
            clause_text(clause)
            for clause in clauses
            if asserts(clause, self.reading.lexicon) and child(clause.verb, "ccomp") is None
        )
        return next((text for text in told if text in point.text and len(text.split()) >= _LEAST), "")

    def _found(self, text: str, point: KeyPoint, documents: Sequence[Document]) -> dict[str, Evidence]:
        """The documents that say a text of a point, each with the sentence that does."""
        terms, cited = self.terms(text), [evidence.sentence for evidence in point.evidence]
        backing = Backing(self.reading, self.sources)
        found: dict[int, Evidence] = {}
        for document in documents:
            own = {s.number for s in self.reading.passage.of(document) if s.is_statement}
            shares = self.sources.shares(terms, among=own)
            best = self.sources.best(terms, limit=_LOOKED_INTO, among=own)
            near = (n for n in best if shares[n] >= _HAS and self._supports(n, text))
            near = (n for n in near if backing.backs(n, text, cited))
            if (number := next(near, None)) is not None:
                # One release's sentence in two papers is one source's.
                found.setdefault(self.copies.first(number), evidence_at(number, self.reading))
        counted = self.copies.independent([evidence.document for evidence in found.values()])
        return {evidence.document: evidence for evidence in found.values() if evidence.document in counted}

    def _supports(self, number: int, text: str) -> bool:
        """Whether a sentence asserts the text, its figures by value, and not on a condition."""
        said, sentence = Text(text, self.sources.vocabulary), self.sources.text(number)
        conditions = self.reading.lexicon["words.condition"]
        if sentence.forms & conditions - said.forms:
            return False
        if not all(any(agree(mine, theirs) for theirs in sentence.figures) for mine in said.figures):
            return False
        return not self.prover.check(KeyPointDraft(text=text, sentences=(number,))).reasons


def gives(item: Item, version: Version) -> bool:
    """Whether an item gives one of the versions that the sources tell."""
    cited = {evidence.sentence for evidence in item.evidence}
    return version.value in item.text and any(e.sentence in cited for e in version.evidence)
