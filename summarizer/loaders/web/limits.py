"""How much of a source is read."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.loaders.size import LARGEST


@dataclass(frozen=True, slots=True)
class Limits:
    """How much fetching one source may take, redirects included: bytes, packed or not, and seconds."""

    bytes: int = LARGEST
    seconds: float = 60.0
    redirects: int = 5
