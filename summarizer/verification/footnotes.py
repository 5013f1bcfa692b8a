"""What the footnotes and numbered references of a note say."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ENTRY = re.compile(
    r"^[ ]{0,3}(?:[-*][ ])?\[\^?(?P<label>[^\]\s]{1,80})\](?::[ \t]*|[ \t]+)(?P<text>\S.*)$", re.MULTILINE
)


def footnotes_in(text: str) -> Mapping[str, str]:
    """The text of each footnote, `[^a]: …`, and of each line that opens with a mark, `[1] …`, by label.

    >>> footnotes_in("It passed.[^1]\\n\\n[^1]: Minutes, p. 3")
    {'1': 'Minutes, p. 3'}
    """
    return {entry["label"]: entry["text"].strip() for entry in _ENTRY.finditer(text)}
