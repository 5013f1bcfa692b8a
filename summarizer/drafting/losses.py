"""What a reply held that was no valid item, told as what could not be supported."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from summarizer.briefing import Unsupported
from summarizer.chat.salvage import Lost

_SHOWN = 300  # characters of what is no text


def told(lost: Iterable[Lost]) -> Iterator[Unsupported]:
    """The parts of a reply that were lost, each with what stood there and what was wrong with it.

    >>> [item.text for item in told([Lost("key_points", {"text": "It rained."}, ("sentences: missing",))])]
    ['It rained.']
    """
    for part in lost:
        yield Unsupported(
            section=part.section.replace("_", " "), text=_text(part.item), reasons=tuple(part.reasons)
        )


def _text(item: object) -> str:
    match item:
        case {"text": str(text)}:
            return text
        case str(text):
            return text
    return json.dumps(item, ensure_ascii=False)[:_SHOWN]
