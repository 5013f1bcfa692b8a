"""What stands around each piece of evidence, by which it is found again where the characters have moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from summarizer.briefing import Briefing, Place
from summarizer.documents import Document
from summarizer.selectors import SURROUNDINGS

ModelT = TypeVar("ModelT", bound=BaseModel)


def with_surroundings(briefing: Briefing, documents: Iterable[Document]) -> Briefing:
    """The briefing, each place in it with the text just before and behind it in its document."""
    return _placed(briefing, {document.id: document.text for document in documents})


def _placed(value: ModelT, texts: Mapping[str, str]) -> ModelT:
    if isinstance(value, Place):
        text, span = texts[value.document], value.span
        before = text[max(0, span.start - SURROUNDINGS) : span.start]
        behind = text[span.end : span.end + SURROUNDINGS]
        return value.model_copy(update={"prefix": before, "suffix": behind})
    changes = {name: _each(held, texts) for name, held in value if isinstance(held, tuple | BaseModel)}
    return value.model_copy(update=changes) if changes else value


def _each(held: Any, texts: Mapping[str, str]) -> Any:  # Any: a field of any of the models
    if isinstance(held, BaseModel):
        return _placed(held, texts)
    return tuple(_placed(each, texts) if isinstance(each, BaseModel) else each for each in held)
