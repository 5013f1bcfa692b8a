"""A briefing kept whole, held against the documents: the places of its evidence, its parties and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from summarizer.briefing import Briefing, Evidence, Party, Position, Quote, SourceEntry
from summarizer.documents import Document, Passage
from summarizer.rendering.references import Marks, cited
from summarizer.segmentation import number
from summarizer.text import Span, fold
from summarizer.verification.briefings import item_line, party_line, reference_line, source_line
from summarizer.verification.citing import stands_in
from summarizer.verification.results import Objection

_WORD = re.compile(r"[^\W_][\w.’'-]*")
_SHORTEST = 4
_HEAD = 200


class Mistake(NamedTuple):
    """A line of the note's text, and what the documents have against it."""

    line: str
    objection: Objection


def mistakes(briefing: Briefing, documents: Sequence[Document]) -> Iterator[Mistake]:
    """What a briefing says of its sources and of its evidence that the documents contradict, in order.

    The places in a source of which another version is given are not compared: its hash is the mistake.
    """
    comparison = _Comparison(briefing, documents)
    yield from comparison.sources()
    yield from comparison.places()
    yield from comparison.parties()


@dataclass(frozen=True)
class _Comparison:
    briefing: Briefing
    documents: Sequence[Document]

    @cached_property
    def _given(self) -> Mapping[str, Document]:
        """The documents by the ids that the briefing has for them: by their hashes, or else their ids."""
        by_hash = {document.sha256: document for document in self.documents}
        by_id = {document.id: document for document in self.documents}
        found = {
            entry.id: by_hash.get(entry.sha256) or by_id.get(entry.id) for entry in self.briefing.sources
        }
        return {id: document for id, document in found.items() if document}

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self.briefing.sources)

    @cached_property
    def _passage(self) -> Passage | None:
        """The briefing's own numbering; None where a source is not given, or in another version."""
        entries = self.briefing.sources
        documents = [self._given[entry.id] for entry in entries if self._is_same(entry.id)]
        return number(documents) if len(documents) == len(entries) else None

    @cached_property
    def _same(self) -> frozenset[str]:
        entries = (entry for entry in self.briefing.sources if entry.id in self._given)
        return frozenset(entry.id for entry in entries if self._given[entry.id].sha256 == entry.sha256)

    def _is_same(self, id: str) -> bool:
        return id in self._same

    def sources(self) -> Iterator[Mistake]:
        """Sources that are not given, or otherwise than the briefing describes them."""
        for entry in self.briefing.sources:
            line = source_line(entry)
            if entry.id not in self._given:
                yield Mistake(
                    line, _objection("source", entry.name, "is not among the sources that were given")
                )
            elif not self._is_same(entry.id):
                yield Mistake(
                    line, _objection("source", entry.name, "is given in another version: its sha256 differs")
                )
            else:
                yield from (Mistake(line, each) for each in _described(entry, self._given[entry.id]))

    def places(self) -> Iterator[Mistake]:
        """Evidence and quotes that do not stand where the briefing says."""
        for evidence in cited(self.briefing, self._marks):
            yield from self._misplaced(reference_line(evidence, self._marks), evidence, evidence.quote)
        for position in self.briefing.positions:
            line = item_line(position, self._marks)
            for quote in position.quotes:
                yield from self._misplaced(line, quote, quote.text)
        own = chain.from_iterable(section.items for section in self.briefing.sections)
        for item in (
            *self.briefing.headline,
            *self.briefing.key_points,
            *self.briefing.open_questions,
            *own,
        ):
            for evidence in item.evidence:
                yield from self._misplaced(item_line(item, self._marks), evidence, evidence.quote)

    def _misplaced(self, line: str, each: Evidence | Quote, words: str) -> Iterator[Mistake]:
        if not self._is_same(each.document):
            return
        document = self._given[each.document]
        place = f"characters {each.span.start}–{each.span.end} of {each.document}"
        if each.span.of(document.text) != words:
            yield Mistake(line, _objection("place", words, f"these words do not stand at {place}"))
        elif self._passage and not self._holds(self._passage, each, self._given[each.document].id):
            problem = f"sentence {each.sentence} does not stand at {place}"
            yield Mistake(line, _objection("place", words, problem))

    def _holds(self, passage: Passage, each: Evidence | Quote, document: str) -> bool:
        if each.sentence not in passage:
            return False
        sentence = passage.sentence(each.sentence)
        return sentence.document == document and sentence.span.overlaps(each.span)

    def parties(self) -> Iterator[Mistake]:
        """Parties that nothing which a position rests on names, and members whom no source names."""
        listed = {party.name: party for party in self.briefing.parties}
        for position in self.briefing.positions:
            party = listed.get(position.party, Party(name=position.party))
            names = (party.name, *(member.name for member in party.members))
            if not any(_is_named(name, self._said(position)) for name in names):
                problem = (
                    f"nothing that is cited for it names “{position.party}”, or somebody who speaks for it"
                )
                yield Mistake(item_line(position, self._marks), _objection("party", position.party, problem))
        for party in self.briefing.parties:
            yield from self._unheard_of(party)

    def _said(self, position: Position) -> str:
        """All that a position rests on, folded: sentences, the heads of their sources, speakers, its text.

        Who speaks in a statement or a letter as “we” says at its head who that is.
        """
        quotes = (evidence.quote for evidence in position.evidence)
        cited = {e.document for e in position.evidence} | {quote.document for quote in position.quotes}
        heads = (self._given[id].text[:_HEAD] for id in cited if id in self._given)
        sources = (source_line(entry) for entry in self.briefing.sources if entry.id in cited)
        speakers = (quote.speaker for quote in position.quotes)
        return fold(" ".join((position.text, *quotes, *sources, *heads, *speakers)))

    def _unheard_of(self, party: Party) -> Iterator[Mistake]:
        positions = {position.party for position in self.briefing.positions}
        names = [member.name for member in party.members]
        names += [party.name] * (party.name not in positions)
        for name in names:
            if not any(_is_named(name, words) for words in self._folded):
                problem = f"no source names “{name}”"
                yield Mistake(party_line(party), _objection("party", name, problem))

    @cached_property
    def _folded(self) -> Sequence[str]:
        return [fold(document.text) for document in self.documents]


def _described(entry: SourceEntry, document: Document) -> Iterator[Objection]:
    """What of a source's description is not the document's own, where the document has any."""
    pairs: Iterable[tuple[str, str, str]] = (
        ("title", entry.title, document.title),
        ("date", entry.date, document.date),
        ("publisher", entry.publisher, document.publisher),
    )
    for field, told, known in pairs:
        if known and told != known:
            yield _objection("source", told, f"the {field} of {entry.name} is “{known}”", known)


def _is_named(name: str, words: str) -> bool:
    """Whether folded `words` have a name, or a word of it: a surname, “union”, an acronym."""
    parts = [word for word in _WORD.findall(name) if len(word) >= _SHORTEST or word.isupper()]
    return fold(name) in words or any(stands_in(part, words) for part in parts)


def _objection(kind: str, words: str, problem: str, found: str = "") -> Objection:
    return Objection(kind, words, None, found, problem)


def span_of(text: str, line: str) -> Span:
    """Where a line of the note stands in its text; the text's beginning for one that it does not show."""
    start = text.find(line)
    return Span(start, start + len(line)) if start >= 0 else Span(0, 0)
