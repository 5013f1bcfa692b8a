"""Briefings to render, built on texts in which the cited words are looked up, so that spans are true."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from summarizer.briefing import Briefing, Evidence, KeyPoint, Provenance, Quote, SourceEntry, Wording
from summarizer.documents import Document
from summarizer.segmentation import number
from summarizer.text import Span

PROVENANCE = Provenance(
    version="0.1.0",
    drafter="sentences",
    model="qwen2.5-coder-1.5b",
    prompts=("shorten@1", "question@1"),
    checks=("numbers", "names"),
)


@dataclass(frozen=True)
class Text:
    """A source text, one sentence a line, numbered from `first`."""

    id: str
    text: str
    first: int = 1
    name: str = ""
    title: str = ""
    date: str = ""
    publisher: str = ""

    @property
    def document(self) -> Document:
        """The text as the document that it is."""
        return Document(self.text, id=self.id, name=self.entry.name, title=self.title)

    @cached_property
    def spans(self) -> dict[int, Span]:
        lines = re.finditer(r".+", self.text)
        return {number: Span(*line.span()) for number, line in enumerate(lines, self.first)}

    def evidence(self, *numbers: int) -> tuple[Evidence, ...]:
        """The evidence of those sentences."""
        return tuple(
            Evidence(document=self.id, sentence=n, span=self.spans[n], quote=self.spans[n].of(self.text))
            for n in numbers
        )

    def quote(self, number: int, words: str, speaker: str, *, direct: bool = True) -> Quote:
        """Those words of that sentence."""
        start = self.text.index(words, self.spans[number].start)
        span = Span(start, start + len(words))
        return Quote(text=words, speaker=speaker, document=self.id, sentence=number, span=span, direct=direct)

    @property
    def entry(self) -> SourceEntry:
        return SourceEntry(
            id=self.id,
            name=self.name or f"{self.id}.txt",
            title=self.title,
            date=self.date,
            publisher=self.publisher,
            sentences=len(self.spans),
            sha256=sha256(self.text.encode()).hexdigest(),
        )

    def uncited(self, cited: Iterable[int]) -> tuple[Evidence, ...]:
        """The evidence of all other sentences."""
        return self.evidence(*sorted(self.spans.keys() - set(cited)))


def citing(document: Document) -> Briefing:
    """A briefing with one key point, which rests on every statement of the document."""
    passage = number([document])
    evidence = tuple(map(Evidence.of, passage.statements))
    source = SourceEntry(
        id=document.id,
        name=document.name or document.id,
        url=document.url,
        format=document.format,
        sentences=len(passage.sentences),
        sha256=document.sha256,
    )
    return Briefing(
        title="Of one source",
        key_points=(KeyPoint(text="They met.", wording=Wording.WORDED, evidence=evidence),),
        sources=(source,),
        provenance=PROVENANCE,
    )
