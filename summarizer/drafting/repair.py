"""Items that failed the check, asked for again: all in one request, with their sentences alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import Field, create_model

from summarizer.chat.base import ChatModel
from summarizer.chat.structured import Limits, ask_items
from summarizer.documents import Sentence
from summarizer.draft import BriefingDraft, ItemDraft, PositionDraft, QuestionDraft, SectionItemDraft
from summarizer.drafting.assembly import Drafted
from summarizer.errors import CassetteMissError, ModelError, SpendingCapError
from summarizer.form import Form
from summarizer.grounding.proving import Prover
from summarizer.grounding.reading import Reading
from summarizer.progress import Progress, Report
from summarizer.prompting import Prompt

TASKS = ("repair",)
ROUNDS = 2
"""How often what fails is asked for again, at most."""
# A repaired item, in tokens, and what the reply holds beside: some models think first.
_EACH = 160
_BESIDE = 1_000
# Sentences shown of an item that cites none that is evidence, and of one that cites very many.
_NEAREST = 3
_SHOWN = 12
_UNREPAIRED = "Items that failed the check could not be put to the model again: {}"
_CAPPED = "the cap on what the run may take left no room for it"


class RepairedDetail(Form):
    """A detail of an item as it should be; empty where the sentences do not tell it."""

    name: str
    value: str = ""


class Repair(Form):
    """A corrected item; `party` and `why` are empty where they stay as they were."""

    item: int
    text: str = Field(min_length=1)
    sentences: tuple[int, ...] = Field(min_length=1)
    party: str = ""
    why: str = ""
    details: tuple[RepairedDetail, ...] = ()


class Repairs(Form):
    """The items that could be corrected."""

    items: tuple[Repair, ...] = ()


class Place(NamedTuple):
    """Where an item stands in its draft."""

    section: str
    at: int


@dataclass(frozen=True)
class Broken:
    """An item that failed the check, as a request shows it."""

    place: Place
    item: ItemDraft
    reasons: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    @property
    def section(self) -> str:
        """The section in the singular, as a prompt calls it."""
        return self.place.section.replace("_", " ").removesuffix("s")

    @property
    def text(self) -> str:
        return self.item.text

    @property
    def party(self) -> str:
        return self.item.party if isinstance(self.item, PositionDraft) else ""

    @property
    def why(self) -> str:
        return self.item.why if isinstance(self.item, QuestionDraft) else ""

    @property
    def optional(self) -> Iterator[str]:
        """What a repair of the item may have beside its text and its sentences."""
        if self.party:
            yield "party"
        if self.why:
            yield "why"
        if isinstance(self.item, SectionItemDraft) and self.item.details:
            yield "details"

    def shows(self, numbers: Collection[int]) -> bool:
        """Whether the request shows all these sentences."""
        return set(numbers) <= {sentence.number for sentence in self.sentences}


@dataclass(frozen=True)
class Repairer:
    """Asks a model to correct the items of a draft that fail the check of `prover`."""

    model: ChatModel
    prompt: Prompt
    prover: Prover
    report: Report

    def repaired(self, drafted: Drafted) -> Drafted:
        """The draft, each item that was corrected in its place; up to two requests, and none where all hold.

        An item that fails after that stays as the draft had it. So do all that are left where a request
        ends in an error, or is not sent because of a cap, of which the reading's notices tell: what is paid
        for is kept. Only a recording that lacks the request is an error, `CassetteMissError`.
        """
        reading = drafted.reading
        broken = tuple(self._broken(_items(drafted.draft), reading))
        if not broken:
            return drafted
        draft, failure = self._mended(drafted, broken)
        notices = (*reading.notices, _UNREPAIRED.format(failure)) if failure else reading.notices
        prompts = (*drafted.prompts, self.prompt.name)
        return replace(drafted, draft=draft, reading=replace(reading, notices=notices), prompts=prompts)

    def _mended(self, drafted: Drafted, broken: Sequence[Broken]) -> tuple[BriefingDraft, str]:
        """The draft with what could be corrected, and the error that ended it, if any."""
        draft = drafted.draft
        for turn in range(1, ROUNDS + 1):
            self.report(Progress("repairing", turn - 1, ROUNDS, detail=f"{len(broken)} of the items"))
            try:
                tried = self._tried(broken, drafted.reading, turn=turn)
            except CassetteMissError:
                raise
            except ModelError as error:
                return draft, str(error)
            except SpendingCapError:
                return draft, _CAPPED
            failing = {each.place: each for each in self._broken(tried, drafted.reading)}
            draft = _with(draft, {place: item for place, item in tried.items() if place not in failing})
            # Of an item that came back as it was, the same would be asked again.
            broken = tuple(each for each in failing.values() if each not in broken)
            if not broken:
                break
        return draft, ""

    def _broken(self, items: Mapping[Place, ItemDraft], reading: Reading) -> Iterator[Broken]:
        for place, item in items.items():
            found = self.prover.check(item)
            if found.reasons:
                yield Broken(place, item, found.reasons, self._shown(item, reading))

    def _shown(self, item: ItemDraft, reading: Reading) -> tuple[Sentence, ...]:
        """The statements that an item cites; where it cites none, those that say most of what it says."""
        passage = reading.passage
        cited = [passage.sentence(number) for number in sorted(set(item.sentences)) if number in passage]
        statements = [sentence for sentence in cited if sentence.is_statement]
        return tuple(statements[:_SHOWN] or self.prover.nearest(item.text)[:_NEAREST])

    def _tried(self, broken: Sequence[Broken], reading: Reading, *, turn: int) -> dict[Place, ItemDraft]:
        """The items as the model would have them now, but for those that it left out."""
        messages = self.prompt.messages(items=broken, language=reading.told_in)
        limits = Limits(tokens=_BESIDE + _EACH * len(broken))
        answer = _bounded(len(broken), frozenset(name for each in broken for name in each.optional))
        found = ask_items(self.model, messages, answer, step=self.prompt.step(turn), limits=limits)
        repairs = [repair for repair in found.answer.items if 1 <= repair.item <= len(broken)]
        asked = [(broken[repair.item - 1], repair) for repair in repairs]
        return {
            one.place: _corrected(one.item, repair) for one, repair in asked if one.shows(repair.sentences)
        }


@lru_cache(maxsize=32)
def _bounded(count: int, asked: frozenset[str]) -> type[Repairs]:
    """`Repairs` of `count` items: another number is invalid, and what is `asked` of no item is not in it."""
    # Any: types that are made here, which no annotation can name.
    fields: Any = {"item": (Annotated[int, Field(ge=1, le=count)], ...), "text": (str, ...)}
    fields |= {"sentences": (tuple[int, ...], Field(min_length=1))}
    optional: Any = {"party": (str, ""), "why": (str, ""), "details": (tuple[RepairedDetail, ...], ())}
    fields |= {name: optional[name] for name in optional if name in asked}
    repair: Any = create_model("Repair", __base__=Form, **fields)
    return create_model("Repairs", __base__=Repairs, __doc__=Repairs.__doc__, items=(tuple[repair, ...], ...))


def _corrected(item: ItemDraft, repair: Repair) -> ItemDraft:
    changes: dict[str, object] = {"text": repair.text, "sentences": repair.sentences}
    if isinstance(item, PositionDraft) and repair.party:
        changes["party"] = repair.party
    if isinstance(item, QuestionDraft) and repair.why:
        changes["why"] = repair.why
    if isinstance(item, SectionItemDraft):
        changes.update({d.name: d.value for d in repair.details if d.name in item.details})
    return item.model_copy(update=changes)


def _items(draft: BriefingDraft) -> dict[Place, ItemDraft]:
    return {
        Place(section, at): item
        for section, items in _sections(draft).items()
        for at, item in enumerate(items)
    }


def _sections(draft: BriefingDraft) -> Mapping[str, tuple[ItemDraft, ...]]:
    return {
        "headline": draft.headline,
        "key_points": draft.key_points,
        "positions": draft.positions,
        "open_questions": draft.open_questions,
        **draft.own,
    }


def _with(draft: BriefingDraft, items: Mapping[Place, ItemDraft]) -> BriefingDraft:
    """The draft with these items in their places, but for what its section says already."""
    sections: dict[str, tuple[ItemDraft, ...]] = {}
    for section, held in _sections(draft).items():
        told = {item.text for item in held}
        placed = list(held)
        for at, old in enumerate(held):
            new = items.get(Place(section, at), old)
            if new.text not in told - {old.text}:
                placed[at] = new
                told.add(new.text)
        sections[section] = tuple(placed)
    return draft.model_copy(update=sections)
