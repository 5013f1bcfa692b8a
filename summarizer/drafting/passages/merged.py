"""What a merge is asked for: items that name findings by number, and no sentences at all."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, create_model

from summarizer.form import Form
from summarizer.stance import Stance


class MergedItem(Form):
    """A sentence of prose, empty to keep a finding's own, and the numbers of the findings it rests on."""

    text: str = ""
    items: tuple[int, ...] = Field(min_length=1)


class MergedPoint(MergedItem):
    """A finding. `disputed` where the findings contradict each other on it, and the text says how."""

    disputed: bool = False


class MergedPosition(MergedItem):
    """What one party holds on one issue."""

    party: str = Field(min_length=1)
    issue: str = Field(min_length=1)
    stance: Stance


class MergedQuestion(MergedItem):
    """A question that all findings together leave open; `why` is empty to keep the finding's own."""

    why: str = ""


class SameParty(Form):
    """A party, and the other names by which the findings call it."""

    name: str = Field(min_length=1)
    also: tuple[str, ...] = Field(min_length=1)


class Merge(Form):
    """The model's reply to a merge."""

    parties: tuple[SameParty, ...] = ()
    title: str = Field(min_length=1)
    headline: tuple[MergedItem, ...] = ()
    key_points: tuple[MergedPoint, ...] = ()
    positions: tuple[MergedPosition, ...] = ()
    open_questions: tuple[MergedQuestion, ...] = ()


@lru_cache(maxsize=64)
def bounded_merge(count: int) -> type[Merge]:
    """`Merge` of `count` findings: a number outside 1 … count is invalid, in the schema and in validation."""
    # Any: types that are made here, which no annotation can name.
    number: Any = Annotated[int, Field(ge=1, le=count)]
    numbers: Any = (tuple[number, ...], Field(min_length=1))

    def many(item: type[MergedItem]) -> Any:  # Any: a field that is made here
        within: Any = create_model(item.__name__, __base__=item, __doc__=item.__doc__, items=numbers)
        return (tuple[within, ...], ...)

    return create_model(
        "Merge",
        __base__=Merge,
        __doc__="A briefing of the numbered findings.",
        headline=many(MergedItem),
        key_points=many(MergedPoint),
        positions=many(MergedPosition),
        open_questions=many(MergedQuestion),
    )
