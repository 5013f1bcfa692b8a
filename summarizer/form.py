"""What a model fills in: an answer whose JSON schema holds no word that a server can do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

# What the prompt says better, or what validation alone needs to know.
_IDLE = {"title", "description", "default", "minLength"}


class Form(BaseModel):
    """An answer, or a part of one.

    Its schema has neither titles nor descriptions, and stands in one piece: a schema is billed with every
    request by the servers that show it to the model, and some of the others do not follow a reference.

    >>> class Vote(Form):
    ...     motion: str
    >>> Vote.model_json_schema()["properties"]
    {'motion': {'type': 'string'}}
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> JsonSchemaValue:
        return _bare(handler(core_schema), handler)


def _bare(schema: JsonSchemaValue, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    told = handler.resolve_ref_schema(schema)
    kept = {name: part for name, part in told.items() if name not in _IDLE}
    if "items" in kept:
        kept["items"] = _bare(kept["items"], handler)
    if "properties" in kept:
        kept["properties"] = {name: _bare(part, handler) for name, part in kept["properties"].items()}
    return kept
