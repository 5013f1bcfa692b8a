"""Keys and passwords that must not stand in a file that is committed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_GONE = "[secret]"
# A value that is handed in and shorter than this might be any word.
_SHORTEST = 8
_DIGIT = r"(?=[\w-]*\d)"
_SHAPES = {
    "private key": re.compile(
        r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL
    ),
    "JSON web token": re.compile(r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}"),
    "GitHub token": re.compile(r"\b(?:gh[opsur]_[A-Za-z0-9]{30,}|github_pat_\w{30,})"),
    "AWS access key": re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"),
    "Slack token": re.compile(r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
    "Google key": re.compile(r"\bAIza[\w-]{35}"),
    "API key": re.compile(rf"\bsk-{_DIGIT}[\w-]{{20,}}"),
    "password in an address": re.compile(r"(?<=://)[^\s/:@]+:[^\s/@]+(?=@)"),
    "bearer token": re.compile(rf"(?<=\bBearer ){_DIGIT}[\w.~+/-]{{20,}}=*", re.IGNORECASE),
}


@dataclass(frozen=True)
class Secret:
    """What looks like a secret: of which kind, and on which line, from 1. The secret itself is not told."""

    kind: str
    line: int


def found(text: str) -> tuple[Secret, ...]:
    """Everything in `text` that looks like a secret, in order.

    >>> found("key:\\nAKIA" + "Q7" * 8)
    (Secret(kind='AWS access key', line=2),)
    """
    places = sorted(
        (match.start(), kind) for kind, shape in _SHAPES.items() for match in shape.finditer(text)
    )
    return tuple(Secret(kind, text.count("\n", 0, start) + 1) for start, kind in places)


def scrubbed(text: str, *, secrets: Sequence[str] = ()) -> str:
    """`text` with “[secret]” for what looks like one, and for each of `secrets` of eight letters or more.

    >>> scrubbed("It is open sesame.", secrets=["open sesame"])
    'It is [secret].'
    """
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            text = text.replace(secret, _GONE)
    for shape in _SHAPES.values():
        text = shape.sub(_GONE, text)
    return text
