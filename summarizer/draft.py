"""What a model is asked for: items that cite sentences by number, and hold no evidence yet."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, create_model

from summarizer.form import Form
from summarizer.stance import Stance


class ItemDraft(Form):
    """A sentence of prose, and the numbers of the source sentences that it rests on."""

    text: str = Field(min_length=1)
    sentences: tuple[int, ...] = Field(min_length=1)


class KeyPointDraft(ItemDraft):
    """A finding.

    `disputed` where the documents contradict each other on it, and the text says who says what.
    """

    disputed: bool = False


class PositionDraft(ItemDraft):
    """What one party holds on one issue; `issue` is a few words, the same for every party."""

    party: str = Field(min_length=1)
    issue: str = Field(min_length=1)
    stance: Stance


class QuestionDraft(ItemDraft):
    """A question that the documents leave open; `why` says how they leave it open."""

    why: str = Field(min_length=1)


class BriefingDraft(Form):
    """The model's unverified reply: what it would say, by sentence number.

    Nothing in it is asserted to anyone: `summarizer.grounding.ground` makes the briefing from it. A title is
    asked for, and a reply stands without.
    """

    title: str = ""
    headline: tuple[ItemDraft, ...] = ()
    key_points: tuple[KeyPointDraft, ...] = ()
    positions: tuple[PositionDraft, ...] = ()
    open_questions: tuple[QuestionDraft, ...] = ()


class PassageDraft(Form):
    """The model's unverified reply for one passage of longer documents; `about` says what it is about."""

    about: str = ""
    key_points: tuple[KeyPointDraft, ...] = ()
    positions: tuple[PositionDraft, ...] = ()
    open_questions: tuple[QuestionDraft, ...] = ()


@lru_cache(maxsize=256)
def bounded(count: int) -> type[BriefingDraft]:
    """`BriefingDraft` for a passage of `count` sentences: a number outside 1 … count is invalid.

    The bound stands in the JSON schema and in validation alike. Building the classes costs
    milliseconds, so that they are kept.
    """
    return create_model(
        "BriefingDraft",
        __base__=BriefingDraft,
        __doc__="A briefing of the numbered sentences.",
        title=(str, ...),
        headline=_many(ItemDraft, 1, count),
        key_points=_many(KeyPointDraft, 1, count),
        positions=_many(PositionDraft, 1, count),
        open_questions=_many(QuestionDraft, 1, count),
    )


@lru_cache(maxsize=256)
def bounded_passage(first: int, last: int) -> type[PassageDraft]:
    """`PassageDraft` for the sentences `first` to `last`: another number is invalid, as in `bounded`."""
    return create_model(
        "PassageDraft",
        __base__=PassageDraft,
        __doc__="What the numbered sentences say.",
        key_points=_many(KeyPointDraft, first, last),
        positions=_many(PositionDraft, first, last),
        open_questions=_many(QuestionDraft, first, last),
    )


def _many(item: type[ItemDraft], first: int, last: int) -> Any:  # Any: a field that is made here
    """A field of such items, each of which cites numbers from `first` to `last`."""
    # Any: types that are made here, which no annotation can name.
    number: Any = Annotated[int, Field(ge=first, le=last)]
    numbers: Any = (tuple[number, ...], Field(min_length=1))
    within: Any = create_model(item.__name__, __base__=item, __doc__=item.__doc__, sentences=numbers)
    return (tuple[within, ...], ...)
