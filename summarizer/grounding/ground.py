"""From what a model would say to what is asserted: each item held against the sentences that it cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.briefing import (
    Briefing,
    Evidence,
    Item,
    KeyPoint,
    Member,
    OpenQuestion,
    Party,
    Position,
    Provenance,
    Quote,
    SourceEntry,
    Unsupported,
    Wording,
)
from summarizer.documents import Kind, Sentence
from summarizer.draft import BriefingDraft, ItemDraft, KeyPointDraft, PositionDraft, QuestionDraft
from summarizer.grounding.claims import in_order
from summarizer.grounding.courses import with_courses
from summarizer.grounding.coverage import coverage
from summarizer.grounding.joining import failed_once, joined
from summarizer.grounding.proving import Prover, speaks_for
from summarizer.grounding.reading import Reading
from summarizer.segmentation import detect
from summarizer.text import fold

# Words of the opening statement that stand for a title where there is no better.
_TITLE = 10

DraftT = TypeVar("DraftT", bound=ItemDraft)
ItemT = TypeVar("ItemT", bound=Item)


@dataclass(frozen=True)
class Proof:
    """What an item is proved by, how far its text is from that, and what it was checked for."""

    evidence: tuple[Evidence, ...]
    wording: Wording
    checked: tuple[str, ...]
    unchecked: tuple[str, ...]


def ground(
    draft: BriefingDraft,
    reading: Reading,
    provenance: Provenance,
    *,
    prover: Prover | None = None,
    entitle: Callable[[], str] = str,
) -> Briefing:
    """Prove what can be proved of a draft; keep what cannot apart, with the reasons.

    Every item's evidence is copied from the documents by us. An item fails when a sentence that it
    cites does not exist or is no evidence (a heading, the publisher's own summary), when its text
    says what they do not, or when it is a question that the documents answer. `prover` is one that has
    read the passage already, and `entitle` gives the title where the draft has none that stands.
    """
    grounder = _Grounder(reading, prover or Prover(reading))
    title = grounder.title(draft.title, entitle)
    headline = grounder.each("headline", draft.headline, grounder.item)
    points = grounder.each("key points", draft.key_points, grounder.point)
    held = grounder.each("positions", draft.positions, grounder.position)
    positions = with_courses(held, reading.passage, reading.language)
    questions = grounder.each("open questions", draft.open_questions, grounder.question)
    cited = {e.sentence for item in [*headline, *points, *positions, *questions] for e in item.evidence}
    return Briefing(
        title=title,
        headline=headline,
        key_points=points,
        positions=positions,
        open_questions=questions,
        parties=tuple(_parties(positions, reading)),
        unsupported=failed_once(grounder.unsupported),
        uncited=tuple(_evidence(s) for s in reading.passage.sentences if _tells(s) and s.number not in cited),
        coverage=coverage(reading.passage, cited),
        sources=tuple(_sources(reading)),
        notices=(
            *reading.notices,
            *_unchecked([*headline, *points, *positions, *questions]),
            *_said_again(grounder.joined),
        ),
        provenance=provenance,
    )


class _Grounder:
    """Grounds items one by one, keeps what failed, and counts what was `joined` with another."""

    def __init__(self, reading: Reading, prover: Prover) -> None:
        self._reading = reading
        self._prover = prover
        self.unsupported: list[Unsupported] = []
        self.joined = 0

    def each(
        self, section: str, drafts: Iterable[DraftT], prove: Callable[[DraftT, Proof], ItemT]
    ) -> tuple[ItemT, ...]:
        """The items of a section that hold; the others go to `unsupported`."""
        held: list[ItemT] = []
        for draft in drafts:
            found = self._prover.check(draft)
            cited = [self._reading.passage.sentence(n) for n in _numbers(draft) if n in self._reading.passage]
            evidence = tuple(_evidence(sentence) for sentence in cited)
            if found.reasons:
                failed = Unsupported(section=section, text=draft.text, reasons=found.told, evidence=evidence)
                self.unsupported.append(failed)
            else:
                proof = Proof(evidence, wording(draft.text, cited), found.checked, found.unchecked)
                held.append(prove(draft, proof))
        once = joined(held)
        self.joined += len(held) - len(once)
        return once

    def title(self, title: str, entitle: Callable[[], str]) -> str:
        """The title, if it stands; else the other one, and the documents' opening words if neither does.

        It stands if it is a document's own, or the documents have its figures and names.
        """
        if title and not (wrong := self._against(title)):
            return title
        other = entitle()
        if title and other != title:
            self.unsupported.append(Unsupported(section="title", text=title, reasons=wrong))
        if other and not self._against(other):
            return other
        words = self._reading.passage.statements[0].line.split()
        return " ".join(words[:_TITLE]) + ("…" if len(words) > _TITLE else "")

    def _against(self, title: str) -> tuple[str, ...]:
        return () if title in self._titles() else self._prover.against_title(title)

    def _titles(self) -> frozenset[str]:
        """What the documents call themselves, and their headings."""
        passage = self._reading.passage
        headings = (sentence.line for sentence in passage.sentences if sentence.kind is Kind.HEADING)
        return frozenset((*headings, *(document.title for document in passage.documents)))

    def item(self, draft: ItemDraft, proof: Proof) -> Item:
        return Item(text=draft.text, **vars(proof))

    def point(self, draft: KeyPointDraft, proof: Proof) -> KeyPoint:
        return KeyPoint(text=draft.text, disputed=draft.disputed, **vars(proof))

    def question(self, draft: QuestionDraft, proof: Proof) -> OpenQuestion:
        return OpenQuestion(text=draft.text, why=draft.why, **vars(proof))

    def position(self, draft: PositionDraft, proof: Proof) -> Position:
        return Position(
            text=draft.text,
            party=self._party(draft.party),
            issue=draft.issue,
            stance=draft.stance,
            quotes=tuple(self._quotes(draft)),
            **vars(proof),
        )

    def _party(self, name: str) -> str:
        """The party as the reading names it, whatever case or article the draft gave it."""
        known = {fold(party): party for party in self._reading.parties}
        return known.get(fold(name), known.get(fold(name.removeprefix("the ").removeprefix("The ")), name))

    def _quotes(self, draft: PositionDraft) -> Iterator[Quote]:
        """The words in quotation marks that the cited sentences give to the party, and to no one else."""
        for number in _numbers(draft):
            sentence = self._reading.passage.sentence(number)
            text = self._reading.text(sentence)
            for attribution in self._reading.said.get(number, ()):
                if not speaks_for(self._party(draft.party), attribution):
                    continue
                for span in attribution.quotes:
                    voices = " and ".join(voice.name for voice in attribution.voices)
                    yield Quote(
                        text=span.of(text),
                        speaker=voices,
                        document=sentence.document,
                        sentence=number,
                        span=span,
                    )


def _unchecked(items: Sequence[Item]) -> Iterator[str]:
    """What to say of items that could not be checked in full."""
    counts = Counter(what for item in items for what in item.unchecked)
    for what, count in sorted(counts.items()):
        yield f"Not checked in {count} of {len(items)} items: {what}."


def _said_again(count: int) -> Iterator[str]:
    """What to say of items that said nothing of their own."""
    if count:
        items = f"{count} items" if count > 1 else "One item"
        yield f"{items} of the draft said what another does: each stands once, with the evidence of both."


def _tells(sentence: Sentence) -> bool:
    """Whether a reader would miss what the sentence says: a list's items and a table's rows count."""
    return sentence.kind in {Kind.STATEMENT, Kind.BULLET}


def _numbers(draft: ItemDraft) -> tuple[int, ...]:
    return tuple(sorted(set(draft.sentences)))


def wording(text: str, cited: Sequence[Sentence]) -> Wording:
    """How far a text is from the sentences that it cites."""
    lines = [sentence.line for sentence in cited]
    if text in lines or text == " ".join(lines):
        return Wording.SOURCE
    return Wording.SHORTENED if in_order(text, " ".join(lines)) else Wording.WORDED


def _evidence(sentence: Sentence) -> Evidence:
    return Evidence(
        document=sentence.document, sentence=sentence.number, span=sentence.span, quote=sentence.text
    )


def _parties(positions: Sequence[Position], reading: Reading) -> Iterator[Party]:
    """The parties that have a position, and those who were heard for them."""
    for name in dict.fromkeys(position.party for position in positions):
        members = tuple(
            Member(name=voice.name, basis=voice.basis, sentence=voice.sentence)
            for voice in reading.parties.get(name, ())
            if voice.name not in name
        )
        yield Party(name=name, members=members)


def _sources(reading: Reading) -> Iterator[SourceEntry]:
    for document in reading.passage.documents:
        yield SourceEntry(
            id=document.id,
            name=document.name,
            title=document.title,
            date=document.date,
            publisher=document.publisher,
            language=detect(document.text),
            sentences=len(reading.passage.of(document)),
            sha256=document.sha256,
        )
