"""A briefing and a later one with planted changes, and what a diff has to tell of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.diffing.stories import Half, Story, Swap, Written, stories
from summarizer.briefing import (
    Briefing,
    Evidence,
    KeyPoint,
    OpenQuestion,
    Position,
    Provenance,
    Quote,
    SourceEntry,
    Wording,
)
from summarizer.diffing import Fact, Section
from summarizer.stance import Stance
from summarizer.text import Span

SEED = 20_261_122

# How often an item is worded otherwise, rests on other words then, and has a fact changed; and a second one.
_REWORDED, _RETOLD, _CHANGED, _TWICE = 0.5, 0.7, 0.5, 0.4
# How often a section loses items, wins some, has them in another order, and has stances exchanged.
_LESS, _MORE, _SHUFFLED, _SWAPPED = 0.4, 0.4, 0.3, 0.3

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Made:
    """An item of a briefing to be; `id` is the same in both, `planted` the facts changed in the later one."""

    id: int
    written: Written
    text: str
    evidence: str
    document: str = "morning"
    party: str = ""
    issue: str = ""
    stance: str = ""
    quote: str = ""
    speaker: str = ""
    disputed: bool = False
    planted: frozenset[Fact] = frozenset()

    def changed(self, *facts: Fact, **fields: str | bool) -> Made:
        """The item with other fields, and the facts that this changes."""
        return replace(self, planted=self.planted.union(facts), **fields)  # type: ignore[arg-type]  # as above


@dataclass(frozen=True)
class Planted:
    """Two briefings, and the items that stand behind their entries, section by section in their order."""

    old: Briefing
    new: Briefing
    before: tuple[Made, ...]
    after: tuple[Made, ...]


def planted(half: Half, count: int, *, seed: int = SEED) -> tuple[Planted, ...]:
    """So many pairs of briefings; the same half, count and seed give the same."""
    random = Random(f"{seed} {half}")
    told = stories(half)
    return tuple(_pair(told[n % len(told)], random) for n in range(count))


def _pair(story: Story, random: Random) -> Planted:
    items = [_made(id, written) for id, written in enumerate(story.items)]
    before: list[Made] = []
    after: list[Made] = []
    for section in (Section.KEY_POINTS, Section.POSITIONS, Section.OPEN_QUESTIONS):
        pool = [item for item in items if item.written.section is section]
        random.shuffle(pool)
        kept = pool[: max(2, len(pool) - 2)]
        before += kept
        after += _later(kept, pool[len(kept) :], random)
    return Planted(_briefing(story, before), _briefing(story, after), tuple(before), tuple(after))


def _made(id: int, written: Written) -> Made:
    fields = {name: getattr(written, name) for name in ("party", "issue", "stance", "quote", "speaker")}
    return Made(id, written, written.text, written.text, **fields)


def _later(kept: Sequence[Made], others: Sequence[Made], random: Random) -> list[Made]:
    """The items of a section as the later briefing has them."""
    items = [_edited(item, random) for item in kept]
    if random.random() < _SWAPPED:
        items = _with_stances_exchanged(items, random)
    if random.random() < _LESS:
        del items[random.randrange(len(items))]
    if others and random.random() < _MORE:
        items.insert(random.choice((0, random.randint(0, len(items)))), random.choice(others))
    if random.random() < _SHUFFLED:
        random.shuffle(items)
    return items


def _edited(item: Made, random: Random) -> Made:
    if random.random() < _REWORDED:
        item = replace(item, text=item.written.again)
        if random.random() < _RETOLD:
            item = item.changed(Fact.EVIDENCE, evidence=item.written.again)
    for chance in (_CHANGED, _TWICE):
        if random.random() >= chance:
            break
        item = _with_fact(item, random)
    return item


def _with_fact(item: Made, random: Random) -> Made:
    """The item with one more fact changed, of a kind that it has, and that was not changed yet."""
    ways = [name for name, way in WAYS.items() if (found := way(item)) and found.planted != item.planted]
    return (WAYS[random.choice(ways)](item) or item) if ways else item


def _digit(item: Made) -> Made | None:
    """One digit outside of dates is another; the last, so that it is small beside the whole."""
    date = item.text.find(item.written.date[0]) if item.written.date else -1
    end = date + len(item.written.date[0]) if item.written.date else -1
    free = [m.start() for m in _DIGIT.finditer(item.text) if not date <= m.start() < end]
    if not free or Fact.DATE in item.planted or (item.written.date and date < 0):
        return None
    at = free[-1]
    other = str((int(item.text[at]) + 4) % 9 + 1)
    if other == item.text[at]:
        return None
    return item.changed(Fact.NUMBER, text=item.text[:at] + other + item.text[at + 1 :])


def _put(fact: Fact, swap: Callable[[Written], Swap]) -> Callable[[Made], Made | None]:
    def way(item: Made) -> Made | None:
        words = swap(item.written)
        if words is None or words[0] not in item.text:
            return None
        return item.changed(fact, text=item.text.replace(*words))

    return way


def _denied(item: Made) -> Made | None:
    if not item.written.denied or item.text != item.written.text:
        return None
    return item.changed(Fact.NEGATION, text=item.written.denied)


def _field(fact: Fact, name: str, value: Callable[[Written], str]) -> Callable[[Made], Made | None]:
    def way(item: Made) -> Made | None:
        return item.changed(fact, **{name: value(item.written)}) if getattr(item, name) else None

    return way


def _disputed(item: Made) -> Made | None:
    if item.written.section is not Section.KEY_POINTS:
        return None
    return item.changed(Fact.DISPUTED, disputed=True)


def _elsewhere(item: Made) -> Made | None:
    return (
        None
        if Fact.DOCUMENT in item.planted
        else item.changed(
            Fact.EVIDENCE, evidence=f"A later report tells the matter of item {item.id} at length."
        )
    )


def _from_another(item: Made) -> Made | None:
    return None if Fact.EVIDENCE in item.planted else item.changed(Fact.DOCUMENT, document="evening")


WAYS: Mapping[str, Callable[[Made], Made | None]] = {
    "digit": _digit,
    "date": _put(Fact.DATE, lambda written: written.date),
    "name": _put(Fact.NAME, lambda written: written.name),
    "modality": _put(Fact.MODALITY, lambda written: written.modal),
    "negation": _denied,
    "speaker": _field(Fact.SPEAKER, "speaker", lambda written: written.other_speaker),
    "quote": _field(Fact.QUOTE, "quote", lambda written: written.altered),
    "party": _field(Fact.PARTY, "party", lambda written: written.other_party),
    "issue": _field(Fact.ISSUE, "issue", lambda written: f"future of {written.issue}"),
    "disputed": _disputed,
    "evidence": _elsewhere,
    "document": _from_another,
}
"""How a fact is changed, by name; each gives None for an item that has no such fact."""


def _with_stances_exchanged(items: list[Made], random: Random) -> list[Made]:
    """Two parties of other stances each with the other's stance, alone or with all that it says."""
    pairs = [
        (one, other)
        for at, one in enumerate(items)
        for other in items[at + 1 :]
        if one.stance != other.stance and not {Fact.PARTY, Fact.ISSUE} & (one.planted | other.planted)
    ]
    if not pairs:
        return items
    one, other = random.choice(pairs)
    whole = one.issue == other.issue and random.random() < 1 / 2
    exchange = _as_other if whole else _stance_of
    exchanged = {one.id: exchange(one, other), other.id: exchange(other, one)}
    return [exchanged.get(item.id, item) for item in items]


def _stance_of(item: Made, other: Made) -> Made:
    return item.changed(Fact.STANCE, stance=other.stance)


def _as_other(item: Made, other: Made) -> Made:
    """The item's party with the words, the quote, the evidence and the stance of another."""
    return replace(
        other,
        id=item.id,
        party=item.party,
        planted=frozenset({Fact.STANCE, Fact.QUOTE, Fact.EVIDENCE}),
    )


def _briefing(story: Story, items: Iterable[Made]) -> Briefing:
    numbered = list(enumerate(items, 1))
    return Briefing(
        title=story.title,
        key_points=tuple(
            KeyPoint(text=i.text, wording=Wording.WORDED, evidence=_evidence(n, i), disputed=i.disputed)
            for n, i in numbered
            if i.written.section is Section.KEY_POINTS
        ),
        positions=tuple(_position(n, i) for n, i in numbered if i.written.section is Section.POSITIONS),
        open_questions=tuple(
            OpenQuestion(text=i.text, wording=Wording.WORDED, evidence=_evidence(n, i), why=i.written.why)
            for n, i in numbered
            if i.written.section is Section.OPEN_QUESTIONS
        ),
        sources=tuple(
            SourceEntry(id=id, name=f"{id}.txt", language="en", sentences=40, sha256="0" * 64)
            for id in ("morning", "evening")
        ),
        provenance=Provenance(version="0", drafter="none", model="none"),
    )


def _position(number: int, item: Made) -> Position:
    span = Span(0, len(item.quote))
    said = Quote(text=item.quote, speaker=item.speaker, document=item.document, sentence=number, span=span)
    return Position(
        text=item.text,
        wording=Wording.WORDED,
        evidence=_evidence(number, item),
        party=item.party,
        issue=item.issue,
        stance=Stance(item.stance),
        quotes=(said,),
    )


def _evidence(number: int, item: Made) -> tuple[Evidence, ...]:
    span = Span(0, len(item.evidence))
    return (Evidence(document=item.document, sentence=number, span=span, quote=item.evidence),)
