"""What stands of a reply that is not valid as a whole, and what was wrong with the rest of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

T = TypeVar("T", bound="BaseModel")

BROKEN_OFF = "the reply broke off here"


@dataclass(frozen=True)
class Lost:
    """A part of a reply that was not valid: its field, what stood there, and what was wrong with it."""

    section: str
    item: Any  # Any: JSON
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Salvaged(Generic[T]):
    """An answer made of what was valid, and what was `lost`.

    `complete` says that the reply could be read to its end, so that nothing is missing but what was lost.
    """

    answer: T
    lost: tuple[Lost, ...] = ()
    complete: bool = True

    @property
    def size(self) -> int:
        """How many items stand."""
        return sum(len(value) for _, value in self.answer if isinstance(value, tuple))


def salvage(answer: type[T], content: str) -> Salvaged[T] | None:
    """What stands of `content` as an `answer`; None where that is not even the object that it must be.

    Of a field that holds several items, each stands or falls by itself, and the field is empty where it is
    missing. A field that nothing asked for is left out. A text that breaks off, or stops being JSON, is
    read up to the item in which it does.

    >>> from summarizer.draft import bounded_passage
    >>> yes, no = '{"text": "Yes.", "sentences": [3]}', '{"text": "No.", "sentences": [30]}'
    >>> found = salvage(bounded_passage(1, 9), f'{{"key_points": [{yes}, {no}]}}')
    >>> [point.text for point in found.answer.key_points], [lost.reasons for lost in found.lost]
    (['Yes.'], [('sentences: input should be less than or equal to 9, not 30',)])
    """
    fields, lost = _read(content)
    complete = not lost
    while fields is not None:
        faults = _faults(answer, fields)
        if not faults:
            text = json.dumps(fields)
            return Salvaged(answer.model_validate_json(text, strict=True), tuple(lost), complete)
        removed = []
        for place, reasons in _by_place(faults).items():
            if not place or (len(place) == 1 and fields.get(str(place[0])) == []):
                return None  # a value must stand there, and nothing can stand in for it
            found = _emptied(fields, place) if reasons else _removed(fields, place)
            if reasons and found is not None:
                removed.append(Lost(str(place[0]), found, tuple(reasons)))
        lost = [*reversed(removed), *lost]
    return None


def _read(content: str) -> tuple[dict[str, Any] | None, list[Lost]]:  # Any: JSON
    """The object that a text holds, in a Markdown fence or not, and its last item if it breaks off there."""
    start = content.find("{")
    if start < 0:
        return None, []
    try:
        return json.JSONDecoder().raw_decode(content, start)[0], []
    except json.JSONDecodeError as error:
        fields = _beginning(content[start : error.pos]) or _beginning(content[start:])
    if not fields:
        return None, []
    section, value = list(fields.items())[-1]
    if isinstance(value, list) and value:
        return fields, [Lost(section, value.pop(), (BROKEN_OFF,))]
    # A lone value may have been cut in mid-word.
    return fields, [Lost(section, fields.pop(section), (BROKEN_OFF,))]


def _beginning(text: str) -> dict[str, Any] | None:  # Any: JSON
    """The object that begins a text."""
    from pydantic_core import from_json

    try:
        found = from_json(text, allow_partial="trailing-strings")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _faults(answer: type[BaseModel], fields: dict[str, Any]) -> Sequence[ErrorDetails]:  # Any: JSON
    from pydantic import ValidationError

    try:
        # As instructor validates: a number in words is no number.
        answer.model_validate_json(json.dumps(fields), strict=True)
    except ValidationError as error:
        return error.errors(include_url=False, include_context=False)
    return ()


Place = tuple[int | str, ...]


def _by_place(faults: Iterable[ErrorDetails]) -> dict[Place, list[str]]:
    """What has to go, with the reasons, the last item of a list first; what nobody asked for has none."""
    places: dict[Place, list[str]] = {}
    for fault in faults:
        where = fault["loc"]
        if fault["type"] == "extra_forbidden":
            places[where] = []
            continue
        place = where[:2] if len(where) > 1 and isinstance(where[1], int) else where[:1]
        told = places.setdefault(place, [])
        if not (told and fault["type"] == "too_short"):  # which follows from what was wrong within
            told.append(_reason(fault, where[len(place) :]))
    return dict(sorted(places.items(), key=_position, reverse=True))


def _position(entry: tuple[Place, object]) -> list[str]:
    return [str(part).zfill(9) for part in entry[0]]


def _reason(fault: ErrorDetails, within: Place) -> str:
    """A fault in Pydantic's words, with the name of the field and, where it is short, the value."""
    named = ".".join(str(part) for part in within if isinstance(part, str))
    value = fault["input"]
    shown = f", not {value}" if isinstance(value, int | float) else ""
    told = fault["msg"][:1].lower() + fault["msg"][1:] + shown
    return f"{named}: {told}" if named else told


def _emptied(fields: dict[str, Any], place: Place) -> Any:  # Any: JSON
    """What stood at a place: an item, which is taken out, or a field, which then holds no items."""
    if len(place) > 1:
        return _removed(fields, place)
    found = fields.get(str(place[0]))
    fields[str(place[0])] = []
    return found


def _removed(fields: dict[str, Any], place: Place) -> Any:  # Any: JSON
    """What stood at a place, which is taken out."""
    *way, last = place
    holder: Any = fields
    for part in way:
        holder = holder[part]
    return holder.pop(last)
