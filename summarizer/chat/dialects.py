"""A request in the words that a server understands, and its reply in ours.

Above the seam every request asks for JSON by `response_format`, and every reply has it as its content. So a
recording or a cached reply holds for every server, whichever way it is asked.
"""

from __future__ import annotations

import json
import re
from typing import Any

from summarizer.chat.base import ChatReply, ChatRequest, Message
from summarizer.chat.servers import SchemaWay, Server

LENGTH = "max_completion_tokens"
"""The field that limits a reply, as it is called above the seam."""
# Fences open a line, which nothing within a JSON string can; a reply that was cut has no second one.
_FENCED = re.compile(r"^[ \t]*```(?:json)?[ \t]*\n(.*?)(?:\n[ \t]*```|\Z)", re.DOTALL | re.MULTILINE)
_IN_WORDS = "Answer with one JSON object that fits this JSON schema{how}:\n{schema}"
_HOW = {"json": "", "markdown": ", in a Markdown code block that opens with ```json and ends with ```"}
# What OpenAI's strict form does not take. Whoever reads the reply checks it all the same.
_NOT_STRICT = {"default", "title", "minLength", "maxLength", "uniqueItems"}

Json = Any  # Any: JSON


def spoken(request: ChatRequest, server: Server) -> ChatRequest:
    """The request as that server takes it.

    >>> spoken({"messages": [], "max_completion_tokens": 9}, Server(length="max_tokens"))
    {'messages': [], 'max_tokens': 9}
    """
    told = {server.length if name == LENGTH else name: value for name, value in request.items()}
    asked = (request.get("response_format") or {}).get("json_schema")
    if asked is None or server.schema == "plain":
        return told
    if server.schema == "strict":
        strict = asked | {"strict": True, "schema": _strict(asked["schema"])}
        return told | {"response_format": {"type": "json_schema", "json_schema": strict}}
    del told["response_format"]
    if server.schema == "tools":
        return told | _as_tool(asked)
    form = {"response_format": {"type": "json_object"}} if server.schema == "json" else {}
    return told | form | {"messages": _in_words(request["messages"], asked["schema"], server.schema)}


def understood(reply: ChatReply, way: SchemaWay) -> ChatReply:
    """The reply with its JSON as the content; where there is none, it stays as it is."""
    choices = reply.get("choices")
    if way not in ("tools", "markdown") or not isinstance(choices, list):
        return reply
    return reply | {"choices": [_unwrapped(choice) for choice in choices]}


def _strict(schema: Json) -> Json:
    """A schema as OpenAI's strict form wants it: no other properties, and none left out."""
    if isinstance(schema, list):
        return [_strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}  # nothing may stand beside it
    kept = {name: part for name, part in schema.items() if name not in _NOT_STRICT}
    inner = {name: _strict(part) for name, part in kept.items() if name not in ("properties", "$defs")}
    for name in ("$defs", "properties"):  # whose keys are names, of which one may be "title"
        if name in kept:
            inner[name] = {named: _strict(part) for named, part in kept[name].items()}
    if "properties" in inner:
        inner |= {"additionalProperties": False, "required": list(inner["properties"])}
    return inner


def _as_tool(asked: Json) -> ChatRequest:
    """The schema as that of the one tool's arguments, and the tool as the answer."""
    described = {"description": asked["description"]} if asked.get("description") else {}
    function = {"name": asked["name"], **described, "parameters": asked["schema"]}
    return {
        "tools": [{"type": "function", "function": function}],
        "tool_choice": {"type": "function", "function": {"name": asked["name"]}},
    }


def _in_words(messages: list[Message], schema: Json, way: SchemaWay) -> list[Message]:
    """The messages, of which the system's also says what the answer must look like."""
    told = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
    words = _IN_WORDS.format(how=_HOW[way], schema=told)
    if messages and messages[0].get("role") == "system":
        first = messages[0]
        return [first | {"content": f"{first['content']}\n\n{words}"}, *messages[1:]]
    return [{"role": "system", "content": words}, *messages]


def _unwrapped(choice: Json) -> Json:
    match choice:
        case {"message": {"tool_calls": [{"function": {"arguments": str(said)}}, *_]} as message}:
            plain = {name: value for name, value in message.items() if name != "tool_calls"}
            finish = "stop" if choice.get("finish_reason") == "tool_calls" else choice.get("finish_reason")
            return choice | {"message": plain | {"content": said}, "finish_reason": finish}
        case {"message": {"content": str(said)} as message} if fenced := _FENCED.search(said):
            return choice | {"message": message | {"content": fenced[1]}}
    return choice
