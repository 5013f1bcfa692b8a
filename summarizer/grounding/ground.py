"""From what a model would say to what is asserted: each item held against the sentences that it cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.briefing import (
    Briefing,
    Detail,
    Evidence,
    Heading,
    Item,
    KeyPoint,
    Member,
    OpenQuestion,
    Party,
    Position,
    Provenance,
    Quote,
    Section,
    SectionItem,
    SourceEntry,
    Unsupported,
    Wording,
)
from summarizer.documents import Kind, Sentence
from summarizer.draft import (
    BriefingDraft,
    ItemDraft,
    KeyPointDraft,
    PositionDraft,
    QuestionDraft,
    SectionItemDraft,
)
from summarizer.grounding.chronology import chronological
from summarizer.grounding.claims import in_order
from summarizer.grounding.courses import with_courses
from summarizer.grounding.coverage import coverage
from summarizer.grounding.joining import failed_once, joined
from summarizer.grounding.proving import Prover, speaks_for
from summarizer.grounding.reading import Reading
from summarizer.profiles.profile import PLAIN, Profile, SectionPlan
from summarizer.segmentation import detect
from summarizer.text import fold, one_line

# Words of the opening statement that stand for a title where there is no better.
_TITLE = 10

_DRAFTED = frozenset(BriefingDraft.model_fields)

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
    profile: Profile = PLAIN,
    entitle: Callable[[], str] = str,
) -> Briefing:
    """Prove what can be proved of a draft; keep what cannot apart, with the reasons.

    Every item's evidence is copied from the documents by us. An item fails when a sentence that it
    cites does not exist or is no evidence (a heading, the publisher's own summary), when its text
    says what they do not, when it has a detail that they do not have, or when it is a question that the
    documents answer. `prover` is one that has read the passage already, and `entitle` gives the title where
    the draft has none that stands. What a draft has in a section that the `profile` drops is left out.
    """
    grounder = _Grounder(reading, prover or Prover(reading))
    draft = draft.model_copy(update=dict.fromkeys(profile.dropped & _DRAFTED, ()))
    title = grounder.title(draft.title, entitle)
    headline = grounder.each("headline", draft.headline, grounder.item)
    points = grounder.each("key points", draft.key_points, grounder.point)
    held = grounder.each("positions", draft.positions, grounder.position)
    positions = with_courses(held, reading.passage, reading.language)
    questions = grounder.each("open questions", draft.open_questions, grounder.question)
    sections = tuple(grounder.section(plan, draft.own.get(plan.name, ())) for plan in profile.sections)
    own = [item for section in sections for item in section.items]
    items: list[Item] = [*headline, *points, *positions, *questions, *own]
    cited = {e.sentence for item in items for e in item.evidence}
    return Briefing(
        title=title,
        language=reading.asked or "en",
        headline=headline,
        key_points=points,
        positions=positions,
        open_questions=questions,
        sections=sections,
        contents=tuple(_headings(profile)),
        parties=tuple(_parties(positions, reading)),
        unsupported=failed_once(grounder.unsupported),
        uncited=tuple(
            Evidence.of(s) for s in reading.passage.sentences if _tells(s) and s.number not in cited
        ),
        coverage=coverage(reading.passage, cited),
        sources=tuple(_sources(reading)),
        notices=(*reading.notices, *_unchecked(items)),
        provenance=provenance,
    )


class _Grounder:
    """Grounds items one by one, and keeps what failed."""

    def __init__(self, reading: Reading, prover: Prover) -> None:
        self._reading = reading
        self._prover = prover
        self.unsupported: list[Unsupported] = []

    def each(
        self, section: str, drafts: Iterable[DraftT], prove: Callable[[DraftT, Proof], ItemT]
    ) -> tuple[ItemT, ...]:
        """The items of a section that hold; the others go to `unsupported`."""
        held: list[ItemT] = []
        for draft in drafts:
            found = self._prover.check(draft)
            cited = [self._reading.passage.sentence(n) for n in _numbers(draft) if n in self._reading.passage]
            evidence = tuple(map(Evidence.of, cited))
            if found.reasons:
                failed = Unsupported(section=section, text=draft.text, reasons=found.told, evidence=evidence)
                self.unsupported.append(failed)
            else:
                proof = Proof(evidence, wording(draft.text, cited), found.checked, found.unchecked)
                held.append(prove(draft, proof))
        return joined(held)

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

    def section(self, plan: SectionPlan, drafts: Iterable[SectionItemDraft]) -> Section:
        """A section of one's own: the items that hold, by date where the plan has them so."""
        items = self.each(plan.name, drafts, self.own)
        if plan.sort:
            items = chronological(items, plan.sort, self._prover.sources)
        return Section(name=plan.name, title=plan.title, lead=plan.lead, items=items)

    def own(self, draft: SectionItemDraft, proof: Proof) -> SectionItem:
        """An item of one's own section, with the details that were told."""
        details = (
            Detail(name=plan.name, label=plan.label, value=one_line(draft.details[plan.name]))
            for plan in draft.plan.details
        )
        told = tuple(detail for detail in details if detail.value)
        return SectionItem(text=draft.text, details=told, **vars(proof))

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
                        pages=self._reading.passage.document(sentence.document).pages_of(span),
                        time=sentence.time,
                    )


def _headings(profile: Profile) -> Iterator[Heading]:
    return (Heading(section=name, title=profile.titles.get(name, "")) for name in profile.contents)


def _unchecked(items: Sequence[Item]) -> Iterator[str]:
    """What to say of items that could not be checked in full."""
    counts = Counter(what for item in items for what in item.unchecked)
    for what, count in sorted(counts.items()):
        yield f"Not checked in {count} of {len(items)} items: {what}."


def _tells(sentence: Sentence) -> bool:
    """Whether a reader would miss what the sentence says: a list's items and a table's rows count."""
    return sentence.is_statement or sentence.kind is Kind.BULLET


def _numbers(draft: ItemDraft) -> tuple[int, ...]:
    return tuple(sorted(set(draft.sentences)))


def wording(text: str, cited: Sequence[Sentence]) -> Wording:
    """How far a text is from the sentences that it cites."""
    lines = [sentence.line for sentence in cited]
    if text in lines or text == " ".join(lines):
        return Wording.SOURCE
    return Wording.SHORTENED if in_order(text, " ".join(lines)) else Wording.WORDED


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
            author=document.author,
            date=document.date,
            publisher=document.publisher,
            url=document.url,
            format=document.format,
            language=detect(document.text),
            sentences=len(reading.passage.of(document)),
            sha256=document.sha256,
        )
