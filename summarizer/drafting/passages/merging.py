"""What the passages say, put together: from their findings alone, in levels where there are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict, TypeVar

from summarizer.briefing import Unsupported
from summarizer.chat.base import ChatModel, Message
from summarizer.chat.structured import Limits, ask_items
from summarizer.draft import (
    BriefingDraft,
    ItemDraft,
    KeyPointDraft,
    PositionDraft,
    QuestionDraft,
    SectionItemDraft,
    briefing_draft,
    item_draft,
    passage_draft,
)
from summarizer.drafting.budget import Budget
from summarizer.drafting.losses import told
from summarizer.drafting.passages.findings import Findings, Found, Part, listed, sentences_of
from summarizer.drafting.passages.merged import (
    Merge,
    MergedItem,
    MergedQuestion,
    MergedSectionItem,
    bounded_merge,
)
from summarizer.drafting.passages.parties import also_named, one_name
from summarizer.drafting.threads import Pace, each
from summarizer.errors import ReplyError, ServerError
from summarizer.grounding.reading import Reading
from summarizer.profiles.profile import PLAIN, Profile, SectionPlan
from summarizer.progress import Progress
from summarizer.prompting import Prompt

# Tokens that the reply of a merge takes at most, and the share of a small context that it may take.
_REPLY = 6_000
_SHARE = 3
MergedT = TypeVar("MergedT", bound=MergedItem)

_OPEN = "The documents leave it open."
_UNTITLED = "Briefing"
# Fewer passages than this cannot be merged any further.
_PAIR = 2


@dataclass(frozen=True)
class Merged:
    """The draft of the whole, what of the replies was no item, and why the parts are not merged, if so."""

    draft: BriefingDraft
    lost: tuple[Unsupported, ...]
    unmerged: str = ""


@dataclass(frozen=True)
class Merger:
    """Asks a model for one briefing of what was found in several passages."""

    reading: Reading
    model: ChatModel
    prompt: Prompt
    pace: Pace

    def merged(self, found: Sequence[Findings]) -> Merged:
        """The draft of the whole.

        Findings that do not fit one request are merged neighbour by neighbour first. Where no reply is
        valid they are put side by side as they are.
        """
        level = tuple(self._with_one_name(found))
        try:
            while len(groups := tuple(self._groups(level))) > 1:
                if len(groups) == len(level):
                    return self._side_by_side(level, "what was found in the parts does not fit one request")
                level = each(self._level, groups, step="merging", pace=self.pace)
            self.pace.report(Progress("merging", 0, 1))
            return self._merged(level)
        except (ReplyError, ServerError) as error:
            return self._side_by_side(level, str(error))

    def _with_one_name(self, found: Sequence[Findings]) -> Iterator[Findings]:
        names = one_name((p.party for each in found for p in each.draft.positions), self.reading)
        for one in found:
            positions = renamed(one.draft.positions, names)
            yield replace(one, draft=one.draft.model_copy(update={"positions": positions}))

    def _groups(self, level: Sequence[Findings]) -> Iterator[tuple[Findings, ...]]:
        """Neighbours whose findings fit one request."""
        budget = Budget(self.model)
        left = budget.room(self._messages(()), reply=self._reply)
        group: list[Findings] = []
        for one in level:
            if group and sum(each.size(budget) for each in (*group, one)) > left:
                yield tuple(group)
                group = []
            group.append(one)
        yield tuple(group)

    def _level(self, group: tuple[Findings, ...]) -> Findings:
        if len(group) < _PAIR:
            return group[0]
        merged = self._merged(group)
        draft = merged.draft
        within = passage_draft(self.prompt.profile)(
            about=draft.title,
            key_points=draft.key_points,
            positions=draft.positions,
            open_questions=draft.open_questions,
            **draft.own,
        )
        return Findings(within, group[0].first, group[-1].last, merged.lost)

    def _merged(self, found: Sequence[Findings]) -> Merged:
        items = [item for one in found for item in one.items]
        if len(found) < _PAIR or not items:
            return self._side_by_side(found)
        step = self.prompt.step(f"{found[0].first}–{found[-1].last}")
        limits = Limits(tokens=self._reply)
        messages, profile = self._messages(listed(found)), self.prompt.profile
        answer = ask_items(self.model, messages, bounded_merge(len(items), profile), step=step, limits=limits)
        lost = (*_lost(found), *told(answer.lost))
        return Merged(resolved(answer.answer, items, profile), lost)

    def _side_by_side(self, found: Sequence[Findings], why: str = "") -> Merged:
        return side_by_side(found, why, profile=self.prompt.profile)

    @property
    def _reply(self) -> int:
        return min(_REPLY, self.model.context // _SHARE)

    def _messages(self, parts: Sequence[Part]) -> list[Message]:
        count = sum(len(part.findings) for part in parts)
        return self.prompt.messages(parts=parts, count=count, language=self.reading.told_in)


def resolved(merge: Merge, items: Sequence[Found], profile: Profile = PLAIN) -> BriefingDraft:
    """The draft that a merge of these items asks for, with their sentences in place of their numbers.

    A merged item that names no finding that there is stands on nothing, and is left out.
    """
    called = [item.party for item in items if isinstance(item, PositionDraft)]
    names = also_named(merge.parties, [*called, *(each.party for each in merge.positions)])
    positions = tuple(
        PositionDraft(**_told(each, items), party=each.party, issue=each.issue, stance=each.stance)
        for each in _known(merge.positions, items)
    )
    own = {
        plan.name: tuple(_own(each, items, plan) for each in _known(merge.own.get(plan.name, ()), items))
        for plan in profile.sections
    }
    return briefing_draft(profile)(
        title=merge.title,
        headline=tuple(ItemDraft(**_told(each, items)) for each in _known(merge.headline, items)),
        key_points=tuple(
            KeyPointDraft(**_told(each, items), disputed=each.disputed)
            for each in _known(merge.key_points, items)
        ),
        positions=renamed(positions, names),
        open_questions=tuple(_question(each, items) for each in _known(merge.open_questions, items)),
        **own,
    )


def _known(merged: Iterable[MergedT], items: Sequence[Found]) -> Iterator[MergedT]:
    """The merged items that name findings which there are, and no others."""
    for one in merged:
        numbers = tuple(number for number in one.items if 1 <= number <= len(items))
        if numbers:
            yield one.model_copy(update={"items": numbers})


class _Told(TypedDict):
    text: str
    sentences: tuple[int, ...]


def _told(merged: MergedItem, items: Sequence[Found]) -> _Told:
    """The text of a merged item and the sentences it rests on; a text that was kept rests on its own."""
    named = [items[number - 1] for number in merged.items]
    if merged.text:
        return {"text": merged.text, "sentences": sentences_of(named)}
    return {"text": named[0].text, "sentences": named[0].sentences}


def _question(merged: MergedQuestion, items: Sequence[Found]) -> QuestionDraft:
    """The question, whose text ends before its why: some models repeat the whole line of a finding."""
    told, why = _told(merged, items), merged.why or _why(merged, items)
    text = told["text"].removesuffix(why).rstrip()
    return QuestionDraft(text=text or told["text"], sentences=told["sentences"], why=why)


def _why(merged: MergedItem, items: Sequence[Found]) -> str:
    """Why the first question among the findings is open; a question may be made of other findings."""
    named = (items[number - 1] for number in merged.items)
    return next((item.why for item in named if isinstance(item, QuestionDraft)), _OPEN)


def _own(merged: MergedSectionItem, items: Sequence[Found], plan: SectionPlan) -> SectionItemDraft:
    """An item of a section of one's own; a detail that is empty is that of the first finding with it."""
    named = [item for number in merged.items if isinstance(item := items[number - 1], SectionItemDraft)]
    found = {
        name: value or next((v for item in named if (v := item.details.get(name, ""))), "")
        for name, value in merged.details.items()
    }
    return item_draft(plan)(**_told(merged, items), **found)


def renamed(positions: Iterable[PositionDraft], names: Mapping[str, str]) -> tuple[PositionDraft, ...]:
    """The positions, each party under the name to use for it."""
    return tuple(p.model_copy(update={"party": names.get(p.party, p.party)}) for p in positions)


def side_by_side(found: Sequence[Findings], why: str = "", *, profile: Profile = PLAIN) -> Merged:
    """The findings of all passages in their order; what two passages that overlap both say, once."""
    drafts = [one.draft for one in found]
    about = [draft.about for draft in drafts if draft.about]
    own = {
        plan.name: tuple(dict.fromkeys(item for draft in drafts for item in draft.own.get(plan.name, ())))
        for plan in profile.sections
    }
    draft = briefing_draft(profile)(
        title=about[0] if about else _UNTITLED,
        key_points=tuple(dict.fromkeys(item for draft in drafts for item in draft.key_points)),
        positions=tuple(dict.fromkeys(item for draft in drafts for item in draft.positions)),
        open_questions=tuple(dict.fromkeys(item for draft in drafts for item in draft.open_questions)),
        **own,
    )
    return Merged(draft, tuple(_lost(found)), why)


def _lost(found: Sequence[Findings]) -> Iterator[Unsupported]:
    return (item for one in found for item in one.lost)
