"""How many tokens a request holds, told from its text.

No tokenizer is asked: those of hosted models are fetched from the network when they are first used, which
is no thing to do before anything is sent, and a provider's own count is not its tokenizer's alone. What a
character costs is fitted, by script and family of tokenizer, in `tokens.toml`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from unicodedata import category

from pydantic import TypeAdapter

from summarizer.chat.base import ChatModel, ChatRequest
from summarizer.segmentation.language import detect

_PIECE = re.compile(r"[^\W\d_]+|\s?\d+|[^\w\s]+|_+")
# What a chat template puts around each message, and before the reply.
_MESSAGE, _REPLY = 4, 3
_LONG = 8
_LENGTHS = ("max_completion_tokens", "max_tokens")
_PARAGRAPH = 200  # characters
_GROUP = 3  # digits that one token may hold
# What a word or a run of marks costs in JSON without spaces: 1.0 to 1.2 in all three families.
_JSON_PIECE = re.compile(r"[^\W_]+|[\W_]+")
_JSON = 1.12
_SCRIPTS = (
    ("latin", 0x0000, 0x024F),
    ("greek", 0x0370, 0x03FF),
    ("cyrillic", 0x0400, 0x052F),
    ("hebrew", 0x0590, 0x05FF),
    ("arabic", 0x0600, 0x08FF),
    ("indic", 0x0900, 0x0DFF),
    ("thai", 0x0E00, 0x0EFF),
    ("hangul", 0x1100, 0x11FF),
    ("latin", 0x1E00, 0x1EFF),
    ("greek", 0x1F00, 0x1FFF),
    ("stop", 0x3000, 0x303F),
    ("kana", 0x3040, 0x30FF),
    ("han", 0x3400, 0x9FFF),
    ("hangul", 0xAC00, 0xD7AF),
    ("arabic", 0xFB50, 0xFEFC),
    ("stop", 0xFF00, 0xFF65),
)
# A script that nobody fitted has characters of two to three bytes, and most are tokens of their own.
_UNFITTED = 1.5


@dataclass(frozen=True)
class Family:
    """A family of tokenizers: the pattern of its `models`, and what each kind of character costs.

    Of a language in `languages` all cost so many times as much as of the others in its script.
    """

    name: str
    models: str
    word: float
    long: float
    accent: float
    number: float
    digit: float
    gap: float
    mark: float
    sign: float
    stop: float
    cyrillic: float
    greek: float
    arabic: float
    hebrew: float
    indic: float
    thai: float
    han: float
    kana: float
    hangul: float
    languages: Mapping[str, float]


def family_of(model: str) -> Family:
    """The family that a model of that name is counted by; the first, where no pattern fits."""
    default, *others = _families()
    return next((family for family in others if re.search(family.models, model.lower())), default)


def tokens(text: str, family: Family) -> int:
    """About how many tokens the text is: within 15 % for documents in the fitted languages.

    >>> tokens("The council voted 7 to 4 to delay the opening.", family_of("gpt-5"))
    13
    """
    found = Counter(kind for piece in _PIECE.findall(text) for kind in _kinds(piece))
    costs = sum(count * getattr(family, kind, _UNFITTED) for kind, count in found.items())
    # Of less than a paragraph no language is told with certainty, nor does it matter.
    language = detect(text) if len(text) >= _PARAGRAPH else ""
    return round(costs * family.languages.get(language, 1.0))


def longest_reply(request: ChatRequest, model: ChatModel, *, read: int) -> int:
    """The most tokens that the reply may hold: what the request allows, or the model that it goes to.

    Where neither says, it is what the context has room for beside the `read` tokens of the request.
    """
    said = (asked.get(name) for asked in (request, model.parameters) for name in _LENGTHS)
    return min((limit for limit in said if isinstance(limit, int)), default=max(0, model.context - read))


def tokens_of(request: ChatRequest, family: Family) -> int:
    """About how many tokens a server counts for the messages of a request."""
    messages = request["messages"]
    return sum(tokens(_text(m.get("content")), family) + _MESSAGE for m in messages) + _REPLY


def schema_tokens_of(request: ChatRequest) -> int:
    """About how many tokens the schema of the answer takes beside the messages, as it is sent.

    Some servers show it to the model and count it, others turn it into a grammar.
    """
    schema = request.get("response_format") or request.get("tools")
    written = json.dumps(schema, separators=(",", ":")) if schema else ""
    return round(_JSON * len(_JSON_PIECE.findall(written)))


def most_of(request: ChatRequest, family: Family) -> int:
    """A number of tokens that the request does not pass: its messages and its schema, and a quarter above."""
    return (tokens_of(request, family) + schema_tokens_of(request)) * 5 // 4


def _text(content: object) -> str:
    return content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)


def _kinds(piece: str) -> Iterator[str]:
    """What of the piece costs: a word and its letters, a number and its digits, or each of its marks."""
    if piece[0].isspace():
        yield "gap"
        yield from _kinds(piece[1:])
    elif piece.isdigit():
        yield from ["number"] * -(-len(piece) // _GROUP)
        yield from ["digit"] * len(piece)
    elif not piece[0].isalpha():
        yield from (_sign(character) for character in piece)
    elif (script := _script(piece[0])) == "latin":
        yield "word"
        yield from ["long"] * max(0, len(piece) - _LONG)
        yield from ["accent"] * sum(not character.isascii() for character in piece)
    else:
        yield from [script] * len(piece)


def _sign(character: str) -> str:
    """A vowel sign belongs to its script; else a mark of every keyboard, of full width, or another."""
    if category(character).startswith("M"):
        return _script(character)
    if character.isascii():
        return "mark"
    return "stop" if _script(character) == "stop" else "sign"


def _script(character: str) -> str:
    code = ord(character)
    return next((name for name, first, last in _SCRIPTS if first <= code <= last), "unfitted")


@cache
def _families() -> tuple[Family, ...]:
    listed = tomllib.loads(files(__package__).joinpath("tokens.toml").read_text("utf-8"))
    return TypeAdapter(tuple[Family, ...]).validate_python(listed["families"])
