"""Briefings kept as JSON, read from a file or from standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli import standard_input
from summarizer.errors import SourceError

if TYPE_CHECKING:
    from summarizer.briefing import Briefing


def kept(source: str) -> Briefing:
    """The briefing in a file that `summarizer brief -f json` made; "-" is standard input.

    Raises `SourceError` if it cannot be read, and `BriefingFormatError` if it holds no briefing.
    """
    from summarizer.rendering import parse

    return parse(_text(source), source)


def _text(source: str) -> str:
    try:
        data = standard_input.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise SourceError(
            f"{source}: could not be read: {error.strerror}; check the path", source=source
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{source}: not UTF-8; give a briefing made with -f json", source=source) from error
