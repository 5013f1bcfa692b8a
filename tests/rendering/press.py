"""A briefing of many sources and items, as an analyst has it after a week of a story; all of it invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, cycle, islice
from typing import NamedTuple

from summarizer.briefing import (
    Balance,
    Briefing,
    Disagreement,
    Evidence,
    Item,
    KeyPoint,
    Member,
    OpenQuestion,
    Party,
    Position,
    Quote,
    Share,
    SourceEntry,
    Unsupported,
    Version,
    Wording,
)
from summarizer.documents import Document, Passage, Sentence
from summarizer.segmentation import number
from summarizer.stance import Stance
from summarizer.text import Span

from .builders import PROVENANCE

PARTIES = (
    "Ministry of Transport",
    "Veldmar Port Authority",
    "Seafarers’ Federation",
    "County of Sund",
    "Chamber of Commerce",
    "Fisheries Board",
    "Harbour Residents",
    "Sound Ferries",
)
ISSUES = ("dredging", "second terminal", "night traffic", "compensation")
_SUBJECTS = (
    "The board",
    "A survey",
    "The ministry",
    "One of the surveyors",
    "The federation",
    "A court in Sund",
)
_VERBS = ("confirmed", "disputed", "published", "withdrew", "postponed", "examined", "rejected")
_OBJECTS = (
    "the estimate for the eastern basin",
    "a report on the depth of the fairway",
    "the timetable for the second terminal",
    "its own figures on freight from the islands",
    "a plan to pay the boat owners",
    "the permit for work at night",
)
_RESTS = (
    "after a meeting that lasted until the early evening",
    "and gave no reason when reporters asked for one",
    "although the county had asked for more time",
    "in a letter that was made public on Tuesday",
    "while the pilots waited for a decision of their own",
)


class Press(NamedTuple):
    """A briefing, and the documents that it was made of."""

    briefing: Briefing
    documents: tuple[Document, ...]


def press(*, sources: int, items: int, sentences: int) -> Press:
    """A briefing of so many items over so many sources, each of so many sentences of some 120 characters."""
    documents = tuple(_article(n, sentences) for n in range(sources))
    passage = number(documents)
    told = cycle(s for s in passage.statements if s.number % 7 < 3)
    return Press(_briefing(passage, told, items), documents)


def _article(n: int, sentences: int) -> Document:
    tellings = (_sentence(n, index) for index in range(sentences))
    paragraphs = [" ".join(islice(tellings, 4)) for _ in range(0, sentences, 4)]
    text = "\n\n".join([f"Harbour report {n + 1}", *paragraphs])
    url = f"https://news.example/harbour/{n + 1}"
    return Document(text, id=f"report-{n + 1}", name=f"report-{n + 1}.txt", title=f"Report {n + 1}", url=url)


def _sentence(n: int, index: int) -> str:
    parts = (
        each[(n * 5 + index * step) % len(each)]
        for each, step in ((_SUBJECTS, 1), (_VERBS, 2), (_OBJECTS, 3))
    )
    rest = _RESTS[(n + index) % len(_RESTS)]
    told = f"{' '.join(parts)} {rest}, item {n * 1000 + index} of the record says."
    return f"“We will not wait,” said a speaker, and {told[:1].lower()}{told[1:]}" if index % 9 == 4 else told


def _briefing(passage: Passage, told: Iterator[Sentence], items: int) -> Briefing:
    positions = tuple(_position(index, next(told)) for index in range(items // 2))
    points = tuple(_point(index, told) for index in range(items // 4))
    questions = tuple(_question(index, next(told)) for index in range(items // 8))
    versions = tuple(_disagreement(told) for _ in range(items // 20))
    rest = items - len(positions) - len(points) - len(questions) - len(versions) - 1
    failed = tuple(_failed(index, next(told)) for index in range(rest))
    first = next(told)
    return Briefing(
        title="Veldmar harbour: a week of statements",
        headline=(Item(text="The harbour waits.", wording=Wording.WORDED, evidence=(Evidence.of(first),)),),
        key_points=points,
        positions=positions,
        disagreements=versions,
        open_questions=questions,
        parties=tuple(Party(name=name, members=(Member(name=name, basis="name"),)) for name in PARTIES),
        unsupported=failed,
        uncited=tuple(Evidence.of(s) for s in passage.statements if s.number % 7 >= 3),
        balance=Balance(shares=tuple(Share(party=name, quotes=n) for n, name in enumerate(PARTIES, 1))),
        sources=tuple(_entry(document, passage) for document in passage.documents),
        provenance=PROVENANCE,
    )


def _entry(document: Document, passage: Passage) -> SourceEntry:
    return SourceEntry(
        id=document.id,
        name=document.name,
        title=document.title,
        publisher="The Sound",
        url=document.url,
        language="en",
        sentences=len(passage.of(document)),
        sha256=document.sha256,
    )


def _point(index: int, told: Iterator[Sentence]) -> KeyPoint:
    evidence: Sequence[Sentence] = [next(told), next(told)]
    return KeyPoint(
        text=evidence[0].text.split(", item")[0],
        wording=Wording.SHORTENED,
        evidence=tuple(map(Evidence.of, evidence)),
        disputed=index % 6 == 0,
        carriers=tuple(each.document for each in evidence),
    )


def _position(index: int, sentence: Sentence) -> Position:
    words = sentence.text[10:50].strip()
    start = sentence.span.start + sentence.text.index(words)
    quote = Quote(
        text=words,
        speaker=f"Speaker {index % 30}",
        document=sentence.document,
        sentence=sentence.number,
        span=Span(start, start + len(words)),
    )
    return Position(
        text=f"It takes a view of matter {index}.",
        wording=Wording.WORDED,
        evidence=(Evidence.of(sentence),),
        party=PARTIES[index % len(PARTIES)],
        issue=ISSUES[index // 3 % len(ISSUES)],
        stance=tuple(Stance)[index % len(Stance)],
        quotes=(quote,) if index % 2 else (),
    )


def _question(index: int, sentence: Sentence) -> OpenQuestion:
    text = f"Who decides on matter {index}?"
    evidence = (Evidence.of(sentence),)
    return OpenQuestion(text=text, wording=Wording.WORDED, evidence=evidence, why="the sources do not say")


def _disagreement(told: Iterator[Sentence]) -> Disagreement:
    values = zip(count(14), (next(told), next(told)), strict=False)
    versions = (
        Version(value=f"{value} metres", documents=(each.document,), evidence=(Evidence.of(each),))
        for value, each in values
    )
    return Disagreement(aspect="figure", about="the channel is … deep", versions=tuple(versions))


def _failed(index: int, sentence: Sentence) -> Unsupported:
    reasons = ("the number does not stand in the sources",)
    text = f"It will cost {index + 2} billion."
    return Unsupported(section="key_points", text=text, reasons=reasons, evidence=(Evidence.of(sentence),))
