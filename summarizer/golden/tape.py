"""The cassette of a case, with the lines on which its parts stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from summarizer.chat.cassette import Cassette, line_of, parse
from summarizer.errors import CassetteError


@dataclass(frozen=True)
class Tape:
    """A cassette, and the text that it was read from."""

    path: Path
    text: str
    cassette: Cassette

    def line(self, start: str) -> int:
        """The line that begins so, from 1; 1 where there is none."""
        found = re.search(rf"^{re.escape(start)}", self.text, re.MULTILINE)
        return self.text.count("\n", 0, found.start()) + 1 if found else 1

    def at(self, step: str, attempt: int) -> int:
        """The line on which that exchange begins."""
        return line_of(self.text, step, attempt=attempt)


def read(path: Path) -> Tape:
    """The tape in that file; `CassetteError` says where it is not one, and what to do."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CassetteError(
            f"{path}: cannot be read ({error}); record the case again", path=str(path)
        ) from error
    return Tape(path, text, parse(text, path))
