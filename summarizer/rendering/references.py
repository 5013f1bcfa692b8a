"""Reference marks, and the cited sentences that they stand for.

A mark is the number of a sentence, `12`; with several sources the source's letter goes before it,
`B12`, so that a reader sees which source an item rests on. Marks are plain text in brackets and not
Markdown footnotes: those show raw, or vanish, where the dialect lacks them, and are renumbered where
it has them, so that no reader could find “sentence 12” by its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from summarizer.briefing import (
    Briefing,
    Coverage,
    Evidence,
    Gap,
    Item,
    Quote,
    SourceEntry,
    Unsupported,
    Wording,
)
from summarizer.grounding.marks import letter

BY_RULES = frozenset({"extractive", "sentences"})
"""The drafters that write in their sources' language, whatever the note's is."""


def language_of(item: Item, briefing: Briefing) -> str:
    """The language that an item's text is in: its source's, or where a model wrote it the briefing's."""
    if item.wording is Wording.WORDED and briefing.provenance.drafter not in BY_RULES:
        return briefing.language
    languages = {source.id: source.language for source in briefing.sources}
    return languages[item.evidence[0].document]


def own_language(items: Iterable[Item], briefing: Briefing, note: str) -> str:
    """The language that texts are in, where it is one, and not the `note`'s; else ""."""
    found = {language_of(item, briefing) for item in items}
    language = found.pop() if len(found) == 1 else ""
    return "" if language == note else language


@dataclass(frozen=True)
class Marks:
    """How the sentences of these sources are referred to."""

    sources: tuple[SourceEntry, ...]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {source.id: index for index, source in enumerate(self.sources)}

    def letter(self, document: str) -> str:
        """The letter of a source; empty where there is only one."""
        return letter(self._order[document]) if len(self.sources) > 1 else ""

    def place(self, each: Evidence | Quote) -> tuple[int, int]:
        """Where a sentence comes in the list of references: the source, and the number."""
        return self._order[each.document], each.sentence

    def of(self, cited: Iterable[Evidence | Quote]) -> tuple[str, ...]:
        """The mark of each sentence cited, once each, by source and number."""
        sentences = {self.place(each): f"{self.letter(each.document)}{each.sentence}" for each in cited}
        return tuple(mark for _, mark in sorted(sentences.items()))

    def run(self, run: Sequence[Evidence]) -> str:
        """One mark for neighbouring sentences: `5–8`."""
        return self._marked(run[0].document, run[0].sentence, run[-1].sentence)

    def range(self, part: Coverage | Gap) -> str:
        """Likewise, for the sentences of a part of a document."""
        return self._marked(part.document, part.first, part.last)

    def _marked(self, document: str, first: int, last: int) -> str:
        mark = f"{self.letter(document)}{first}"
        return mark if first == last else f"{mark}–{last}"


def cited(briefing: Briefing, marks: Marks) -> tuple[Evidence, ...]:
    """The evidence of all items, once a sentence, by source and number; the widest where they differ."""
    widest: dict[tuple[int, int], Evidence] = {}
    for evidence in evidence_of(briefing):
        place = marks.place(evidence)
        if place not in widest or len(evidence.quote) > len(widest[place].quote):
            widest[place] = evidence
    return tuple(evidence for _, evidence in sorted(widest.items()))


def evidence_of(briefing: Briefing) -> Iterator[Evidence]:
    """All that the items of a briefing rest on, item by item; then what it quotes."""
    items: tuple[Sequence[Item | Unsupported], ...] = (
        briefing.headline,
        briefing.key_points,
        briefing.positions,
        briefing.open_questions,
        *(section.items for section in briefing.sections),
        briefing.unsupported,
    )
    for section in items:
        for item in section:
            yield from item.evidence
    for point in briefing.key_points:
        yield from point.corroboration
    told = [found.versions for found in briefing.disagreements]
    told += [found.versions for found in briefing.developments]
    for version in chain.from_iterable(told):
        yield from version.evidence
    for unheard in briefing.balance.unheard if briefing.balance else ():
        yield from unheard.evidence
    for position in briefing.positions:
        for quote in position.quotes:
            yield Evidence(
                document=quote.document,
                sentence=quote.sentence,
                span=quote.span,
                pages=quote.pages,
                time=quote.time,
                quote=quote.text,
            )


def runs(evidence: Iterable[Evidence]) -> tuple[tuple[Evidence, ...], ...]:
    """Neighbouring sentences of one document together, in the order given."""
    found: list[list[Evidence]] = []
    for each in evidence:
        last = found[-1][-1] if found else None
        if last and (last.document, last.sentence + 1) == (each.document, each.sentence):
            found[-1].append(each)
        else:
            found.append([each])
    return tuple(map(tuple, found))
