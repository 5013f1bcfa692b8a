"""Standard input, where a source or a briefing is named "-"."""

from __future__ import annotations

import sys

from summarizer.errors import SourceError


def read() -> bytes:
    """All of standard input; `SourceError` if it is closed, or larger than a source may be."""
    from summarizer.loaders.size import LARGEST

    if sys.stdin is None:
        raise SourceError("standard input: is closed; name a file", source="-")
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SourceError(f"standard input: over {LARGEST // 1_000_000} MB; split it", source="-")
    return data
