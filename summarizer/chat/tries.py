"""What the tries took that failed before a reply, told with the reply where it is kept."""

from __future__ import annotations

from pydantic import ValidationError

from summarizer.briefing import Usage
from summarizer.chat.base import ChatReply

_FIELD = "failed_before"


def after(failed: Usage, reply: ChatReply) -> ChatReply:
    """The reply, whose `usage` also tells of the tries that failed before it.

    >>> after(Usage(requests=2, failed=2), {"usage": {}})["usage"]["failed_before"]["failed"]
    2
    """
    if not failed.requests:
        return reply
    told = reply.get("usage")
    counted = told if isinstance(told, dict) else {}
    return {**reply, "usage": {**counted, _FIELD: failed.model_dump(mode="json")}}


def before(reply: ChatReply) -> Usage:
    """What the tries took that failed before a reply that was kept; nothing for one that is new.

    >>> before({"usage": {"prompt_tokens": 12}}).requests
    0
    """
    match reply.get("usage"):
        case {"failed_before": told}:
            try:
                return Usage.model_validate(told)
            except ValidationError:  # a server's own field of that name
                return Usage()
    return Usage()
