"""What a draft says twice, said once: its evidence together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

from summarizer.briefing import Item, KeyPoint, Position, Unsupported
from summarizer.text import fold

_END = " .!?…;,:。！？"

ItemT = TypeVar("ItemT", bound=Item)


def joined(items: Sequence[ItemT]) -> tuple[ItemT, ...]:
    """The items, each text once, its end mark and typography aside, with the evidence of all that have it.

    A position is another where its party, issue or stance is. A key point that stands whole in another on
    the same sentences is part of that one.
    """
    once: dict[tuple[str, ...], ItemT] = {}
    for item in items:
        key = _key(item)
        once[key] = _with(once[key], item) if key in once else item
    found = tuple(once.values())
    return tuple(item for item in found if not any(_is_part(item, other) for other in found))


def failed_once(items: Iterable[Unsupported]) -> tuple[Unsupported, ...]:
    """Likewise of what could not be supported: once a section, a text and its reasons."""
    once: dict[tuple[object, ...], Unsupported] = {}
    for item in items:
        key = item.section, _plain(item.text), item.reasons
        known = once.get(key, item)
        evidence = tuple(dict.fromkeys((*known.evidence, *item.evidence)))
        once[key] = known.model_copy(update={"evidence": evidence})
    return tuple(once.values())


def _key(item: Item) -> tuple[str, ...]:
    if isinstance(item, Position):  # one text of two parties is the position of each
        return _plain(item.text), fold(item.party), fold(item.issue), item.stance.value
    return (_plain(item.text),)


def _plain(text: str) -> str:
    return fold(text).rstrip(_END)


def _with(item: ItemT, twin: ItemT) -> ItemT:
    """An item with what its twin has beside: evidence in the order of the sentences, quotes, a dispute."""
    cited = {evidence.sentence: evidence for evidence in (*twin.evidence, *item.evidence)}
    update: dict[str, object] = {"evidence": tuple(cited[number] for number in sorted(cited))}
    if isinstance(item, Position) and isinstance(twin, Position):
        update["quotes"] = tuple(dict.fromkeys(chain(item.quotes, twin.quotes)))
    if isinstance(item, KeyPoint) and isinstance(twin, KeyPoint):
        update["disputed"] = item.disputed or twin.disputed
    return item.model_copy(update=update)


def _is_part(item: Item, other: Item) -> bool:
    """Whether a key point's whole text stands in another's, in whole words, on the same sentences."""
    if not isinstance(item, KeyPoint) or item is other:
        return False
    mine, theirs = _plain(item.text), _plain(other.text)
    same = {e.sentence for e in item.evidence} == {e.sentence for e in other.evidence}
    return (
        same and len(mine) < len(theirs) and re.search(rf"(?<!\w){re.escape(mine)}(?!\w)", theirs) is not None
    )
