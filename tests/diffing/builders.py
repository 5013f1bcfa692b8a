"""Briefings to compare, built from a few words each."""

from __future__ import annotations

from summarizer.briefing import (
    Briefing,
    Evidence,
    KeyPoint,
    OpenQuestion,
    Position,
    Provenance,
    Quote,
    SourceEntry,
    Unsupported,
    Usage,
    Wording,
)
from summarizer.stance import Stance
from summarizer.text import Span

PROVENANCE = Provenance(version="1", drafter="whole", model="one")
OTHER_PROVENANCE = Provenance(version="2", drafter="sentences", model="two", usage=Usage(requests=9))


def evidence(quote: str, *, number: int = 1, document: str = "paper") -> tuple[Evidence, ...]:
    return (Evidence(document=document, sentence=number, span=Span(0, len(quote)), quote=quote),)


def point(text: str, *, rests: str = "", number: int = 1, disputed: bool = False) -> KeyPoint:
    return KeyPoint(
        text=text,
        wording=Wording.WORDED,
        evidence=evidence(rests or text, number=number),
        disputed=disputed,
    )


def position(
    party: str,
    text: str,
    *,
    stance: Stance = Stance.UNSTATED,
    issue: str = "plan",
    quotes: tuple[Quote, ...] = (),
) -> Position:
    return Position(
        text=text,
        wording=Wording.WORDED,
        evidence=evidence(text),
        party=party,
        issue=issue,
        stance=stance,
        quotes=quotes,
    )


def said(text: str, speaker: str) -> Quote:
    return Quote(text=text, speaker=speaker, document="paper", sentence=1, span=Span(0, len(text)))


def question(text: str, why: str = "Nobody says.", *, number: int = 1) -> OpenQuestion:
    return OpenQuestion(text=text, wording=Wording.WORDED, evidence=evidence(text, number=number), why=why)


def unsupported(text: str, *reasons: str) -> Unsupported:
    return Unsupported(section="key_points", text=text, reasons=reasons)


def source(id: str = "paper", *, date: str = "") -> SourceEntry:
    return SourceEntry(id=id, name=f"{id}.txt", date=date, language="en", sentences=9, sha256="0" * 64)


def briefing(
    *points: KeyPoint,
    title: str = "The quay",
    positions: tuple[Position, ...] = (),
    questions: tuple[OpenQuestion, ...] = (),
    failed: tuple[Unsupported, ...] = (),
    uncited: tuple[Evidence, ...] = (),
    sources: tuple[SourceEntry, ...] = (source(),),
    provenance: Provenance = PROVENANCE,
) -> Briefing:
    return Briefing(
        title=title,
        key_points=points,
        positions=positions,
        open_questions=questions,
        unsupported=failed,
        uncited=uncited,
        sources=sources,
        provenance=provenance,
    )
