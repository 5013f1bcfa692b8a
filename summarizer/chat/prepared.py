"""What instructor is handed for an answer, made once, and what it makes of a reply that is none."""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from pydantic import BaseModel

T = TypeVar("T", bound="BaseModel")


def wider(answer: type[T]) -> type[T]:
    """The class that an answer narrows; itself if it narrows none."""
    from pydantic import BaseModel

    base = answer.__base__
    if base is None or base is BaseModel or not issubclass(base, BaseModel):
        return answer
    return cast("type[T]", base)  # what is valid in the narrower class is valid in the wider one


@lru_cache(maxsize=256)
def prepared(answer: type[T], asked: type[T]) -> type[T]:
    """The class that instructor would derive of `answer` for each request, with the schema of `asked`,
    which is written out once."""
    import instructor
    from pydantic import create_model

    schema = asked.model_json_schema()

    def written_out() -> dict[str, Any]:  # Any: JSON
        return schema

    made = create_model(answer.__name__, __base__=(answer, instructor.OpenAISchema))
    made.model_json_schema = written_out  # type: ignore[assignment]  # nobody asks for another form
    return cast("type[T]", made)  # mypy loses the first base of several


def invalid() -> tuple[type[Exception], ...]:
    """What instructor raises of a reply that is no valid answer."""
    from json import JSONDecodeError

    from instructor.core import ResponseParsingError
    from pydantic import ValidationError

    return ValidationError, JSONDecodeError, ResponseParsingError


@cache
def quieten() -> None:
    """Keep instructor from printing to stderr, and its requests for another attempt short."""
    from instructor.utils import disable_pydantic_error_url

    logging.getLogger("instructor").addHandler(logging.NullHandler())
    disable_pydantic_error_url()
