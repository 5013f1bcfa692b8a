"""How much of a source is read."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST = 50_000_000
"""Bytes in the largest source that is read."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much fetching one source may take, redirects included: bytes, packed or not, and seconds."""

    bytes: int = LARGEST
    seconds: float = 60.0
    redirects: int = 5
