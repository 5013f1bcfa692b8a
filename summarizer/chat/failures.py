"""What a server's failures are called here, and what is said of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.chat.base import ChatRequest
from summarizer.chat.servers import SCHEMA_WAYS, SchemaWay
from summarizer.errors import (
    AuthenticationError,
    BrokenReplyError,
    ModelError,
    ModelNotFoundError,
    NoAnswerError,
    NoCompletionError,
    PassageTooLongError,
    QuotaError,
    RateLimitError,
    RequestRefusedError,
    ServerError,
    UnavailableError,
    UnreachableError,
)

if TYPE_CHECKING:
    from openai import APIStatusError

Kind = tuple[type[ModelError], str]
"""An error, and what it says of words that the server said."""

KEY_MISSING: Kind = (
    AuthenticationError,
    "the server wants a key ({said}), and none was given; set OPENAI_API_KEY",
)
# Without the server's words, which show a part of the key.
KEY_REFUSED: Kind = (
    AuthenticationError,
    "the key was refused; check OPENAI_API_KEY, and that it may use this model",
)
NO_ACCESS: Kind = (
    AuthenticationError,
    "access was refused ({said}); check OPENAI_API_KEY, and that it may use this model",
)
NOT_FOUND: Kind = ModelNotFoundError, "no such model or address ({said}); check -m and --base-url"
TOO_LONG: Kind = (
    PassageTooLongError,
    "the request is longer than the model's context ({said}); "
    "say with --context how long it is, give fewer or shorter documents, or use a model with a longer one",
)
TOO_MANY: Kind = RateLimitError, "too many requests ({said}); wait, or send fewer at a time with -j"
NO_CREDIT: Kind = QuotaError, "no credit left, or the plan is used up ({said}); check your plan"
BUSY: Kind = UnavailableError, "the server failed ({said}); try again later, or use another model"
SILENT: Kind = (
    NoAnswerError,
    "no whole answer within {said}; "
    "check that the server is up, allow more with --timeout, or use a faster model",
)
UNREACHED: Kind = (
    UnreachableError,
    "could not be reached ({said}); check --base-url and the network, or use -m embedded",
)
BROKEN: Kind = (
    BrokenReplyError,
    "the reply is not whole: it reads “{said}”; try again, or check what stands between you and the server",
)
NO_COMPLETION: Kind = (
    NoCompletionError,
    "no chat completion but “{said}”; check --base-url, which often ends in /v1",
)
_REFUSED = "the server does not take the request ({said}): "
_OTHERWISE = "use another model, or say with --schema and --length-field what it takes"
FAILED: Kind = ServerError, "the request failed ({said}); try again, or use another model"

_CONTEXT = re.compile(r"context[ _](length|window|size)|too many tokens|prompt is too long", re.IGNORECASE)
# “maximum context length is 8192 tokens”, “the available context size (8192 tokens)”, “> 200000 maximum”.
_CONTEXT_OF = re.compile(
    r"context[ _](?:length|window|size)\D{0,12}([\d,]+)|([\d,]+) maximum context length|> ([\d,]+) maximum",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"insufficient_quota|exceeded your current quota|credit|billing", re.IGNORECASE)
_FOREVER = 1e9  # seconds; “inf” and “nan” are floats as well
_PASSING = {408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529}


@dataclass(frozen=True)
class Advice:
    """What to do about a field of a request that a server refuses; `marks` are how its words tell of it."""

    fields: tuple[str, ...]
    marks: tuple[str, ...]
    what: str


_ADVICE = (
    Advice(
        ("response_format",),
        ("response_format", "json_schema", "json_object", "schema", "structured output", "grammar"),
        "it does not take JSON asked for with --schema {way}; use --schema {others}",
    ),
    Advice(
        ("tools", "tool_choice"),
        ("tool", "function"),
        "it does not take JSON asked for with --schema {way}; use --schema {others}",
    ),
    Advice(
        ("max_completion_tokens",),
        ("max_completion_tokens",),
        "it has another name for the limit on a reply; use --length-field max_tokens",
    ),
    Advice(
        ("max_tokens",),
        ("max_tokens",),
        "it has another name for the limit on a reply, or allows less; "
        "use --length-field max_completion_tokens, or a smaller --max-output-tokens",
    ),
    Advice(("temperature",), ("temperature",), "the model chooses its own; leave out --temperature"),
    Advice(("seed",), ("seed",), "it takes none; leave out --seed"),
    Advice(
        ("reasoning_effort",),
        ("reasoning_effort", "reasoning effort", "thinking"),
        "the model does not reason, or not that far; leave out --reasoning-effort",
    ),
)


def of_exception(error: Exception, asked: ChatRequest, way: SchemaWay) -> Kind:
    """What an exception of the SDK tells, or of what carries its bytes, of a request asked that way."""
    import httpx2
    import openai

    match error:
        case openai.APIStatusError():
            return _of_status(error, asked, way)
        case openai.APITimeoutError() | httpx2.TimeoutException() | TimeoutError():
            return SILENT
        case openai.APIConnectionError() | httpx2.TransportError():
            return UNREACHED
        case httpx2.HTTPError():
            return BROKEN
    return FAILED


def _of_status(error: APIStatusError, asked: ChatRequest, way: SchemaWay) -> Kind:
    """What a status tells; the body decides where one status stands for several things."""
    said = str(error)
    match error.status_code:
        case 401:
            return KEY_REFUSED
        case 403:
            return NO_ACCESS
        case 402:
            return NO_CREDIT
        case 404 if "support" not in said:
            return NOT_FOUND
        case 429:
            return NO_CREDIT if _is_out_of_credit(error) else TOO_MANY
        case status if status in _PASSING or status >= 500:
            return BUSY
        case 400 | 413 | 422 if _CONTEXT.search(said):
            return TOO_LONG
        case 400 | 404 | 422:
            return RequestRefusedError, _REFUSED + (advised(said, asked, way) or _OTHERWISE)
    return FAILED


def of_body(told: object) -> Kind:
    """What a JSON value tells that stands in place of a completion."""
    match told:
        case {"error": {"code": int(code)}} if code in _PASSING:
            return BUSY
        case {"error": _}:
            return FAILED
    return NO_COMPLETION


def of_text(text: str) -> Kind:
    """What a text tells that stands in place of JSON: its beginning, or something else."""
    return BROKEN if not text.strip() or text.lstrip().startswith(("{", "[")) else NO_COMPLETION


def context_of(said: str) -> int | None:
    """The tokens that the model's context holds, where a server's words tell.

    >>> context_of("request (9031 tokens) exceeds the available context size (8192 tokens)")
    8192
    """
    told = _CONTEXT_OF.search(said)
    return int(next(filter(None, told.groups())).replace(",", "")) if told else None


def advised(said: str, sent: ChatRequest, way: SchemaWay) -> str:
    """What to do about a field of a request that a server's words refuse; empty where they name none.

    >>> advised("Unsupported value: 'temperature'", {"temperature": 0.2}, "plain")
    'the model chooses its own; leave out --temperature'
    """
    words = said.lower()
    for advice in _ADVICE:
        if any(name in sent for name in advice.fields) and any(mark in words for mark in advice.marks):
            others = ", ".join(other for other in SCHEMA_WAYS if other != way)
            return advice.what.format(way=way, others=others)
    return ""


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that a server asks to wait: told as such, or as a date beside its own.

    >>> retry_after({"retry-after": "Sun, 22 Nov 2026 12:00:30 GMT", "date": "Sun, 22 Nov 2026 12:00:00 GMT"})
    30.0
    """
    from email.utils import parsedate_to_datetime  # slow to import, and most runs fail nowhere

    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) / unit
        except ValueError:
            continue
        if 0 <= seconds < _FOREVER:
            return seconds
    try:
        then, now = (parsedate_to_datetime(headers.get(name, "")) for name in ("retry-after", "date"))
        return max(0.0, (then - now).total_seconds())
    except (TypeError, ValueError):  # no date, or one with a time zone and one without
        return None


def _is_out_of_credit(error: APIStatusError) -> bool:
    """Whether waiting would not help; some say that a quota is exceeded, and when to come back."""
    if error.code == "insufficient_quota":
        return True
    return bool(_CREDIT.search(str(error))) and retry_after(error.response.headers) is None
