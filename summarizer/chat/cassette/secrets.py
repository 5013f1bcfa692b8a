"""Keys and passwords that must not stand in a file that is committed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_GONE = "[secret]"
# A value that is handed in and shorter than this might be any word.
_SHORTEST = 8
_DIGIT = r"(?=[\w-]*\d)"


@dataclass(frozen=True)
class _Shape:
    """How secrets of a kind look; one holds one of `marks`, which is looked for first: it is quicker."""

    kind: str
    marks: tuple[str, ...]
    pattern: re.Pattern[str]

    def within(self, text: str) -> bool:
        return any(mark in text for mark in self.marks)


_SHAPES = (
    _Shape(
        "private key",
        ("PRIVATE KEY",),
        re.compile(
            r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL
        ),
    ),
    _Shape("JSON web token", ("eyJ",), re.compile(r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}")),
    _Shape(
        "GitHub token",
        ("ghp_", "gho_", "ghs_", "ghu_", "ghr_", "github_pat_"),
        re.compile(r"\b(?:gh[opsur]_[A-Za-z0-9]{30,}|github_pat_\w{30,})"),
    ),
    _Shape("AWS access key", ("AKIA", "ASIA"), re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b")),
    _Shape("Slack token", ("xox",), re.compile(r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}")),
    _Shape("Google key", ("AIza",), re.compile(r"\bAIza[\w-]{35}")),
    _Shape("API key", ("sk-",), re.compile(rf"\bsk-{_DIGIT}[\w-]{{20,}}")),
    _Shape("password in an address", ("://",), re.compile(r"(?<=://)[^\s/:@]+:[^\s/@]+(?=@)")),
    _Shape("bearer token", ("earer ",), re.compile(rf"(?<=\b[Bb]earer ){_DIGIT}[\w.~+/-]{{20,}}=*")),
)


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
    told = (shape for shape in _SHAPES if shape.within(text))
    places = sorted((match.start(), shape.kind) for shape in told for match in shape.pattern.finditer(text))
    return tuple(Secret(kind, text.count("\n", 0, start) + 1) for start, kind in places)


def scrubbed(text: str, *, secrets: Sequence[str] = ()) -> str:
    """`text` with “[secret]” for what looks like one, and for each of `secrets` of eight letters or more.

    >>> scrubbed("It is open sesame.", secrets=["open sesame"])
    'It is [secret].'
    """
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            text = text.replace(secret, _GONE)
    for shape in _SHAPES:
        if shape.within(text):
            text = shape.pattern.sub(_GONE, text)
    return text
